/// What clusters may ask of shared workers: one trade for each shared worker and each group that the worker can serve.
///
/// A trade has one price, whoever asks for it. Prices by group alone would let every cluster have the worker, or the date, that suits it best.
struct Trades: Sendable {
  /// By trade, ascending by worker and group.
  private(set) var all: [(worker: Int, group: Int)] = []
  /// By worker and position in `WorkerModel.jobs`: the trade; empty for a worker who is not shared.
  private(set) var ofWorker: [[Int]]

  /// Trades that stand for themselves, of workers whose every job is a group of its own.
  init(all: [(worker: Int, group: Int)]) {
    self.all = all
    ofWorker = []
    for (trade, entry) in all.enumerated() {
      while ofWorker.count <= entry.worker { ofWorker.append([]) }
      ofWorker[entry.worker].append(trade)
    }
  }

  init(_ model: Model, _ clusters: Clusters) {
    ofWorker = Array(repeating: [], count: model.workers.count)
    for worker in model.workers where clusters.isShared(worker.worker) {
      let groups = worker.jobs.map { model.jobs[$0].group }
      var trade: [Int: Int] = [:]
      for group in Set(groups).sorted() {
        trade[group] = all.count
        all.append((worker.worker, group))
      }
      ofWorker[worker.worker] = groups.compactMap { trade[$0] }
    }
  }

  /// The trade of a worker's service; nil for a worker who is not shared, or cannot serve the group.
  func trade(_ worker: WorkerModel, group: Int, _ model: Model) -> Int? {
    guard !ofWorker[worker.worker].isEmpty else { return nil }
    return worker.jobs.indices.first { model.jobs[worker.jobs[$0]].group == group }.map { ofWorker[worker.worker][$0] }
  }
}
