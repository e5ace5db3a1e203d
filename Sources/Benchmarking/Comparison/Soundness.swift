import Schedules

/// What is known of an instance, and from where.
package struct KnownFact: Sendable, Hashable {
  package var sha256: String
  package var known: KnownValue
  /// Who says so, for the message.
  package var source: String

  package init(sha256: String, known: KnownValue, source: String) {
    self.sha256 = sha256
    self.known = known
    self.source = source
  }
}

/// Answers that cannot all be true: a schedule that the checker refuses, a bound above a valid total of the same instance, a proof that
/// there is no schedule beside a schedule.
///
/// - Parameters:
///   - baseline: earlier runs; their schedules were valid when they were recorded.
///   - facts: values from elsewhere; a proven one is held against the totals too.
package func soundnessComplaints(_ records: [RunRecord], baseline: [RunMark] = [], facts: [KnownFact] = []) -> [Complaint] {
  var complaints = records.filter { !$0.violations.isEmpty }.map { Complaint(run: $0.mark.label, cause: .invalid($0.violations)) }
  var totals: [String: (total: Int, by: String)] = [:]
  func offer(_ total: Int, of digest: String, by source: String) {
    if total < totals[digest]?.total ?? .max { totals[digest] = (total, source) }
  }
  for record in records where record.hasValidTotal { if let total = record.mark.total { offer(total, of: record.mark.sha256, by: record.mark.label) } }
  for mark in baseline { if let total = mark.total { offer(total, of: mark.sha256, by: "baseline, \(mark.label)") } }
  for fact in facts { offer(fact.known.value, of: fact.sha256, by: fact.source) }
  var bounds = records.map { (label: $0.mark.label, digest: $0.mark.sha256, bound: $0.mark.bound, status: $0.mark.status) }
  bounds += baseline.map { ("baseline, \($0.label)", $0.sha256, $0.bound, $0.status) }
  for (label, digest, bound, status) in bounds {
    guard let best = totals[digest] else { continue }
    if status == .infeasible { complaints.append(Complaint(run: label, cause: .infeasibleButSolved(by: best.by))) }
    if let bound, bound > best.total {
      complaints.append(Complaint(run: label, cause: .boundAboveTotal(bound: bound, total: best.total, by: best.by)))
    }
  }
  for fact in facts {
    guard let bound = fact.known.bound, let best = totals[fact.sha256], bound > best.total else { continue }
    complaints.append(Complaint(run: fact.source, cause: .boundAboveTotal(bound: bound, total: best.total, by: best.by)))
  }
  return complaints
}

extension RunRecord {
  /// What the record's published set says of its instance.
  package var fact: KnownFact? { known.map { KnownFact(sha256: mark.sha256, known: $0, source: "\(mark.instance), values.csv") } }
}
