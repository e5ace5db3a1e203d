import Enumeration
import Instances
import Schedules

@testable import Optimising

/// A random tiny instance with a plan by cheapest insertion; nil where its previous schedule cannot be held against it.
func randomPlan(seed: Int) -> (instance: Instance, previous: Schedule?, plan: Plan)? {
  let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
  guard let model = try? Model(instance, previous: previous) else { return nil }
  var plan = Plan(model, PlanIndex(model))
  plan.build { false }
  return (instance, previous, plan)
}

/// A plan in which not everything is served, so that something is left to find.
func poorPlan(_ model: Model, seed: Int) -> (plan: Plan, random: Optimising.SplitMix64) {
  var random = Optimising.SplitMix64(seed: UInt64(seed))
  var plan = Plan(model, PlanIndex(model))
  for job in model.jobs.indices where random.below(3) > 0 {
    var blink = Plan.Blink(random: random, rate: 20_000)
    if let proposal = plan.cheapest(job, blink: &blink) { plan.commit(proposal) }
    random = blink.random
  }
  return (plan, random)
}
