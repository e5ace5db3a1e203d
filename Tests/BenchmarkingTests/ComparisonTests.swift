import Benchmarking
import Instances
import Schedules
import Testing

/// A run with everything that a comparison looks at.
private let usual = RunMark(
  instance: "hall", sha256: "d1", limits: RunLimits(workLimit: 1000), status: .feasible, total: 1000, bound: 900, gap: 0.1, netGap: 0.2,
  counts: ["columns": 400, "labels": 9000], timeRatio: 2)

private func complaints(
  _ change: (inout RunMark) -> Void, tolerance: RegressionTolerance = RegressionTolerance(), timeRatio: Double? = nil
) -> [Complaint.Cause] {
  var run = usual
  change(&run)
  return Comparison(tolerance, timeRatio: timeRatio).complaints([run], [usual]).map(\.cause)
}

@Suite struct ComparisonTests {
  @Test("an equal run is accepted, and so is a better one")
  func equalOrBetter() {
    #expect(complaints { _ in } == [])
    let better = complaints { run in
      (run.total, run.bound, run.gap, run.netGap) = (990, 990, 0, 0)
      run.status = .optimal
      run.counts = ["columns": 399, "labels": 1, "nodes": 7]
    }
    #expect(better == [])
  }

  @Test("a higher cost is refused")
  func higherCost() { #expect(complaints { $0.total = 1001 } == [.worse(.total, was: 1000, now: 1001)]) }

  @Test("a wider gap is refused, the net gap on its own")
  func widerGap() {
    #expect(complaints { $0.gap = 0.100001 } == [.worse(.gap, was: 0.1, now: 0.100001)])
    #expect(complaints { $0.netGap = 0.25 } == [.worse(.netGap, was: 0.2, now: 0.25)])
    #expect(complaints { $0.netGap = nil } == [.gone(.netGap)])
  }

  @Test("more labels are refused, and a count that is no longer given")
  func moreLabels() {
    #expect(complaints { $0.counts["labels"] = 9001 } == [.worse(.count("labels"), was: 9000, now: 9001)])
    #expect(complaints { $0.counts["labels"] = nil } == [.gone(.count("labels"))])
  }

  @Test("the tolerance bounds what is refused: just inside it passes, just outside does not")
  func tolerance() {
    let tolerance = RegressionTolerance(gap: 0.01, cost: 0.02, counts: 0.05)
    let inside = complaints(
      { run in
        (run.total, run.gap, run.netGap) = (1020, 0.11, 0.21)
        run.counts = ["columns": 420, "labels": 9450]
      }, tolerance: tolerance)
    #expect(inside == [])
    #expect(complaints({ $0.total = 1021 }, tolerance: tolerance).count == 1)
    #expect(complaints({ $0.gap = 0.1101 }, tolerance: tolerance).count == 1)
    #expect(complaints({ $0.counts["columns"] = 421 }, tolerance: tolerance).count == 1)
  }

  @Test("counts are held only where work ends the run: by the clock they vary")
  func countsByTheClock() {
    var before = usual
    before.limits = RunLimits(timeLimit: 5)
    var run = before
    run.counts["labels"] = 10_000
    #expect(Comparison().complaints([run], [before]) == [])
  }

  @Test("time is looked at only when asked, in terms of the reference")
  func time() {
    #expect(complaints { $0.timeRatio = 50 } == [])
    #expect(complaints({ $0.timeRatio = 2.9 }, timeRatio: 1.5) == [])
    #expect(complaints({ $0.timeRatio = 3.1 }, timeRatio: 1.5) == [.worse(.timeRatio, was: 2, now: 3.1)])
  }

  @Test("a schedule that is no longer found is refused; one that is found at last is not")
  func status() {
    func lost(_ run: inout RunMark) {
      (run.total, run.bound, run.gap, run.netGap, run.status) = (nil, nil, nil, nil, .noSolutionFound)
    }
    #expect(complaints(lost) == [.otherStatus(was: "FEASIBLE", now: "NO_SOLUTION_FOUND")])
    var before = usual
    lost(&before)
    #expect(Comparison().complaints([usual], [before]) == [])
    var proven = before
    proven.status = .infeasible
    #expect(Comparison().complaints([proven], [before]) == [])
    #expect(Comparison().complaints([before], [proven]).map(\.cause) == [.otherStatus(was: "INFEASIBLE", now: "NO_SOLUTION_FOUND")])
  }

  @Test("other instances and other limits are not comparable, and that is said")
  func incomparable() {
    #expect(complaints { $0.sha256 = "d2" } == [.otherInstance])
    #expect(complaints { $0.limits.workLimit = 2000 } == [.otherLimits])
  }

  @Test("a run of the baseline that is missing is refused, unless it is excused; a run that is new is not")
  func missing() {
    #expect(Comparison().complaints([], [usual]).map(\.cause) == [.notRun])
    #expect(Comparison().complaints([], [usual]) { $0 == "hall" } == [])
    var other = usual
    other.seed = 2
    #expect(Comparison().complaints([usual, other], [usual]) == [])
    #expect(Comparison().complaints([other], [usual]).map(\.cause) == [.notRun])
  }

  @Test("every complaint is worded in both languages and names the run")
  func words() {
    let causes: [Complaint.Cause] = [
      .worse(.count("labels"), was: 1, now: 2), .gone(.netGap), .otherStatus(was: "FEASIBLE", now: "INFEASIBLE"), .otherInstance, .otherLimits, .notRun,
      .invalid(["H7 /routes/1"]), .boundAboveTotal(bound: 5, total: 4, by: "hall, seed 2"), .infeasibleButSolved(by: "baseline"),
    ]
    let texts = causes.map { Complaint(run: "hall, seed 1", cause: $0).wording }
    #expect(texts.allSatisfy { $0.zh.hasPrefix("hall, seed 1") && $0.en.hasPrefix("hall, seed 1") && $0.zh != $0.en })
    #expect(Set(texts).count == causes.count)
  }
}
