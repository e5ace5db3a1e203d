import Instances

/// What a household may ask for. The order fixes the skills of the document.
enum Service: Int, CaseIterable {
  case companionship, care, tutoring, repair, hairdressing, counselling, medical, legal
  /// Skills that visits do not ask for on their own, but activities and households do.
  case firstAid, arts, smartphone, dialect

  var id: String { "\(self)" }

  var name: String {
    switch self {
    case .companionship: "探访陪伴"
    case .care: "生活照料"
    case .tutoring: "课业辅导"
    case .repair: "家电维修"
    case .hairdressing: "理发"
    case .counselling: "心理疏导"
    case .medical: "医疗护理"
    case .legal: "法律咨询"
    case .firstAid: "救护"
    case .arts: "文艺手工"
    case .smartphone: "智能手机教学"
    case .dialect: "方言或民族语言"
    }
  }

  /// Visits that ask for it, per cent of all.
  var demandPercent: Int {
    switch self {
    case .companionship: 62
    case .care: 15
    case .tutoring: 8
    case .repair: 4
    case .hairdressing: 3
    case .counselling: 4
    case .medical: 2
    case .legal: 2
    case .firstAid, .arts, .smartphone, .dialect: 0
    }
  }

  /// Volunteers who have the skill, per cent. Everyone is trained to keep company.
  var volunteerPercent: Int {
    switch self {
    case .companionship: 100
    case .care: 25
    case .tutoring: 12
    case .repair: 6
    case .hairdressing: 6
    case .counselling: 3
    case .medical: 5
    case .legal: 2
    case .firstAid: 8
    case .arts: 15
    case .smartphone: 15
    case .dialect: 15
    }
  }

  /// Minutes that a visit for it may take.
  var durations: [Int] {
    switch self {
    case .companionship: [30, 40, 45, 50, 60]
    case .care: [60, 75, 90]
    case .tutoring: [60, 75]
    case .repair: [45, 60]
    case .hairdressing: [30, 40]
    case .counselling: [60, 75]
    case .medical: [30, 45]
    case .legal: [45, 60]
    case .firstAid, .arts, .smartphone, .dialect: [60]
    }
  }

  /// Asked of people with a profession rather than of volunteers with a knack.
  var isProfessional: Bool { self == .counselling || self == .medical || self == .legal }

  /// Few people have the skill, so the household makes itself free when one of them comes.
  var isScarce: Bool { isProfessional || self == .repair || self == .hairdressing }

  static let visited = allCases.filter { $0.demandPercent > 0 }
}

/// The kinds of workers, in ascending order of their names as a document's object has them.
enum WorkerKind: Int, CaseIterable {
  case partyWorker, socialWorker, specialist, volunteer

  var name: String {
    switch self {
    case .partyWorker: "党工"
    case .socialWorker: "社工"
    case .specialist: "专业人员"
    case .volunteer: "志愿者"
    }
  }

  func kind(_ features: Features) -> Kind {
    guard features == .full else { return Kind(id: "\(self)", name: name) }
    let travelMinuteCost =
      switch self {
      case .socialWorker: 2
      case .specialist: 3
      case .partyWorker, .volunteer: 1
      }
    return Kind(id: "\(self)", name: name, travelMinuteCost: travelMinuteCost, unusedCost: self == .volunteer ? 15 : 0)
  }
}

/// Households by urgency, in ascending order of their names.
enum Urgency: Int, CaseIterable {
  case blue, red, yellow

  var name: String {
    switch self {
    case .red: "红"
    case .yellow: "黄"
    case .blue: "蓝"
    }
  }

  /// Households on file, per cent.
  var filePercent: Int {
    switch self {
    case .red: 15
    case .yellow: 35
    case .blue: 50
    }
  }

  /// Chances that one, and that two visits are due in a week. Red: weekly, some twice, some weeks a telephone call instead; yellow: every fortnight;
  /// blue: every thirty days.
  var due: (once: Double, twice: Double) {
    switch self {
    case .red: (0.60, 0.18)
    case .yellow: (0.47, 0.015)
    case .blue: (7.0 / 30, 0)
    }
  }

  /// Far above what any service costs, so that a service is left out for want of people and not to spare travel.
  var unservedCost: Int {
    switch self {
    case .red: 5000
    case .yellow: 2000
    case .blue: 1000
    }
  }

  func tier(_ features: Features) -> Tier {
    Tier(
      id: "\(self)", name: name, unservedCost: unservedCost, noneServedCost: self == .red && features == .full ? 3000 : nil)
  }
}

/// Words on people that seats and covers ask for.
enum PersonTag {
  static let lead = "lead"
  static let minor = "minor"
  static func gender(female: Bool) -> String { female ? "female" : "male" }
}
