import Instances

/// H10: activities at one exclusive venue do not overlap; they may touch.
func venueViolations(_ roster: Roster) -> [Violation] {
  var held: [(venue: Int, begin: Int, end: Int, job: Int)] = []
  for (index, activity) in roster.instance.activities.enumerated() {
    guard let venue = activity.venue, roster.instance.venues[venue].exclusive, let job = roster.servedOfActivity[index] else { continue }
    let begin = roster.served[job].begin
    held.append((venue, begin, begin + activity.durationMinutes, job))
  }
  held.sort { ($0.venue, $0.begin, $0.end, $0.job) < ($1.venue, $1.begin, $1.end, $1.job) }
  var found: [Violation] = []
  // Of the activities so far at one venue, the one that ends last: if any overlaps the next, it does.
  var latest: (venue: Int, begin: Int, end: Int, job: Int)?
  for next in held {
    if let earlier = latest, earlier.venue == next.venue {
      if next.begin < earlier.end {
        found.append(
          Violation(
            .venueTaken, subjects: [roster.served[earlier.job].id, roster.served[next.job].id], when: next.begin,
            pointer: "\(roster.served[next.job].pointer)/begin", allowed: .atLeast(.time(earlier.end)), found: .time(next.begin)))
      }
      latest = earlier.end >= next.end ? earlier : next
    } else {
      latest = next
    }
  }
  return found
}
