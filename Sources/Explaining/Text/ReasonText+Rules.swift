import Instances
import Schedules

extension ReasonText {
  // MARK: What other tasks say

  func surroundings(_ obstacle: Obstacle, at begin: Int?) -> (message: String, remedy: String) {
    switch obstacle {
    case .firstUnserved:
      let firsts = instance.dependencies.filter { $0.second == owner && $0.orders && bench.services(of: $0.first).isEmpty }.map(\.first)
      let names = speech.list(firsts.map { speech.task($0, id: instance.taskId(of: $0, occurrence: 0)) })
      return (
        say("要先做\(names)，而那一项没有安排", "it comes after \(names), which is unserved"), say("先排上\(names)，或取消这个先后关系", "serve \(names) first, or drop the tie")
      )
    case .gap:
      let ties = instance.dependencies.filter { $0.orders && ($0.second == owner || $0.first == owner) }.compactMap { tie -> String? in
        let other = tie.second == owner ? tie.first : tie.second
        guard let service = bench.services(of: other).first else { return nil }
        let least = tie.minGapMinutes ?? 0
        let span = tie.maxGapMinutes.map { say("\(least) 至 \($0) 分钟", "\(least) to \($0) min") } ?? say("至少 \(least) 分钟", "at least \(least) min")
        return tie.second == owner
          ? say("要在\(dated(other, service.id, service.begin))之后 \(span)开始", "it begins \(span) after \(dated(other, service.id, service.begin))")
          : say("要在\(dated(other, service.id, service.begin))之前 \(span)开始", "it begins \(span) before \(dated(other, service.id, service.begin))")
      }
      return (speech.list(ties), say("挪动那一项，或放宽间隔", "move that task, or widen the gap"))
    case .spacing:
      let days = bench.services(of: owner).map { speech.date($0.begin.day) }
      let gap = need.map { instance.needs[$0].minGapDays } ?? 0
      return (
        say("两次至少隔 \(gap) 天，已排在\(speech.list(days))", "its dates are \(gap) days apart at least, and it is served on \(speech.list(days))"),
        say("缩小间隔，或在别的日子加一个时间窗", "ask for a smaller gap, or add a window on another date")
      )
    case .household:
      let household = need.map { instance.needs[$0].household } ?? 0
      let limit = instance.households[household].maxVisitsPerDay ?? 0
      let name = speech.household(household)
      let there = begin.map { begin in
        instance.needs.indices.filter { instance.needs[$0].household == household && !instance.accompanies($0) }
          .flatMap { other in bench.services(of: .need(other)).filter { $0.begin.day == begin.day }.map { speech.task(.need(other), id: $0.id) } }
      }
      if let begin, let there {
        return (
          say(
            "\(name)一天最多上门 \(limit) 次，\(speech.date(begin.day))已有\(speech.list(there))",
            "\(name) takes at most \(limit) visits a day, and has \(speech.list(there)) on \(speech.date(begin.day))"),
          say("把\(speech.list(there))换到别的日子，或放宽这家一天的次数", "move \(speech.list(there)) to another date, or allow one more visit a day")
        )
      }
      return (
        say("\(name)一天最多上门 \(limit) 次，排得开的日子都满了", "\(name) takes at most \(limit) visits a day, and every date that would do is full"),
        say("放宽这家一天的次数，或在别的日子加一个时间窗", "allow one more visit a day, or add a window on another date")
      )
    default:
      guard case .activity(let index) = owner, let venue = instance.activities[index].venue else { return ("", "") }
      let others = instance.activities.indices.filter { $0 != index && instance.activities[$0].venue == venue }.flatMap { other in
        bench.services(of: .activity(other)).filter { service in
          guard let begin else { return true }
          return service.begin < begin + instance.activities[index].durationMinutes && begin < service.begin + instance.activities[other].durationMinutes
        }.map { dated(.activity(other), $0.id, $0.begin) }
      }
      return (
        say("\(speech.venue(venue))已被\(speech.list(others))占用", "\(speech.venue(venue)) is taken by \(speech.list(others))"),
        say("换一个时间或场地", "offer another time or another room")
      )
    }
  }

  private var need: Int? {
    if case .need(let index) = owner { return index }
    return nil
  }

  // MARK: Personal limits

