import Benchmarking
import Schedules
import Testing

/// A run of instance `d1` that claims this total and this bound.
private func record(_ name: String, total: Int?, bound: Int?, digest: String = "d1", violations: [String] = []) -> RunRecord {
  let status: Schedule.Status = total == nil ? .infeasible : .feasible
  let mark = RunMark(instance: name, sha256: digest, status: status, total: total, bound: bound)
  return RunRecord(suite: "s", entry: name, mark: mark, tasks: 1, violations: violations)
}

@Suite struct SoundnessTests {
  @Test("bounds at or below every total are accepted; a bound may equal the best total")
  func sound() {
    #expect(soundnessComplaints([record("a", total: 10, bound: 9), record("b", total: 9, bound: 9)]) == [])
  }

  @Test("a bound above the total of another run is refused, whichever run came first")
  func crossed() {
    let (low, high) = (record("low", total: 8, bound: 5), record("high", total: 12, bound: 9))
    for runs in [[low, high], [high, low]] {
      #expect(soundnessComplaints(runs).map(\.run) == ["high, seed 1"])
      #expect(soundnessComplaints(runs).map(\.cause) == [.boundAboveTotal(bound: 9, total: 8, by: "low, seed 1")])
    }
  }

  @Test("other instances do not speak for each other, and a schedule that fails the checker speaks for none")
  func apart() {
    #expect(soundnessComplaints([record("a", total: 8, bound: 5), record("b", total: 12, bound: 9, digest: "d2")]) == [])
    let refused = soundnessComplaints([record("a", total: 8, bound: 5, violations: ["H4 /routes/0"]), record("b", total: 12, bound: 9)])
    #expect(refused.map(\.cause) == [.invalid(["H4 /routes/0"])])
  }

  @Test("the baseline speaks both ways: its totals against these bounds, its bounds against these totals")
  func baseline() {
    let cheap = RunMark(instance: "a", sha256: "d1", status: .feasible, total: 7, bound: 3)
    let tight = RunMark(instance: "a", sha256: "d1", status: .feasible, total: 20, bound: 11)
    #expect(soundnessComplaints([record("a", total: 10, bound: 8)], baseline: [cheap]).map(\.run) == ["a, seed 1"])
    #expect(soundnessComplaints([record("a", total: 10, bound: 8)], baseline: [tight]).map(\.run) == ["baseline, a, seed 1"])
    #expect(
      soundnessComplaints([record("a", total: 10, bound: 8)], baseline: [RunMark(instance: "a", sha256: "d1", status: .optimal, total: 8, bound: 8)]) == [])
  }

  @Test("a known value caps every bound, and a proven one every total from below")
  func known() {
    func fact(_ known: KnownValue) -> KnownFact { KnownFact(sha256: "d1", known: known, source: "published") }
    let run = record("a", total: 10, bound: 9)
    #expect(soundnessComplaints([run], facts: [fact(KnownValue(value: 9, bound: 9))]) == [])
    #expect(soundnessComplaints([run], facts: [fact(KnownValue(value: 8))]).map(\.run) == ["a, seed 1"])
    #expect(soundnessComplaints([run], facts: [fact(KnownValue(value: 11, bound: 11))]).map(\.run) == ["published"])
  }

  @Test("the verdict tells a valid schedule, a refused one, and none")
  func verdicts() {
    #expect(record("a", total: 10, bound: 9).verdict == "valid")
    #expect(record("a", total: 10, bound: 9, violations: ["H1 /routes/0"]).verdict == "refused")
    #expect(record("a", total: nil, bound: nil).verdict == "noSchedule")
  }

  @Test("infeasible beside a valid schedule is refused")
  func infeasible() {
    let runs = [record("a", total: 10, bound: 9), record("b", total: nil, bound: nil)]
    #expect(soundnessComplaints(runs).map(\.cause) == [.infeasibleButSolved(by: "a, seed 1")])
  }
}
