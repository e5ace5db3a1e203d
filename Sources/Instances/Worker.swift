/// A volunteer, social worker, community worker or specialist.
package struct Worker: Sendable {
  package var id: String
  package var name: String?
  package var kind: Int
  package var station: Int?
  /// Where every route of the worker starts and ends.
  package var home: Location
  /// Index in `Instance.travel.modes`.
  package var mode: Int
  package var skills: [HeldSkill]
  package var tags: [String]
  /// In the document's order; they do not overlap, and each lies in one date.
  package var shifts: [Shift]
  /// In the document's order; their `from ... to` do not overlap.
  package var breaks: [BreakRule]
  package var limits: Limits
  package var targetMinutesPerWeek: Int?
  /// The worker who must be in every team that this one is in (H9).
  package var guardian: Int?
  package var fundPerKm: FundRate?

  package init(
    id: String, name: String? = nil, kind: Int, station: Int? = nil, home: Location, mode: Int = 0, skills: [HeldSkill] = [], tags: [String] = [],
    shifts: [Shift] = [], breaks: [BreakRule] = [], limits: Limits = Limits(), targetMinutesPerWeek: Int? = nil, guardian: Int? = nil,
    fundPerKm: FundRate? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.station = station
    self.home = home
    self.mode = mode
    self.skills = skills
    self.tags = tags
    self.shifts = shifts
    self.breaks = breaks
    self.limits = limits
    self.targetMinutesPerWeek = targetMinutesPerWeek
    self.guardian = guardian
    self.fundPerKm = fundPerKm
  }

  /// Level of a skill, 0 when the worker does not have it. A skill named twice counts at its highest level.
  package func level(of skill: Int) -> Int {
    var level = 0
    for held in skills where held.skill == skill { level = max(level, held.level) }
    return level
  }
}

package struct HeldSkill: Sendable, Hashable {
  package var skill: Int
  package var level: Int

  package init(skill: Int, level: Int = 1) {
    self.skill = skill
    self.level = level
  }
}

/// One availability interval of one worker; a route lies in one shift (H1).
package struct Shift: Sendable, Hashable {
  package var start: Int
  package var end: Int
  package var ifNeeded: Bool

  package init(start: Int, end: Int, ifNeeded: Bool = false) {
    self.start = start
    self.end = end
    self.ifNeeded = ifNeeded
  }

  /// Index of the shift's date; a shift that ends at 24:00 belongs to the date before.
  package var day: Int { start.day }
}

/// A pause of `durationMinutes` somewhere in `from ... to`, minutes after midnight, on each date whose shift holds that stretch (H8).
package struct BreakRule: Sendable, Hashable {
  package var durationMinutes: Int
  package var from: Int
  package var to: Int

  package init(durationMinutes: Int, from: Int, to: Int) {
    self.durationMinutes = durationMinutes
    self.from = from
    self.to = to
  }
}

/// What one worker may be asked for (H7); nil: no limit.
package struct Limits: Sendable, Hashable {
  package var maxMinutesPerDay: Int?
  package var maxMinutesPerWeek: Int?
  package var maxShiftsPerWeek: Int?
  package var maxTasksPerShift: Int?
  package var maxMetresFromHome: Int?
  package var maxWaitMinutes: Int?

  package init() {}
}

/// A fund that pays a worker's travel, fen for each 1000 metres (H11).
package struct FundRate: Sendable, Hashable {
  package var fund: Int
  package var fenPerKm: Int

  package init(fund: Int, fenPerKm: Int) {
    self.fund = fund
    self.fenPerKm = fenPerKm
  }
}
