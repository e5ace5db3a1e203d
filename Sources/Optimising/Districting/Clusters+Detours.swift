import Instances

/// Whether leaving tasks of other clusters out of a shared worker's route can make it worse: legs need not satisfy the triangle inequality.
extension Clusters {
  /// Whether every shared worker still meets all times and limits of minutes when tasks of other clusters are left out of a route.
  ///
  /// - Parameter isStopped: a run that is over splits nothing.
  /// - Complexity: O(jobs of a shared worker ³).
  func mayBeSplit(_ model: Model, threads: Int, isStopped: @escaping @Sendable () -> Bool) -> Bool {
    let shared = model.workers.indices.filter(isShared)
    return parallelMap(shared.count, threads: threads) { index in
      let worker = model.workers[shared[index]]
      return !isStopped() && shares[worker.worker].allSatisfy { isNoDetour(worker, of: $0.cluster, model, isStopped: isStopped) }
    }.allSatisfy { $0 }
  }

  /// Whether the direct leg from any place to one of a cluster (or home) is at most the way over any place of another cluster.
  ///
  /// Stops between two of the cluster's are left out from the last to the first, so legs from other clusters' places matter, too.
  private func isNoDetour(_ worker: WorkerModel, of cluster: Int, _ model: Model, isStopped: () -> Bool) -> Bool {
    let inside = Set(groups[cluster])
    let isInside = worker.jobs.map { inside.contains(model.jobs[$0].group) }
    let own = worker.jobs.indices.filter { isInside[$0] } + [worker.legs - 1]
    let other = worker.jobs.indices.filter { !isInside[$0] }
    let legs = worker.legs
    // Legs to the cluster's own places, row by row, so that a row is one vector.
    let inward = (0..<legs).map { from in own.map { worker.legMinutes[from * legs + $0] } }
    for over in other {
      if isStopped() { return false }
      let stay = Int32(model.jobs[worker.jobs[over]].durationMinutes)
      for from in 0..<legs where from != over {
        if longestGain(inward[from], inward[over]) > worker.legMinutes[from * legs + over] + stay { return false }
      }
    }
    return true
  }

  /// The greatest difference of two rows, place by place.
  private func longestGain(_ direct: [Int32], _ onward: [Int32]) -> Int32 {
    direct.withUnsafeBufferPointer { direct in
      onward.withUnsafeBufferPointer { onward in
        var most = Int32.min
        for place in direct.indices { most = max(most, direct[place] &- onward[place]) }
        return most
      }
    }
  }
}
