import Instances
import Schedules

/// Puts reasons for one task into words that a coordinator would use.
struct ReasonText {
  let instance: Instance
  let bench: Bench
  let owner: TaskOwner
  let speech: Speech
  private let base: Schedule
  private let conflicts: [[String]]

  init(_ explainer: Explainer, _ bench: Bench, _ owner: TaskOwner) {
    instance = explainer.instance
    speech = explainer.speech
    base = explainer.schedule
    conflicts = explainer.schedule.conflicts ?? []
    self.bench = bench
    self.owner = owner
  }

  func say(_ zh: String, _ en: String) -> String { speech.say(zh: zh, en: en) }

  func explanation(_ code: ReasonCode, _ message: String, _ remedy: String?, workers: [Int] = [], choice: Choice? = nil, trial: Schedule? = nil) -> Explanation
  {
    Explanation(
      owner: owner, code: code,
      reason: Reason(code: code.rawValue, message: message, workers: workers.map { instance.workers[$0].id }, remedy: remedy),
      trial: trial ?? choice.flatMap { Trial(base, bench, owner).schedule($0) })
  }

  /// A task with the time at which it stands in the roster.
  func dated(_ owner: TaskOwner, _ id: String, _ begin: Int) -> String {
    say("\(speech.moment(begin))的\(speech.task(owner, id: id))", "\(speech.task(owner, id: id)) on \(speech.moment(begin))")
  }

  // MARK: Without a team

  func noBegin() -> Explanation {
    let minutes = speech.minutes(instance.durationMinutes(of: owner))
    if case .need(let index) = owner, instance.needs[index].windows.contains(where: { $0.end - $0.start >= instance.needs[index].durationMinutes }) {
      let step = speech.minutes(Question.step(instance, owner))
      return explanation(
        .noBegin, say("只能每隔 \(step)（从零点起）开始，没有一个时间窗容得下这样的时刻", "it begins every \(step) from midnight on, and no window has room for such a begin"),
        say("放宽一个时间窗", "widen a window"))
    }
    return explanation(
      .noBegin, say("要 \(minutes)，没有一个时间窗容得下", "it takes \(minutes), and none of its windows has room for that"),
      say("放宽一个时间窗，或缩短时长", "widen a window, or shorten the visit"))
  }

  func withoutRoster(isInConflict: Bool) -> Explanation {
    if isInConflict {
      let names = conflicts.flatMap { $0 }
      return explanation(
        .demandsConflict,
        say("必办或锁定的任务不能同时做到：\(speech.list(names))", "what is mandatory or pinned cannot all be done: \(speech.list(names))"),
        say("其中至少有一项要取消必办、解除锁定或放宽条件", "let at least one of them go, unpin it, or ask less of it"))
    }
    return explanation(
      .noRoster, say("这次没有排出任何排班", "there is no roster at all"), say("先解决冲突，或放宽时间限制再排一次", "resolve the conflicts, or give the search more time"))
  }

  // MARK: Price

  /// For a task that the roster has room for.
  func priced(_ choice: Choice, before: CostTerms, after: CostTerms, _ trial: Schedule) -> Explanation {
    let extra = after.total - before.total
    let saved = before[.unserved] - after[.unserved]
    let who = speech.workers(choice.workers)
    let when = speech.moment(choice.begin)
    let parts = CostTerm.allCases.filter { $0 != .unserved && after[$0] > before[$0] }.map { (term: $0, more: after[$0] - before[$0]) }
      .sorted { $0.more > $1.more }.prefix(3)
    let dear = speech.list(parts.map { "\($0.term.wording.text(speech.language)) \($0.more)" })
    let what = parts.isEmpty ? "" : say("（主要是\(dear)）", " (mostly \(dear))")
    if extra < 0 {
      return explanation(
        .worthAdding, say("\(when)，可以由\(who)来做，总分还能降 \(-extra)", "\(who) could do it on \(when), and the total would fall by \(-extra)"),
        say("让求解多算一会儿", "let the search run longer"), workers: choice.workers, trial: trial)
    }
    let comparison =
      extra == 0
      ? say("与不安排的 \(saved) 一样多", "as much as leaving it, \(saved)")
      : say("而不安排只扣 \(saved)，要多花 \(extra)", "while leaving it costs \(saved): \(extra) more")
    return explanation(
      .dearerThanLeaving,
      say(
        "\(when)，可以由\(who)来做，但要花 \(saved + extra)\(what)，\(comparison)", "\(who) could do it on \(when), but that costs \(saved + extra)\(what), \(comparison)"),
      say("如果非去不可，把它的未安排代价至少调高 \(extra + 1)", "if it matters more, raise its unserved cost by \(extra + 1) or more"), workers: choice.workers,
      trial: trial)
  }

  // MARK: One obstacle alone

