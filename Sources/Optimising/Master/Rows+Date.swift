import Instances
import LinearPrograms

/// `spacing[j, d]`: dates of the served occurrences of job j differ by at least its gap g (H6).
///
///     Σ_{occurrences on dates d … d + g − 1} ≤ 1
///
/// `household[h, d]`: a household's tasks on one date are at most `maxVisitsPerDay` (H16).
///
///     Σ_{tasks of h on date d} ≤ maxVisitsPerDay[h]
extension Master {
  mutating func addSpacingRows() {
    for (index, job) in model.jobs.enumerated() where job.times > 1 {
      let days = Set(job.begins.map { $0.lo.day }).sorted()
      for day in days {
        let through = day + job.minGapDays - 1
        // A stretch of dates that starts inside an earlier one and reaches no further adds nothing.
        if let last = rows.spacing[index].last, days.filter({ $0 >= last.from && $0 <= last.through }).last == days.filter({ $0 <= through }).last {
          continue
        }
        let row = addRow(.atMost(1), name: "spacing_\(index)_\(day)")
        rows.spacing[index].append((row: row, from: day, through: through))
      }
    }
  }

  mutating func addHouseholdRows() {
    var tasksOn: [[Int: Int]] = Array(repeating: [:], count: model.instance.households.count)
    for job in model.jobs {
      guard let household = job.household, !job.exemptFromHousehold else { continue }
      for day in Set(job.begins.map { $0.lo.day }) { tasksOn[household][day, default: 0] += 1 }
    }
    for (household, counts) in tasksOn.enumerated() {
      guard let most = model.instance.households[household].maxVisitsPerDay else { continue }
      for day in counts.keys.sorted() where counts[day, default: 0] > most {
        rows.household[household].append((day: day, row: addRow(.atMost(Double(most)), name: "household_\(household)_\(day)")))
      }
    }
  }
}
