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