  /// For a task that would fit if only this were lifted, in the way of `choice`.
  func single(_ obstacle: Obstacle, _ choice: Choice) -> Explanation {
    let who = speech.workers(choice.workers)
    let when = speech.moment(choice.begin)
    let stopped = choice.members.filter { $0.opening.obstacles.contains(obstacle) }.map(\.opening.worker).sorted()
    let those = speech.workers(stopped)
    let otherwise = say("不然\(when)，\(who)能去", "otherwise \(who) could come on \(when)")
    func answer(_ code: ReasonCode, _ message: String, _ remedy: String, _ workers: [Int]? = nil) -> Explanation {
      explanation(code, message, remedy, workers: workers ?? choice.workers, choice: choice)
    }
    switch obstacle {
    case .firstUnserved, .gap, .spacing, .household, .venue:
      let (message, remedy) = surroundings(obstacle, at: choice.begin)
      return answer(ReasonCode(obstacle), say("\(message)；\(otherwise)", "\(message); \(otherwise)"), remedy)
    case .otherTeam:
      return answer(
        .dependencySameWorker,
        say("须与相关的另一项由不同的人做，而\(those)已经在那一项里；\(otherwise)", "other people must do it than the task it is tied to, where \(those) is already; \(otherwise)"),
        say("换人去做那一项，或再请一位能去的人", "send others to that task, or find one more person for this one"), stopped)
    case .distinct:
      let faces = Set(bench.services(of: owner).flatMap(\.team)).sorted()
      let limit = instance.people(of: owner).maxDistinct ?? 0
      return answer(
        .distinctLimit,
        say(
          "这家最多由 \(limit) 个不同的人上门，已有\(speech.workers(faces))；\(otherwise)",
          "at most \(limit) different people may come, and \(speech.workers(faces)) do; \(otherwise)"),
        say("请已上门的人多去一次，或把人数上限调到 \(Set(faces + choice.workers).count)", "ask one of them once more, or raise the limit to \(Set(faces + choice.workers).count)")
      )
    case .guardian:
      let wards = choice.workers.filter { worker in instance.workers[worker].guardian.map { !choice.workers.contains($0) } ?? false }
      let guardians = Set(wards.compactMap { instance.workers[$0].guardian }).sorted()
      return answer(
        .guardian,
        say(
          "\(when)，\(speech.workers(wards))能去，但须由\(speech.workers(guardians))陪同",
          "\(speech.workers(wards)) could come on \(when), but only together with \(speech.workers(guardians))"),
        say("请\(speech.workers(guardians))那时一起去", "ask \(speech.workers(guardians)) to come along then"), wards + guardians)
    case .weekMinutes, .dayMinutes, .shifts, .stops, .wait:
      let cap = caps(obstacle, choice, stopped)
      return answer(.capsReached, say("\(when)，\(who)能去，但\(cap.message)", "\(who) could come on \(when), but \(cap.message)"), cap.remedy, stopped)
    case .fund:
      let funds = choice.overdrawn.map {
        say("“\(speech.fund($0.fund))”还差 \(speech.money(milliFen: $0.milliFen))", "\(speech.fund($0.fund)) is short of \(speech.money(milliFen: $0.milliFen))")
      }
      return answer(
        .fundExhausted, say("经费不够：\(speech.list(funds))；\(otherwise)", "there is no money for it: \(speech.list(funds)); \(otherwise)"),
        say("补足经费，或省下别处的开支", "add that to the fund, or spend less elsewhere"))
    case .busy: return competition(choice)
    case .distance:
      let far = choice.members.filter { $0.opening.overDistance > 0 }.map { member in
        let limit = instance.workers[member.opening.worker].limits.maxMetresFromHome ?? 0
        return say(
          "\(speech.worker(member.opening.worker))离家 \(speech.distance(limit + member.opening.overDistance))，上限 \(speech.distance(limit))",
          "\(speech.worker(member.opening.worker)) would be \(speech.distance(limit + member.opening.overDistance)) from home, where \(speech.distance(limit)) is the limit"
        )
      }
      return answer(
        .tooFar, say("\(when)，\(who)能去，但太远：\(speech.list(far))", "\(who) could come on \(when), but it is too far: \(speech.list(far))"),
        say("问\(those)这次可否走远一点，或在附近找人", "ask \(those) to go further this once, or find somebody near"), stopped)
    case .noTime:
      return answer(
        .noTimeInShifts, say("\(when)，\(those)在班，但加上路程和休息排不下", "\(those) is on duty on \(when), but not long enough for the way and the breaks"),
        say("请\(those)把班次放宽一些", "ask \(those) for a longer shift"), stopped)
    default:
      return answer(
        .noCommonTime, say("\(when)，\(those)没有班", "\(those) is not on duty on \(when)"), moreDuty(choice, stopped), stopped)
    }
  }

  func moreDuty(_ choice: Choice, _ workers: [Int]) -> String {
    let time = speech.stretch(choice.begin, choice.begin + instance.durationMinutes(of: owner))
    return say("请\(speech.workers(workers))在\(time)前后多给一个半天", "ask \(speech.workers(workers)) for a half-day around \(time)")
  }

  /// Tasks in the way: named, so that she can move one.
  private func competition(_ choice: Choice) -> Explanation {
    let who = speech.workers(choice.workers)
    let stops = choice.members.flatMap { member in
      Array(member.opening.shift.flatMap { bench.routes[member.opening.worker][$0]?.stops[member.opening.removed] } ?? [])
    }
    let inTheWay = stops.enumerated().filter { entry in !stops[..<entry.offset].contains { $0.id == entry.element.id } }.map(\.element)
    let names = speech.list(inTheWay.map { dated($0.owner, $0.id, $0.begin) }, most: 4)
    let pins = inTheWay.filter { bench.pinned.contains($0.id) }
    let when = speech.moment(choice.begin)
    if !pins.isEmpty {
      let locked = speech.list(pins.map { speech.task($0.owner, id: $0.id) }, most: 4)
      return explanation(
        .pinned, say("\(when)，\(who)能去，只是被\(names)占住，其中\(locked)已锁定", "\(who) could come on \(when) but for \(names), and \(locked) is pinned"),
        say("解除\(locked)的锁定", "unpin \(locked)"), workers: choice.workers, choice: choice)
    }
    return explanation(
      .competesWith, say("\(when)，\(who)本来能去，但要做\(names)", "\(who) could come on \(when), but has \(names)"),
      say("把\(speech.list(inTheWay.map(\.id)))改时间或换人，或再请一位能去的人", "move \(speech.list(inTheWay.map(\.id))) or give it to others, or find one more person"),
      workers: choice.workers, choice: choice)
  }
}
