"""Which features an instance uses: what a tool cannot express is then said in the table, feature by feature."""
from __future__ import annotations

from sidebyside.document import Instance

# Feature: what the table calls it. The first line of them is what `generate --features core` uses: every tool has it.
CORE = {
    "visits": "visits by one person with skills, levels, lists of workers and a radius",
    "windows": "several windows for a visit",
    "shifts": "several shifts for a worker",
    "unserved": "a price for leaving a visit out",
}
FEATURES = CORE | {
    "travelCost": "a price of a travel minute by kind of worker",
    "ifNeeded": "a price for a shift that is only for need",
    "shiftTasks": "at most so many stops in a shift",
    "mandatory": "mandatory tasks",
    "steps": "visits that begin on a grid of minutes",
    "windowCost": "a price of a window",
    "people": "prices for new faces, unpreferred workers, single workers",
    "teams": "teams that begin at the same minute",
    "covers": "teams that hold a tag, kind or skill",
    "activities": "group activities with seats that may stay empty",
    "recurrence": "visits n times a week with gaps",
    "noneServed": "a price for a need left out altogether",
    "distinct": "few different faces for a need",
    "dependencies": "order and gaps between tasks of different workers",
    "dayWeekMinutes": "counted minutes (service and travel) by day and week",
    "weekShifts": "routes a week",
    "wait": "waiting between stops",
    "breaks": "breaks",
    "guardian": "guardians",
    "venues": "exclusive venues",
    "funds": "funds",
    "household": "visits a day of a household",
    "target": "a price for minutes above a target",
    "unused": "a price for workers left without a route",
}


def used(instance: Instance) -> dict[str, int]:
    """How often each feature that is more than core is used."""
    workers, owners = instance.workers, instance.owners
    weights, kinds = instance.weights, instance.kinds
    counts = {
        "travelCost": sum(instance.travel_cost(worker) != 1 for worker in workers),
        "ifNeeded": sum(shift.if_needed for shift in instance.shifts) if weights.get("ifNeededShift", 0) else 0,
        "shiftTasks": sum("maxTasksPerShift" in worker.limits for worker in workers),
        "mandatory": sum(owner.mandatory for owner in owners),
        "steps": sum(task.step > 1 and sum(seat.count for seat in task.owner.seats) == 1 for task in instance.tasks),
        "windowCost": sum(any(cost for _, _, cost in owner.windows) for owner in owners),
        "people": sum(any(owner.assignment_cost(worker.id, weights) for worker in workers) for owner in owners),
        "teams": sum(owner.is_need and sum(seat.count for seat in owner.seats) > 1 for owner in owners),
        "covers": sum(bool(owner.covers) for owner in owners),
        "activities": sum(not owner.is_need for owner in owners),
        "recurrence": sum(owner.times > 1 for owner in owners),
        "noneServed": sum(owner.none_served_cost > 0 and owner.times > 1 for owner in owners),
        "distinct": sum(owner.max_distinct is not None or (owner.times > 1 and weights.get("extraWorker", 0) > 0) for owner in owners),
        "dependencies": len(instance.dependencies),
        "dayWeekMinutes": sum("maxMinutesPerDay" in worker.limits or "maxMinutesPerWeek" in worker.limits for worker in workers),
        "weekShifts": sum("maxShiftsPerWeek" in worker.limits for worker in workers),
        "wait": sum("maxWaitMinutes" in worker.limits for worker in workers),
        "breaks": sum(bool(pauses_of(instance, shift)) for shift in instance.shifts),
        "guardian": sum(worker.guardian is not None for worker in workers),
        "venues": sum(owner.venue in instance.exclusive_venues for owner in owners),
        "funds": sum(owner.fund is not None for owner in owners) + sum(worker.fund is not None for worker in workers),
        "household": sum(most is not None for most in instance.households.values()),
        "target": sum(worker.target is not None for worker in workers) if weights.get("overTargetMinute", 0) else 0,
        "unused": sum(kinds.get(worker.kind, {}).get("unusedCost", 0) > 0 for worker in workers),
    }
    return {feature: count for feature, count in counts.items() if count}


def pauses_of(instance: Instance, shift) -> list[tuple[int, int, int]]:
    """Breaks that H8 asks of a route in this shift: (minutes, earliest, latest) on the horizon's clock."""
    midnight = shift.day * 1440
    pauses = [(each.minutes, midnight + each.earliest, midnight + each.latest) for each in instance.worker_of(shift).breaks]
    return [each for each in pauses if shift.start <= each[1] and each[2] <= shift.end]


def missing(instance: Instance, expresses: frozenset[str]) -> list[str]:
    return [feature for feature in used(instance) if feature not in expresses]
