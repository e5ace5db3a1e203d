import LinearPrograms

extension Master {
  /// `face` rows that the relaxation at hand breaks by more than `threshold`.
  func brokenFaces(values: [Double], threshold: Double = 0.01) -> [FaceKey] {
    var weight: [FaceKey: Double] = [:]
    var order: [FaceKey] = []
    let coefficients = coefficients
    for (index, route) in routes.enumerated() {
      let value = values[columnOfRoute[index].index]
      guard value > 1e-6 else { continue }
      for stop in route.stops where model.groups[model.jobs[stop.job].group].countsFaces {
        let key = coefficients.faceKey(route.shift, stop.job)
        guard rows.face[key] == nil else { continue }
        if weight[key] == nil { order.append(key) }
        weight[key, default: 0] += value
      }
    }
    return order.filter { key in
      let known = rows.faceColumn[FaceColumnKey(worker: key.worker, group: model.jobs[key.job].group)]
      let counted = known.map { values[auxiliary[$0].column.index] } ?? 0
      return weight[key, default: 0] > counted + threshold
    }
  }

  /// All `face` rows that any of the routes could break.
  func possibleFaces() -> [FaceKey] {
    var seen: Set<FaceKey> = []
    var order: [FaceKey] = []
    let coefficients = coefficients
    for route in routes {
      for stop in route.stops where model.groups[model.jobs[stop.job].group].countsFaces {
        let key = coefficients.faceKey(route.shift, stop.job)
        if rows.face[key] == nil && seen.insert(key).inserted { order.append(key) }
      }
    }
    return order
  }
}

extension Coefficients {
  func faceKey(_ shift: Int, _ job: Int) -> FaceKey {
    FaceKey(worker: model.shifts[shift].worker, job: job, day: faceDay(job, model.shifts[shift].day))
  }
}
