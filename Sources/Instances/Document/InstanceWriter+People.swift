/// Workers and households.
extension InstanceWriter {
  func worker(_ worker: Worker, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", worker.id)
      json.text("name", worker.name)
      json.member("kind", instance.kinds[worker.kind].id)
      json.text("station", station(worker.station))
      home(worker, &json)
      if instance.travel.modes.count > 1 { json.member("mode", instance.travel.modes[worker.mode].id) }
      skills(worker.skills, level: "level", &json)
      json.texts("tags", worker.tags)
      json.array("availability") { json in
        for shift in worker.shifts {
          json.object(compact: true) { json in
            json.member("start", time(shift.start))
            json.member("end", time(shift.end))
            json.flag("ifNeeded", shift.ifNeeded)
          }
        }
      }
      json.list("breaks", compact: true, worker.breaks) { rule, json in
        json.object { json in
          json.member("durationMinutes", rule.durationMinutes)
          json.member("from", DocumentTime.text(timeOfDay: rule.from))
          json.member("to", DocumentTime.text(timeOfDay: rule.to))
        }
      }
      limits(worker.limits, &json)
      json.whole("targetMinutesPerWeek", worker.targetMinutesPerWeek)
      json.text("guardian", worker.guardian.map { instance.workers[$0].id })
      if let rate = worker.fundPerKm {
        json.object("fundPerKm", compact: true) { json in
          json.member("fund", instance.funds[rate.fund].id)
          json.member("fenPerKm", rate.fenPerKm)
        }
      }
    }
  }

  /// A home at the worker's own station is written as that station.
  private func home(_ worker: Worker, _ json: inout JSONWriter) {
    guard let index = worker.station, instance.stations[index].location == worker.home else { return json.location("home", worker.home) }
    json.object("home", compact: true) { json in json.member("station", instance.stations[index].id) }
  }

  private func limits(_ limits: Limits, _ json: inout JSONWriter) {
    guard limits != Limits() else { return }
    json.object("limits", compact: true) { json in
      json.whole("maxMinutesPerDay", limits.maxMinutesPerDay)
      json.whole("maxMinutesPerWeek", limits.maxMinutesPerWeek)
      json.whole("maxShiftsPerWeek", limits.maxShiftsPerWeek)
      json.whole("maxTasksPerShift", limits.maxTasksPerShift)
      json.whole("maxMetresFromHome", limits.maxMetresFromHome)
      json.whole("maxWaitMinutes", limits.maxWaitMinutes)
    }
  }

  func skills(_ skills: [HeldSkill], level: String, _ json: inout JSONWriter) {
    json.list("skills", compact: true, skills) { held, json in
      json.object { json in
        json.member("skill", instance.skills[held.skill].id)
        json.whole(level, held.level, unless: 1)
      }
    }
  }

  func household(_ household: Household, _ json: inout JSONWriter) {
    json.object(compact: true) { json in
      json.member("id", household.id)
      json.text("name", household.name)
      json.location("location", household.location)
      json.text("tier", household.tier.map { instance.tiers[$0].id })
      json.text("station", station(household.station))
      json.texts("tags", household.tags)
      json.whole("maxVisitsPerDay", household.maxVisitsPerDay)
    }
  }
}
