"""PyVRP with its default parameters, which are its tuned ones; several windows by groups of exclusive clients, as its FAQ says."""
from __future__ import annotations

from importlib.metadata import version as package_version

from sidebyside.contract import Answer, CoreView, Route, Run, Stop
from sidebyside.features import CORE

NAME = "PyVRP"
THREADED = False
SEEDED = True
EXPRESSES = frozenset(CORE) | {"travelCost", "ifNeeded", "mandatory"}
SETTINGS = "default parameters; a client a window in exclusive groups, prizes; who may do a visit by a routing profile for each set of visits"


def version(_: str) -> str:
    return package_version("pyvrp")


def solve(run: Run) -> Answer:
    import numpy
    import pyvrp
    from pyvrp.stop import FirstFeasible, MaxRuntime, MultipleCriteria

    view = CoreView(run, shuffled=False)
    instance, tasks, shifts = run.instance, view.tasks, view.shifts
    workers = instance.workers
    places = [task.owner.place for task in tasks] + [worker.home for worker in workers]
    locations = [pyvrp.Location(place.lon, place.lat) for place in places]
    depots = [pyvrp.Depot(location=len(tasks) + worker.index) for worker in workers]
    clients, groups, meaning = [], [], []
    for index, task in enumerate(tasks):
        members = range(len(clients), len(clients) + len(task.begins()))
        grouped = len(members) > 1
        must = task.owner.mandatory
        for low, high in task.begins():
            clients.append(pyvrp.Client(
                location=index, service_duration=task.owner.duration, tw_early=low, tw_late=high, prize=0 if must else view.price(task),
                required=must and not grouped, group=len(groups) if grouped else None))
            meaning.append(task)
        if grouped:
            groups.append(pyvrp.ClientGroup(list(members), required=must))
    allowed: dict[int, set[int]] = {worker.index: set() for worker in workers}
    for index, able in enumerate(view.able):
        for number in able:
            allowed[shifts[number].worker].add(index)
    minutes = {mode: run.roads.table(places, mode) for mode in sorted({worker.mode for worker in workers})}
    # More than all prizes together: no route takes a leg that its worker may not.
    forbidden = 1 + 10 * (view.unserved_total() + sum(int(each.max()) for each in minutes.values()))
    profiles: dict[tuple, int] = {}
    distances, durations = [], []
    vehicles = []
    for shift in shifts:
        worker = instance.worker_of(shift)
        key = (worker.mode, frozenset(allowed[worker.index]))
        if key not in profiles:
            profiles[key] = len(distances)
            closed = [index for index in range(len(tasks)) if index not in allowed[worker.index]]
            matrix = minutes[worker.mode].copy()
            matrix[:, closed] = forbidden
            matrix[closed, :] = forbidden
            numpy.fill_diagonal(matrix, 0)
            distances.append(matrix)
            durations.append(minutes[worker.mode])
        fixed = instance.weights.get("ifNeededShift", 0) if shift.if_needed else 0
        vehicles.append(pyvrp.VehicleType(
            num_available=1, start_depot=worker.index, end_depot=worker.index, tw_early=shift.start, tw_late=shift.end,
            fixed_cost=fixed, unit_distance_cost=instance.travel_cost(worker), unit_duration_cost=0, profile=profiles[key]))
    data = pyvrp.ProblemData(locations, clients, depots, vehicles, distances, durations, groups)
    # Each copy of a visit has the visit's prize, so all but one of them are missed in every answer.
    surplus = sum(client.prize for client in clients) - sum(view.price(task) for task in tasks if not task.owner.mandatory)
    constant = view.unserved_total() - sum(view.price(task) for task in tasks) - surplus
    stop = MaxRuntime(run.left())
    began = run.elapsed()
    result = pyvrp.solve(data, MultipleCriteria([stop, FirstFeasible()]) if run.first else stop, seed=run.seed, collect_stats=True)
    # Iterations are timed from the end of the first descent; what that took is what the run took beyond them.
    clock = max(began, run.elapsed() - sum(result.stats.runtimes))
    for seconds, datum in zip(result.stats.runtimes, result.stats.data):
        clock += seconds
        if datum.best_feas:
            run.found(datum.best_cost + constant, clock)
    if not result.is_feasible():
        return Answer(status="no feasible answer")
    routes = []
    for route in result.best.routes():
        visits = [each for each in route.schedule() if each.is_client()]
        stops = [Stop(meaning[each.idx].id, 0, each.end_time - meaning[each.idx].owner.duration) for each in visits]
        routes.append(Route(shifts[route.vehicle_type()], stops))
    return Answer(routes, status="answered")
