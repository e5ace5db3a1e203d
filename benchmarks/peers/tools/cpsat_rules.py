"""The rules that tie routes together (H5–H7, H9–H14, H16), and the cost, term by term, on the model of `cpsat_model`."""
from __future__ import annotations

from sidebyside.document import DAY, Owner
from tools.cpsat_model import Model


def add_rules(model: Model) -> None:
    for rule in (_recurrence, _limits, _guardians, _venues, _funds, _distinct, _dependencies, _mandatory, _households, _covers):
        rule(model)


def members(model: Model, task: int, worker: int) -> list:
    """Literals of which at most one is true: the worker is in the task's team."""
    return [model.member[task, number] for number in model.numbers[worker] if (task, number) in model.member]


def tasks_of(model: Model, owner: Owner) -> list:
    return [task for task in model.tasks if task.owner is owner]


def counted(model: Model, number: int):
    """H7: services and legs of one route."""
    return model.minutes(number) + sum(model.tasks[task].owner.duration * model.member[task, number] for task in model.candidates[number])


def _recurrence(model: Model) -> None:
    """H6."""
    for owner in model.instance.owners:
        tasks = tasks_of(model, owner)
        for earlier, later in zip(tasks, tasks[1:]):
            a, b = earlier.index, later.index
            model.cp.add_implication(model.served[b], model.served[a])
            model.cp.add(model.start[a] <= model.start[b]).only_enforce_if(model.served[b])
            dates = {index: sum(date * literal for (t, date), literal in model.day.items() if t == index) for index in (a, b)}
            model.cp.add(dates[b] - dates[a] >= owner.min_gap_days).only_enforce_if(model.served[b])


