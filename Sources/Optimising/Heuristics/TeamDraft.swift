import Instances

/// A team in the making: who of those that could begin a job together takes which seat (H4, H9, H12).
///
/// Seats that must be filled come first, the one that fewest could take before the others; then whoever costs less than leaving a seat empty. A ward
/// comes with the guardian, where that one is not in the team yet.
struct TeamDraft {
  /// A worker who could join at one begin.
  struct Choice {
    /// Index in the job's options.
    var option: Int
    var worker: Int
    /// The worker without whom this one must not come; -1: none.
    var guardian: Int
    var seatBits: UInt64
    var coverBits: UInt64
    /// Where in the route.
    var place: Int
    var cost: Int
  }

  typealias Member = (choice: Int, seat: Int)

  private let seats: [JobSeat]
  private let covers: [Cover]
  private let choices: [Choice]
  /// Whether a choice's worker has served the need before in this plan, by choice.
  private let isFace: [Bool]
  /// How many new faces there may be.
  private var room: Int
  private let takesAll: Bool
  private let hasWards: Bool
  private(set) var members: [Member] = []
  private(set) var cost = 0
  /// What seats and covers that stay empty cost.
  private(set) var missing = 0
  private var filled: [Int]
  /// The seats: those that must be filled first, by how few able workers there are to spare.
  private let order: [Int]

  /// - Parameters:
  ///   - choices: by cost.
  ///   - room: how many new faces there may be; nil: any number.
  ///   - takesAll: nobody is left out to save cost.
  init(seats: [JobSeat], covers: [Cover], choices: [Choice], isFace: [Bool], room: Int?, takesAll: Bool) {
    self.seats = seats
    self.covers = covers
    self.choices = choices
    self.isFace = isFace
    self.room = room ?? .max / 2
    self.takesAll = takesAll
    hasWards = choices.contains { $0.guardian >= 0 }
    filled = Array(repeating: 0, count: seats.count)
    let slack = seats.indices.map { seat in
      seats[seat].min == 0 ? Int.max : choices.count { $0.seatBits & PlanIndex.bit(seat) != 0 } - seats[seat].min
    }
    order = seats.indices.sorted { (slack[$0], $0) < (slack[$1], $1) }
  }

  var total: Int { cost + missing }

  /// Who could be the first, and in which seat, a few of the cheapest; nil: whoever fits best.
  var starts: [Member?] {
    // Where nobody must come, whoever comes first may take any seat.
    let isOptional = seats[order[0]].min == 0
    var first: [Member?] = []
    for choice in choices.indices {
      let seat = order.prefix(isOptional ? order.count : 1).first { choices[choice].seatBits & PlanIndex.bit($0) != 0 }
      if first.count < 4, let seat, escort(of: choice, seat) != nil { first.append((choice, seat)) }
    }
    return first + [nil]
  }

  /// The team that comes of one first member.
  ///
  /// - Returns: nil when none is found that keeps the rules.
  /// - Complexity: O(places × choices × (members + covers)), and a look at all choices for each ward's guardian.
  func completed(startingWith start: Member?) -> TeamDraft? {
    var draft = self
    if let start { guard draft.take(start.choice, start.seat) else { return nil } }
    for seat in order {
      while draft.filled[seat] < seats[seat].min {
        if let pick = draft.cheapest(for: seat), draft.take(pick.choice, seat) { continue }
        guard draft.moveOver(to: seat) else { return nil }
      }
    }
    for seat in order {
      while draft.filled[seat] < seats[seat].count {
        guard let pick = draft.cheapest(for: seat), takesAll || pick.price < seats[seat].missingCost, draft.take(pick.choice, seat) else { break }
      }
    }
    if draft.members.isEmpty { return nil }
    // A guardian may have come to a seat that was passed before.
    for (seat, demand) in seats.enumerated() { draft.missing += demand.missingCost * (demand.count - draft.filled[seat]) }
    for (number, cover) in covers.enumerated() {
      let short = cover.count - draft.holders(of: number)
      guard short > 0 else { continue }
      guard let price = cover.missingCost else { return nil }
      draft.missing += price * short
    }
    return draft
  }