  /// What one worker's limit says, after "could come, but".
  func caps(_ obstacle: Obstacle, _ choice: Choice, _ stopped: [Int]) -> (message: String, remedy: String) {
    let those = speech.workers(stopped)
    let hit = choice.members.filter { $0.opening.obstacles.contains(obstacle) }.map(\.opening)
    switch obstacle {
    case .weekMinutes, .dayMinutes:
      let isWeek = obstacle == .weekMinutes
      let parts = hit.map { opening in
        let limits = instance.workers[opening.worker].limits
        let limit = (isWeek ? limits.maxMinutesPerWeek : limits.maxMinutesPerDay) ?? 0
        let over = isWeek ? opening.overWeek : opening.overDay
        return say(
          "\(speech.worker(opening.worker))\(isWeek ? "那一周" : "那一天")就有 \(speech.minutes(limit + over))，上限 \(speech.minutes(limit))",
          "\(speech.worker(opening.worker)) would have \(speech.minutes(limit + over)) that \(isWeek ? "week" : "day"), where \(speech.minutes(limit)) is the limit"
        )
      }
      let most = hit.map { isWeek ? $0.overWeek : $0.overDay }.max() ?? 0
      return (
        speech.list(parts),
        say("请\(those)\(isWeek ? "那一周" : "那一天")多做 \(speech.minutes(most))", "ask \(those) for \(speech.minutes(most)) more that \(isWeek ? "week" : "day")")
      )
    case .shifts:
      let limit = hit.first.flatMap { instance.workers[$0.worker].limits.maxShiftsPerWeek } ?? 0
      return (
        say("\(those)那一周已出 \(limit) 个班，到了上限", "\(those) has \(limit) shifts that week already, which is the limit"),
        say("请\(those)多出一个班", "ask \(those) for one more shift")
      )
    case .stops:
      let limit = hit.first.flatMap { instance.workers[$0.worker].limits.maxTasksPerShift } ?? 0
      return (
        say("\(those)一个班最多做 \(limit) 项，已经满了", "\(those) does at most \(limit) tasks in a shift, and has them"),
        say("请\(those)那个班多做一项", "ask \(those) for one more task in that shift")
      )
    default:
      let limit = hit.first.flatMap { instance.workers[$0.worker].limits.maxWaitMinutes } ?? 0
      return (
        say("\(those)在两项之间要等 \(limit) 分钟以上，超过了上限", "\(those) would wait more than the \(limit) minutes that are allowed between two tasks"),
        say("问\(those)可否多等一会儿，或挪动前后的任务", "ask \(those) to wait longer, or move the task before or after")
      )
    }
  }

  // MARK: Whatever the way

  /// For a task that this obstacle keeps out at every begin and with every team that the earlier ones of the chain leave.
  ///
  /// - Parameters:
  ///   - stopped: the workers whom it stops.
  ///   - choice: a way that would do if it alone were lifted.
  func universal(_ obstacle: Obstacle, stopped: [Int], choice: Choice? = nil) -> Explanation {
    let those = speech.workers(stopped)
    func answer(_ message: String, _ remedy: String) -> Explanation { explanation(ReasonCode(obstacle), message, remedy, workers: stopped) }
    switch obstacle {
    case .qualification: return unqualified()
    case .guardian:
      let guardians = Set(stopped.compactMap { instance.workers[$0].guardian }).sorted()
      return explanation(
        .guardian, say("能做的人都须有人陪同，而陪同的人不在能做的人里，或没有他们的席位", "all who could do it need a guardian beside them, and the team has no seat for one"),
        say("加一位不须陪同的人，或给陪同的人留一个席位", "find somebody who needs no guardian, or add a seat for the guardian"), workers: guardians)
    case .distance:
      return answer(
        say("够条件的人去那里都太远：\(those)", "it is too far from home for those who qualify: \(those)"),
        say("在附近找人，或放宽\(those)的距离上限", "find somebody near, or allow \(those) to go further"))
    case .noShift:
      let size = instance.team(of: owner).seats.reduce(0) { $0 + $1.min }
      return answer(
        size > 1
          ? say("够条件的人在它的时间里凑不齐共同的班次", "those who qualify are never on duty together inside its times")
          : say("够条件的人在它的时间里都没有班：\(those)", "none of those who qualify is on duty inside its times: \(those)"),
        choice.map { choice in moreDuty(choice, choice.members.filter { $0.opening.obstacles.contains(.noShift) }.map(\.opening.worker).sorted()) }
          ?? say("请够条件的人加一个班，或放宽它的时间窗", "ask one of them for a shift, or widen its windows"))
    case .noTime:
      return answer(
        say("够条件的人虽然在班，加上路程和休息都排不下：\(those)", "those who qualify are on duty, but not long enough for the way and the breaks: \(those)"),
        say("请\(those)把班次放宽一些，或放宽它的时间窗", "ask \(those) for longer shifts, or widen its windows"))
    case .firstUnserved, .gap, .spacing, .household, .venue:
      let (message, remedy) = surroundings(obstacle, at: nil)
      return answer(message, remedy)
    case .otherTeam:
      return answer(
        say("须与相关的另一项由不同的人做，而能去的人都在那一项里：\(those)", "other people must do it than the task it is tied to, where all who could come are: \(those)"),
        say("再请一位能去的人", "find one more person"))
    case .distinct:
      let limit = instance.people(of: owner).maxDistinct ?? 0
      return answer(
        say("这家最多由 \(limit) 个不同的人上门，凑不出这样的人手", "at most \(limit) different people may come, and no team keeps to that"),
        say("请已上门的人多去一次，或放宽人数上限", "ask those who come already once more, or raise the limit"))
    case .fund:
      let funds = instance.funds.indices.filter { instance.expense(of: owner)?.fund == $0 }.map(speech.fund)
      return answer(
        say("经费不够\(funds.isEmpty ? "" : "：\(speech.list(funds))")", "there is no money for it\(funds.isEmpty ? "" : ": \(speech.list(funds))")"),
        say("补足经费，或省下别处的开支", "add to the fund, or spend less elsewhere"))
    case .busy:
      return answer(say("能去的人那时都有别的任务：\(those)", "all who could come have other tasks then: \(those)"), say("再请一位能去的人", "find one more person"))
    default:
      let what: (zh: String, en: String) =
        switch obstacle {
        case .dayMinutes: ("一天的时数", "minutes a day")
        case .weekMinutes: ("一周的时数", "minutes a week")
        case .shifts: ("一周的班数", "shifts a week")
        case .stops: ("一个班的任务数", "tasks a shift")
        default: ("任务之间的等候", "waiting between tasks")
        }
      return answer(
        say("能去的人都受\(what.zh)上限所限：\(those)", "those who could come are held by their limit of \(what.en): \(those)"),
        say("请其中一位放宽上限，或再请一位能去的人", "ask one of them to do more, or find one more person"))
    }
  }