def _limits(model: Model) -> None:
    """H7 by day and week."""
    for worker in model.instance.workers:
        numbers = model.numbers[worker.index]
        for limit, length in (("maxMinutesPerDay", 1), ("maxMinutesPerWeek", 7)):
            if limit in worker.limits:
                for period in sorted({model.shifts[number].day // length for number in numbers}):
                    inside = [number for number in numbers if model.shifts[number].day // length == period]
                    model.cp.add(sum(counted(model, number) for number in inside) <= worker.limits[limit])
        if "maxShiftsPerWeek" in worker.limits:
            for week in sorted({model.shifts[number].day // 7 for number in numbers}):
                routes = sum(model.used[number] for number in numbers if model.shifts[number].day // 7 == week)
                model.cp.add(routes <= worker.limits["maxShiftsPerWeek"])


def _guardians(model: Model) -> None:
    """H9."""
    index = {worker.id: worker.index for worker in model.instance.workers}
    for worker in model.instance.workers:
        if worker.guardian is not None:
            for task in model.tasks:
                mine = members(model, task.index, worker.index)
                if mine:
                    model.cp.add(sum(mine) <= sum(members(model, task.index, index[worker.guardian])))


def _venues(model: Model) -> None:
    """H10."""
    for venue in sorted(model.instance.exclusive_venues):
        sessions = [task for task in model.tasks if task.owner.venue == venue]
        model.cp.add_no_overlap([
            model.cp.new_optional_fixed_size_interval_var(model.start[task.index], task.owner.duration, model.served[task.index], "")
            for task in sessions])


def _funds(model: Model) -> None:
    """H11, in thousandths of a fen."""
    for fund, balance in model.instance.funds.items():
        spent = [1000 * task.owner.fen * model.served[task.index] for task in model.tasks if task.owner.fund == fund and task.owner.fen]
        for worker in model.instance.workers:
            if worker.fund == fund and worker.fen_per_km:
                spent += [worker.fen_per_km * model.metres(number) for number in model.numbers[worker.index]]
        if spent:
            model.cp.add(sum(spent) <= 1000 * balance)


def _distinct(model: Model) -> None:
    """H12, and the literals that `extraWorker` counts."""
    for owner in model.instance.owners:
        if owner.max_distinct is None and not (owner.times > 1 and model.instance.weights.get("extraWorker", 0)):
            continue
        for worker in model.instance.workers:
            mine = [literal for task in tasks_of(model, owner) for literal in members(model, task.index, worker.index)]
            if mine:
                face = model.face[owner.id, worker.index] = model.boolean()
                for literal in mine:
                    model.cp.add_implication(literal, face)
        if owner.max_distinct is not None:
            model.cp.add(sum(face for (id, _), face in model.face.items() if id == owner.id) <= owner.max_distinct)


def _dependencies(model: Model) -> None:
    """H13."""
    index = {task.id: task.index for task in model.tasks}
    for each in model.instance.dependencies:
        a, b = index[each.first], index[each.second]
        if each.ordered:
            model.cp.add_implication(model.served[b], model.served[a])
            model.cp.add(model.start[b] - model.start[a] >= each.low).only_enforce_if(model.served[b])
            if each.high is not None:
                model.cp.add(model.start[b] - model.start[a] <= each.high).only_enforce_if(model.served[b])
        if each.different_workers:
            for worker in model.instance.workers:
                both = members(model, a, worker.index) + members(model, b, worker.index)
                if len(both) > 1:
                    model.cp.add_at_most_one(both)


def _mandatory(model: Model) -> None:
    """H14."""
    for task in model.tasks:
        if task.owner.mandatory:
            model.cp.add(model.served[task.index] == 1)


def _households(model: Model) -> None:
    """H16."""
    companions = {each.second for each in model.instance.dependencies if each.companions}
    for household, most in model.instance.households.items():
        if most is not None:
            tasks = {task.index for task in model.tasks if task.owner.household == household and task.id not in companions}
            for date in range(model.instance.days):
                visits = [literal for (task, day), literal in model.day.items() if task in tasks and day == date]
                if len(visits) > most:
                    model.cp.add(sum(visits) <= most)


def _covers(model: Model) -> None:
    """The covers of H4; what soft ones fall short by."""
    for task in model.tasks:
        for cover in task.owner.covers:
            holders = [worker.index for worker in model.instance.workers if _holds(worker, cover)]
            held = sum(literal for worker in holders for literal in members(model, task.index, worker))
            if cover.missing_cost is None:
                model.cp.add(held >= cover.count * model.served[task.index])
            else:
                short = model.cp.new_int_var(0, cover.count, "")
                model.cp.add(short + held >= cover.count * model.served[task.index])
                model.cost.append(cover.missing_cost * short)


def _holds(worker, cover) -> bool:
    if cover.what == "tag":
        return cover.value in worker.tags
    if cover.what == "kind":
        return worker.kind == cover.value
    return worker.skills.get(cover.value, 0) >= cover.level


def add_costs(model: Model) -> None:
    """Every term of the cost but `change`, which needs a previous schedule."""
    instance, cp, cost = model.instance, model.cp, model.cost
    weights = instance.weights
    for owner in instance.owners:
        tasks = tasks_of(model, owner)
        cost += [owner.unserved_cost * (1 - model.served[task.index]) for task in tasks]
        # H6 serves #1 first: nothing is served exactly when #1 is not.
        any_served = model.served[tasks[0].index]
        if owner.none_served_cost:
            cost.append(owner.none_served_cost * (1 - any_served))
        if owner.times > 1 and weights.get("extraWorker", 0):
            faces = sum(face for (id, _), face in model.face.items() if id == owner.id)
            cost.append(weights["extraWorker"] * (faces - sum(seat.count for seat in owner.seats) * any_served))
        for task in tasks:
            for index, seat in enumerate(owner.seats):
                if seat.missing_cost:
                    cost.append(seat.missing_cost * (seat.count * model.served[task.index] - model.filled(task.index, index)))
            for worker in instance.workers:
                price = owner.assignment_cost(worker.id, weights)
                if price:
                    cost += [price * literal for literal in members(model, task.index, worker.index)]
            if any(price for _, _, price in owner.windows):
                _window_cost(model, task)
    for number, shift in enumerate(model.shifts):
        cost.append(instance.travel_cost(instance.worker_of(shift)) * model.minutes(number))
        if shift.if_needed:
            cost.append(weights.get("ifNeededShift", 0) * model.used[number])
    for worker in instance.workers:
        numbers = model.numbers[worker.index]
        unused = instance.kinds.get(worker.kind, {}).get("unusedCost", 0)
        if unused and numbers:
            idle = model.boolean()
            cp.add(idle + sum(model.used[number] for number in numbers) >= 1)
            cost.append(unused * idle)
        if worker.target is not None and weights.get("overTargetMinute", 0):
            for week in sorted({model.shifts[number].day // 7 for number in numbers}):
                over = cp.new_int_var(0, 7 * DAY, "")
                cp.add(over >= sum(counted(model, number) for number in numbers if model.shifts[number].day // 7 == week) - worker.target)
                cost.append(weights["overTargetMinute"] * over)
    cp.minimize(sum(cost))


def _window_cost(model: Model, task) -> None:
    """The price of the window that holds the visit; the search picks the cheapest that does."""
    choices = []
    for low, high, price in task.owner.windows:
        if high - low >= task.owner.duration:
            choice = model.boolean()
            model.cp.add(model.start[task.index] >= low).only_enforce_if(choice)
            model.cp.add(model.start[task.index] <= high - task.owner.duration).only_enforce_if(choice)
            model.cost.append(price * choice)
            choices.append(choice)
    model.cp.add(sum(choices) == model.served[task.index])