  private func holders(of cover: Int) -> Int { members.count { choices[$0.choice].coverBits & PlanIndex.bit(cover) != 0 } }

  private func isMember(_ worker: Int) -> Bool { members.contains { choices[$0.choice].worker == worker } }

  /// Who takes a seat at the least price: with the guardian, less what the guardian's place and the covers that the choice holds are worth.
  private func cheapest(for seat: Int) -> (choice: Int, price: Int)? {
    var best: (choice: Int, price: Int)?
    for (candidate, choice) in choices.enumerated() where choice.seatBits & PlanIndex.bit(seat) != 0 {
      // Sorted by cost: without covers and guardians nothing later is cheaper.
      if covers.isEmpty, !hasWards, choice.cost >= best?.price ?? .max { break }
      guard let escort = escort(of: candidate, seat) else { continue }
      var price = choice.cost
      if escort.choice >= 0 {
        price += choices[escort.choice].cost
        if filled[escort.seat] >= seats[escort.seat].min { price -= seats[escort.seat].missingCost }
      }
      for (number, cover) in covers.enumerated() where choice.coverBits & PlanIndex.bit(number) != 0 && holders(of: number) < cover.count {
        price -= cover.missingCost ?? 1_000_000
      }
      if price < best?.price ?? .max { best = (candidate, price) }
    }
    return best
  }

  /// The guardian who must join with a choice, and that one's seat; choice -1: nobody must; nil: the choice cannot join.
  private func escort(of candidate: Int, _ seat: Int) -> Member? {
    let choice = choices[candidate]
    guard !isMember(choice.worker) else { return nil }
    let newFaces = isFace[candidate] ? 0 : 1
    guard choice.guardian >= 0, !isMember(choice.guardian) else { return newFaces <= room ? (-1, -1) : nil }
    guard let guardian = choices.indices.first(where: { choices[$0].worker == choice.guardian && choices[$0].guardian < 0 }) else { return nil }
    // A seat that must be filled comes before a place to spare.
    let able = order.filter { choices[guardian].seatBits & PlanIndex.bit($0) != 0 }
    let taken = { (other: Int) in filled[other] + (other == seat ? 1 : 0) }
    let place = able.first { taken($0) < seats[$0].min } ?? able.first { taken($0) < seats[$0].count }
    guard let place, newFaces + (isFace[guardian] ? 0 : 1) <= room else { return nil }
    return (guardian, place)
  }

  private mutating func take(_ candidate: Int, _ seat: Int) -> Bool {
    guard let escort = escort(of: candidate, seat) else { return false }
    join((candidate, seat))
    if escort.choice >= 0 { join(escort) }
    return true
  }

  /// Fills a seat by a member of another one, for whom somebody else comes there at the least cost.
  private mutating func moveOver(to seat: Int) -> Bool {
    var best: (member: Int, choice: Int)?
    for (position, member) in members.enumerated() where choices[member.choice].seatBits & PlanIndex.bit(seat) != 0 && member.seat != seat {
      for (candidate, choice) in choices.enumerated() where choice.seatBits & PlanIndex.bit(member.seat) != 0 {
        guard choice.cost < best.map({ choices[$0.choice].cost }) ?? .max, escort(of: candidate, member.seat)?.choice == -1 else { continue }
        best = (position, candidate)
      }
    }
    guard let best else { return false }
    let left = members[best.member].seat
    members[best.member].seat = seat
    filled[seat] += 1
    filled[left] -= 1
    return take(best.choice, left)
  }

  private mutating func join(_ member: Member) {
    members.append(member)
    filled[member.seat] += 1
    cost += choices[member.choice].cost
    if !isFace[member.choice] { room -= 1 }
  }
}