  /// Which seat or property is short of people.
  private func unqualified() -> Explanation {
    let team = instance.team(of: owner)
    var lacks: [String] = []
    var remedies: [String] = []
    var workers: Set<Int> = []
    for seat in team.seats {
      let able = instance.workers.indices.filter { instance.qualifies($0, for: seat, of: owner) }
      guard able.count < seat.min else { continue }
      workers.formUnion(able)
      let wanted = demands(seat)
      lacks.append(say("要 \(seat.min) 位\(wanted)，只有 \(able.count) 位", "it takes \(seat.min) with \(wanted), and there are \(able.count)"))
      remedies.append(say("再找 \(seat.min - able.count) 位\(wanted)", "find \(seat.min - able.count) more with \(wanted)"))
    }
    let able = instance.workers.indices.filter { worker in team.seats.contains { instance.qualifies(worker, for: $0, of: owner) } }
    for cover in team.covers where cover.missingCost == nil && lacks.isEmpty {
      let holding = able.filter { instance.holds($0, cover.property) }
      guard holding.count < cover.count else { continue }
      let wanted = property(cover.property)
      workers.formUnion(holding)
      lacks.append(
        say(
          "团队里要 \(cover.count) 位\(wanted)，够条件的人里只有 \(holding.count) 位",
          "the team takes \(cover.count) with \(wanted), and \(holding.count) of those who qualify are such"))
      remedies.append(say("再找 \(cover.count - holding.count) 位\(wanted)", "find \(cover.count - holding.count) more with \(wanted)"))
    }
    if lacks.isEmpty {
      lacks.append(say("够条件的人只有 \(able.count) 位，凑不成它要的团队", "\(able.count) people qualify, and they make no team for it"))
      remedies.append(say("再找一位够条件的人，或放宽团队的要求", "find one more who qualifies, or ask less of the team"))
    }
    let people = instance.people(of: owner)
    var note = ""
    if !people.required.isEmpty { note += say("（只限\(speech.workers(people.required))）", " (only \(speech.workers(people.required)) may come)") }
    if !people.prohibited.isEmpty { note += say("（\(speech.workers(people.prohibited))不得去）", " (\(speech.workers(people.prohibited)) may not come)") }
    return explanation(.noQualifiedWorker, speech.list(lacks) + note, speech.list(remedies), workers: workers.sorted())
  }

  private func demands(_ seat: Seat) -> String {
    var parts: [String] = []
    if !seat.kinds.isEmpty { parts.append(seat.kinds.map(speech.kind).joined(separator: say("或", " or "))) }
    parts += seat.skills.map { held in
      held.level > 1
        ? say("会\(speech.skill(held.skill))（\(held.level) 级）", "\(speech.skill(held.skill)) at level \(held.level)")
        : say("会\(speech.skill(held.skill))", speech.skill(held.skill))
    }
    parts += seat.tags.map { say("“\($0)”", $0) }
    return parts.isEmpty ? say("人员", "any skills") : parts.joined(separator: say("、", " and ")) + say("的人", "")
  }

  private func property(_ property: Cover.Property) -> String {
    switch property {
    case .tag(let tag): say("“\(tag)”的人", tag)
    case .kind(let kind): speech.kind(kind)
    case .skill(let skill, let level):
      level > 1
        ? say("会\(speech.skill(skill))（\(level) 级）的人", "\(speech.skill(skill)) at level \(level)") : say("会\(speech.skill(skill))的人", speech.skill(skill))
    }
  }
}
