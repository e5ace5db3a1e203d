import Instances

/// Who is wanted for a visit.
struct TeamRules {
  let features: Features

  /// The seats and covers of a visit to a household.
  ///
  /// - One person: anybody of the station with the skill; now and then a social worker, or someone of the occupant's gender.
  /// - Two: two social workers where there is a risk; a social worker with a helper for most red households, children and new files; else two
  ///   helpers, one of whom leads.
  func team(_ draft: VisitDraft, _ file: HouseholdOnFile, station: Int, _ random: inout RandomStream) -> Team {
    let skill = HeldSkill(skill: draft.service.rawValue, level: draft.level)
    guard features == .full else {
      return Team(seats: [Seat(skills: [skill, HeldSkill(skill: Service.allCases.count + station)])])
    }
    let member = [stationId(station)]
    let helpers = [WorkerKind.partyWorker.rawValue, WorkerKind.volunteer.rawValue]
    let socialWorker = [WorkerKind.socialWorker.rawValue]
    var team: Team
    if !draft.isForTwo {
      let assessed = draft.service == .companionship && file.urgency == .red && random.chance(0.15)
      team = Team(seats: [Seat(kinds: assessed ? socialWorker : [], skills: [skill], tags: member)])
    } else if file.risk {
      team = Team(seats: [Seat(kinds: socialWorker, tags: member, count: 2)])
    } else {
      let isCase = file.urgency == .red || file.group == .child || file.isNew
      if draft.service.isProfessional {
        team = Team(seats: [Seat(skills: [skill], tags: member), Seat(kinds: helpers, tags: member)])
      } else if random.chance(isCase ? 0.65 : 0.15) {
        team = Team(seats: [Seat(kinds: socialWorker, tags: member), Seat(kinds: helpers, skills: [skill], tags: member)])
      } else if random.chance(0.6) {
        team = Team(seats: [Seat(tags: [PersonTag.lead] + member), Seat(kinds: helpers, skills: [skill], tags: member)])
      } else {
        team = Team(
          seats: [Seat(kinds: helpers, tags: member, count: 2)],
          covers: [Cover(property: .tag(PersonTag.lead)), Cover(property: .skill(skill.skill, minLevel: skill.level))])
      }
    }
    addCovers(&team, draft, file, &random)
    return team
  }

  /// Someone of the occupant's gender where a person lives alone, a must for half of the visits by two; someone who speaks the dialect.
  private func addCovers(_ team: inout Team, _ draft: VisitDraft, _ file: HouseholdOnFile, _ random: inout RandomStream) {
    let gender = Cover.Property.tag(PersonTag.gender(female: file.occupantFemale))
    if file.livesAlone, draft.isForTwo {
      team.covers.append(Cover(property: gender, missingCost: random.chance(0.5) ? nil : 60))
    } else if random.chance(0.08) {
      team.covers.append(Cover(property: gender, missingCost: 30))
    }
    if file.needsDialect { team.covers.append(Cover(property: .skill(Service.dialect.rawValue, minLevel: 1), missingCost: 80)) }
  }
}
