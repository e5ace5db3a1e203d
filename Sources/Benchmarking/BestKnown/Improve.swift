import Dispatch
package import Instances
package import Optimising
package import Schedules

extension BestKnownEntry {
  /// What one more run did for an entry.
  package struct Improvement: Sendable {
    package var entry: BestKnownEntry
    package var record: RunRecord
    /// The run's schedule where it is now the best.
    package var schedule: Schedule?
    /// Minutes of the schedule count from its first day.
    package var instance: Instance
    /// Why nothing of the run may be taken; empty: all is well.
    package var complaints: [Complaint]
  }

  /// Runs the engine once and takes a lower total and a higher bound.
  ///
  /// - Parameters:
  ///   - command: how a person repeats the run.
  ///   - commit: the revision that runs, where the caller knows it.
  /// - Returns: the entry as it was where something of the run cannot be true.
  /// - Throws: `BenchmarkError` when the generator no longer writes the entry's document.
  package func improved(
    _ limits: RunLimits, seed: UInt64, commit: String?, command: String, interruption: Interruption
  ) throws(BenchmarkError) -> Improvement {
    let start = DispatchTime.now()
    let instance = districtWithDigest(request)
    let making = seconds(since: start)
    guard instance.sha256 == sha256 else {
      throw BenchmarkError(
        path: name,
        message: Wording(
          zh: "生成的文件与记录的 SHA-256 不同（\(instance.sha256)）：已知值不再适用。",
          en: "the generated document has another SHA-256 (\(instance.sha256)): the known values no longer hold."))
    }
    let run = try runOnce(instance, limits: limits, seed: seed, interruption: interruption)
    var record = run.record
    record.suite = "best-known"
    record.entry = name
    record.mark.instance = name
    record.commit = commit
    record.times.making = making
    record.known = value.map { KnownValue(value: $0.amount, bound: bound?.amount) }
    let facts = record.known.map { [KnownFact(sha256: sha256, known: $0, source: "\(name), best-known")] } ?? []
    let complaints = soundnessComplaints([record], facts: facts)
    guard complaints.isEmpty else { return Improvement(entry: self, record: record, instance: instance, complaints: complaints) }
    var entry = self
    var best: Schedule?
    if let total = record.mark.total, record.hasValidTotal, total < value?.amount ?? .max {
      entry.value = BestKnownFigure(amount: total, commit: commit, command: command)
      best = run.schedule
    }
    if let amount = record.mark.bound, amount > bound?.amount ?? .min {
      entry.bound = BestKnownFigure(amount: amount, commit: commit, command: command)
    }
    return Improvement(entry: entry, record: record, schedule: best, instance: instance, complaints: [])
  }
}

extension BestKnown {
  /// The values as facts to hold other runs of the same documents against.
  package var facts: [KnownFact] {
    entries.compactMap { entry in
      guard let value = entry.value else { return nil }
      return KnownFact(
        sha256: entry.sha256, known: KnownValue(value: value.amount, bound: entry.bound?.amount), source: "\(entry.name), best-known")
    }
  }
}
