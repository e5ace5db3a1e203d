package import Instances

/// Why a benchmark is refused: a run that is worse than its baseline, or an answer that cannot be true.
package struct Complaint: Sendable, Hashable {
  package enum Cause: Sendable, Hashable {
    /// The total, a gap or a count is above what the baseline and the tolerance allow.
    case worse(Measure, was: Double, now: Double)
    /// The baseline has a value that this run has not.
    case gone(Measure)
    /// The baseline has a schedule, or a proof that there is none, and this run another status.
    case otherStatus(was: String, now: String)
    /// Another document or other limits than the baseline's: to be recorded anew.
    case otherInstance
    case otherLimits
    /// The baseline has a run that was not made.
    case notRun
    /// The checker refuses the schedule.
    case invalid([String])
    /// A bound above the total of a valid schedule of the same instance; `by` says whose total it is.
    case boundAboveTotal(bound: Int, total: Int, by: String)
    /// Proven infeasible, and a valid schedule exists.
    case infeasibleButSolved(by: String)
  }

  package enum Measure: Sendable, Hashable {
    case total, gap, netGap, timeRatio
    case count(String)
  }

  /// `name, seed 1`.
  package var run: String
  package var cause: Cause

  package init(run: String, cause: Cause) {
    self.run = run
    self.cause = cause
  }

  package var wording: Wording {
    let (zh, en) = words
    return Wording(zh: "\(run)：\(zh)", en: "\(run): \(en)")
  }

  private var words: (zh: String, en: String) {
    switch cause {
    case .worse(let measure, let was, let now):
      (
        "\(measure.wording.zh)变差，基线 \(text(was))，现在 \(text(now))",
        "the \(measure.wording.en) is worse: \(text(was)) in the baseline, \(text(now)) now"
      )
    case .gone(let measure): ("基线有\(measure.wording.zh)，现在没有", "the baseline has a \(measure.wording.en), this run has none")
    case .otherStatus(let was, let now): ("结果不同，基线 \(was)，现在 \(now)", "another status: \(was) in the baseline, \(now) now")
    case .otherInstance:
      ("实例文件与基线的不同，请用 --write-baseline 重新记录", "the instance is not the baseline's; record it anew with --write-baseline")
    case .otherLimits:
      ("运行的上限与基线的不同，请用 --write-baseline 重新记录", "the limits are not the baseline's; record it anew with --write-baseline")
    case .notRun: ("基线有此项，本次没有运行", "the baseline has this run, and it was not made")
    case .invalid(let violations): ("核对不通过：\(violations.joined(separator: "、"))", "the checker refuses the schedule: \(violations.joined(separator: ", "))")
    case .boundAboveTotal(let bound, let total, let by):
      ("下界 \(bound) 高于有效的总分 \(total)（\(by)）", "the bound \(bound) is above a valid total, \(total) (\(by))")
    case .infeasibleButSolved(let by): ("称无解，但有有效的排班（\(by)）", "claimed infeasible, but there is a valid schedule (\(by))")
    }
  }

  private func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
}

extension Complaint.Measure {
  var wording: Wording {
    switch self {
    case .total: Wording(zh: "总分", en: "total")
    case .gap: Wording(zh: "差距", en: "gap")
    case .netGap: Wording(zh: "净差距", en: "net gap")
    case .timeRatio: Wording(zh: "用时与参照之比", en: "time in terms of the reference run")
    case .count(let name): Wording(zh: "计数 \(name)", en: "count of \(name)")
    }
  }
}
