import Instances

/// How a volunteer lives, which decides when he is free.
package enum VolunteerType: Int, Sendable, CaseIterable {
  case retired, employed, homeMaker, student

  /// Volunteers, per cent.
  package var percent: Int {
    switch self {
    case .retired: 45
    case .employed: 25
    case .homeMaker: 18
    case .student: 12
    }
  }

  /// Chances to be free in the morning, afternoon and evening.
  package func chances(weekend: Bool) -> [Double] {
    switch self {
    case .retired: weekend ? [0.25, 0.20, 0] : [0.55, 0.40, 0.05]
    case .employed: weekend ? [0.45, 0.40, 0.15] : [0.03, 0.03, 0.25]
    case .homeMaker: weekend ? [0.20, 0.20, 0.05] : [0.45, 0.30, 0.05]
    case .student: weekend ? [0.50, 0.50, 0.10] : [0.02, 0.08, 0.15]
    }
  }
}

/// Half-days of the week: three for each of seven dates.
private struct HalfDay {
  var day: Int
  var part: Int
}

/// How a station's volunteer lives.
package func volunteerType(_ number: Int, station: Int, seed: UInt64) -> VolunteerType {
  var random = RandomStream(seed: seed, .availability, station, number)
  return volunteerType(&random)
}

private func volunteerType(_ random: inout RandomStream) -> VolunteerType {
  VolunteerType.allCases[random.index(weights: VolunteerType.allCases.map(\.percent))]
}

/// The shifts that a volunteer offers, in order of time; at least one.
///
/// Each half-day on which he is free is offered with the chance `offered`. Some people give a whole day, others two half-days.
func volunteerShifts(_ number: Int, station: Int, offered: Double, seed: UInt64) -> [Shift] {
  var random = RandomStream(seed: seed, .availability, station, number)
  let type = volunteerType(&random)
  let morningStart = random.pick([480, 510, 540])
  let morningEnd = random.pick([660, 690, 720])
  let afternoonStart = random.pick([810, 840, 870])
  let afternoonEnd = random.pick([1020, 1050, 1080, 1110])
  let eveningStart = random.pick([990, 1020, 1050])
  let eveningEnd = random.pick([1200, 1230])
  let wholeDays = random.chance(0.25)
  var halfDays: [HalfDay] = []
  for day in 0..<7 {
    for (part, chance) in type.chances(weekend: day >= 5).enumerated() {
      // Both numbers are drawn in any case, so that a change of one chance leaves all other half-days alone.
      let isFree = random.chance(chance)
      let isOffered = random.chance(offered)
      if isFree && isOffered { halfDays.append(HalfDay(day: day, part: part)) }
    }
  }
  if halfDays.isEmpty {
    let weekend = type == .employed || type == .student
    halfDays = [HalfDay(day: weekend ? random.within(5...6) : random.within(0...4), part: random.within(0...1))]
  }
  var shifts: [Shift] = []
  for half in halfDays {
    let hours = [(morningStart, morningEnd), (afternoonStart, afternoonEnd), (max(eveningStart, afternoonEnd), eveningEnd)][half.part]
    let ifNeeded = random.chance(0.12)
    if half.part == 1, wholeDays, let last = shifts.last, last.day == half.day {
      shifts[shifts.count - 1].end = .at(half.day, hours.1)
    } else {
      shifts.append(Shift(start: .at(half.day, hours.0), end: .at(half.day, hours.1), ifNeeded: ifNeeded))
    }
  }
  return shifts
}

/// A social worker's half-days in the field, Monday to Friday, some of them joined to whole days; a weekend duty every fourth week.
func socialWorkerShifts(_ number: Int, station: Int, fieldShare: Double, seed: UInt64) -> [Shift] {
  // Numbers below zero: the streams of the volunteers' availability are counted from zero on.
  var random = RandomStream(seed: seed, .availability, station, -1 - number)
  var shifts: [Shift] = []
  for day in 0..<5 {
    let morning = random.uniform() < fieldShare
    let afternoon = random.uniform() < fieldShare
    let late = random.chance(0.5)
    let joined = random.chance(0.6)
    let afternoonHours = late ? (900, 1140) : (840, 1050)
    if morning && afternoon && joined {
      shifts.append(Shift(start: .at(day, 510), end: .at(day, afternoonHours.1)))
    } else {
      if morning { shifts.append(Shift(start: .at(day, 510), end: .at(day, 720))) }
      if afternoon { shifts.append(Shift(start: .at(day, afternoonHours.0), end: .at(day, afternoonHours.1))) }
    }
  }
  if random.chance(0.25) {
    let day = random.within(5...6)
    shifts.append(Shift(start: .at(day, 540), end: .at(day, 720)))
  }
  if shifts.isEmpty {
    let day = random.within(0...4)
    shifts.append(Shift(start: .at(day, 510), end: .at(day, 720)))
  }
  return shifts
}

/// One or two half-days on weekdays, for people with other duties.
func weekdayShifts(twoOf100: Int, _ random: inout RandomStream) -> [Shift] {
  let days = random.sample(random.below(100) < twoOf100 ? 2 : 1, of: Array(0..<5)).sorted()
  return days.map { day in
    random.chance(0.5) ? Shift(start: .at(day, 510), end: .at(day, 690)) : Shift(start: .at(day, 840), end: .at(day, 1020))
  }
}

/// The chance to offer a free half-day at which a district's balanced workforce has the shifts that its scale names.
///
/// It is found for the balanced supply whatever the request's own, so that a volunteer keeps his shifts when others join.
func offeredShare(_ figures: ScaleFigures, stations: [StationPlan], seed: UInt64) -> Double {
  let socialWorkers = stations.reduce(0) { sum, station in
    sum
      + (0..<station.socialWorkers).reduce(0) {
        $0 + socialWorkerShifts($1, station: station.index, fieldShare: Supply.balanced.fieldShare, seed: seed).count
      }
  }
  // Party workers have a shift and a half on average, specialists 1.15.
  let wanted = figures.shifts - socialWorkers - figures.partyWorkers * 3 / 2 - figures.specialists * 23 / 20
  var low = 0
  var high = 1024
  while high - low > 1 {
    let middle = (low + high) / 2
    let found = stations.reduce(0) { sum, station in
      sum
        + (0..<station.balancedVolunteers).reduce(0) {
          $0 + volunteerShifts($1, station: station.index, offered: Double(middle) / 1024, seed: seed).count
        }
    }
    if found <= wanted { low = middle } else { high = middle }
  }
  return Double(low) / 1024
}
