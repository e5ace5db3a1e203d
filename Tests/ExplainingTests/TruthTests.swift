import Checking
import Dispatch
import Enumeration
import Explaining
import Instances
import Optimising
import Schedules
import Synchronization
import Testing

/// What reasons say, held against the checker on random tiny instances.
@Suite struct TruthTests {
  /// Rules that a reason owns to breaking; the tasks in the way may be missed by others, so those are looked at for the new task's people only.
  private static func allowed(_ code: ReasonCode) -> Set<Rule> {
    switch code {
    case .dependencyFirstUnserved, .dependencyTime, .dependencySameWorker: [.dependency]
    case .spacing: [.recurrence]
    case .householdLimit: [.household]
    case .venueTaken: [.venue]
    case .distinctLimit: [.distinct]
    case .guardian: [.guardian]
    case .capsReached, .tooFar: [.limits]
    case .fundExhausted: [.fund]
    case .competesWith, .pinned: [.mandatory, .pinned, .dependency, .limits]
    default: []
    }
  }

  /// The first reason of a task that could be served alone is none of these.
  private static let structural: Set<ReasonCode> = [.noQualifiedWorker, .noCommonTime, .noTimeInShifts, .tooFar]

  @Test("every reason is true, and every unserved task has one", arguments: [0, 150, 300])
  func reasonsAreTrue(first: Int) {
    let faults = Mutex<[String]>([])
    let seen = Mutex<[String: Int]>([:])
    DispatchQueue.concurrentPerform(iterations: 150) { offset in
      let seed = first + offset
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      func note(_ text: String) { faults.withLock { $0.append("seed \(seed): \(text)") } }
      guard let schedule = try? optimise(instance, options: Options(timeLimitSeconds: 20, gap: 0), previous: previous), let cost = schedule.cost else { return }
      let left = schedule.unserved?.map(\.task) ?? []
      let answers = explanations(schedule, of: instance, previous: previous, language: .en)
      if answers.map(\.task) != left { note("\(answers.map(\.task)) for \(left)") }
      for answer in answers {
        if answer.because.isEmpty { note("no reason for \(answer.task)") }
        for explanation in answer.because {
          seen.withLock { $0[explanation.code.rawValue, default: 0] += 1 }
          let isPossible = canBeServed(explanation.owner, in: instance)
          // A tie with a gap sets a task on the coarser grid of begins, which alone it is not.
          let isTied = instance.dependencies.contains { $0.hasGap && ($0.first == explanation.owner || $0.second == explanation.owner) }
          if explanation.code == answer.because[0].code, TruthTests.structural.contains(explanation.code), isPossible, !isTied {
            note("\(answer.task) \(explanation.code) but it can be served")
          }
          if !isPossible, explanation.trial == nil, [.spacing, .householdLimit, .venueTaken, .competesWith].contains(explanation.code) {
            note("\(answer.task) \(explanation.code) but nobody could serve it alone")
          }
          if explanation.reason.message.isEmpty || explanation.reason.remedy?.isEmpty != false { note("\(answer.task) \(explanation.code) without words") }
          guard let trial = explanation.trial else { continue }
          if !isPossible && explanation.code == .dearerThanLeaving { note("\(answer.task) is impossible and dear") }
          let verdict = check(trial, of: instance, previous: previous)
          switch explanation.code {
          case .dearerThanLeaving:
            if !verdict.isValid { note("\(answer.task) cannot be added: \(verdict.violations.map(\.finding))") }
            if verdict.terms.total < cost.total { note("\(answer.task) is cheaper: \(verdict.terms.total) < \(cost.total)") }
            if verdict.terms.total > cost.total, !explanation.reason.message.contains(": \(verdict.terms.total - cost.total) more") {
              note("wrong amount: \(explanation.reason.message)")
            }
          case .worthAdding: note("\(answer.task) worth adding to an optimal roster")
          case _ where isPossible:
            let broken = Set(verdict.violations.map(\.rule)).subtracting(TruthTests.allowed(explanation.code))
            if !broken.isEmpty { note("\(answer.task) \(explanation.code): \(verdict.violations.map(\.finding))") }
            if ![.competesWith, .pinned].contains(explanation.code), verdict.violations.isEmpty { note("\(answer.task) \(explanation.code) breaks nothing") }
          default: break
          }
        }
      }
    }
    let found = faults.withLock { $0.sorted() }
    #expect(found.isEmpty, "\(found.count)\n\(found.prefix(30).joined(separator: "\n"))")
    let kinds = seen.withLock { $0 }
    #expect(kinds.count >= 6, "\(kinds.sorted { $0.key < $1.key })")
  }
}
