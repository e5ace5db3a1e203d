"""OR-Tools' routing library: guided local search from parallel cheapest insertion, as its guides recommend for routing with time windows."""
from __future__ import annotations

from importlib.metadata import version as package_version

from sidebyside.contract import Answer, CoreView, Route, Run, Stop
from sidebyside.features import CORE

NAME = "OR-Tools routing"
THREADED = False
SEEDED = False
EXPRESSES = frozenset(CORE) | {"travelCost", "ifNeeded", "shiftTasks", "mandatory"}
SETTINGS = "PARALLEL_CHEAPEST_INSERTION, GUIDED_LOCAL_SEARCH; several windows by RemoveInterval, skills by the domain of VehicleVar"


def version(_: str) -> str:
    return package_version("ortools")


def solve(run: Run) -> Answer:
    import numpy
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    view = CoreView(run, shuffled=True)
    instance, tasks, shifts = run.instance, view.tasks, view.shifts
    workers = instance.workers
    places = [task.owner.place for task in tasks] + [worker.home for worker in workers]
    homes = [len(tasks) + shift.worker for shift in shifts]
    manager = pywrapcp.RoutingIndexManager(len(places), len(shifts), homes, homes)
    model = pywrapcp.RoutingModel(manager)
    transit, cost = {}, {}
    for worker in workers:
        kind = (worker.mode, instance.travel_cost(worker))
        if kind in cost:
            continue
        legs = run.roads.table(places, worker.mode)
        cost[kind] = model.RegisterTransitMatrix((legs * kind[1]).tolist())
        if worker.mode not in transit:
            durations = numpy.array([task.owner.duration for task in tasks] + [0] * len(workers))
            transit[worker.mode] = model.RegisterTransitMatrix((durations[:, None] + legs).tolist())
    horizon = instance.days * 1440
    by_shift = [transit[instance.worker_of(shift).mode] for shift in shifts]
    model.AddDimensionWithVehicleTransits(by_shift, horizon, horizon, False, "time")
    time = model.GetDimensionOrDie("time")
    for vehicle, shift in enumerate(shifts):
        worker = instance.worker_of(shift)
        model.SetArcCostEvaluatorOfVehicle(cost[worker.mode, instance.travel_cost(worker)], vehicle)
        if shift.if_needed:
            model.SetFixedCostOfVehicle(instance.weights.get("ifNeededShift", 0), vehicle)
        for end in (model.Start(vehicle), model.End(vehicle)):
            time.CumulVar(end).SetRange(shift.start, shift.end)
            model.AddVariableMinimizedByFinalizer(time.CumulVar(end))
    if any("maxTasksPerShift" in worker.limits for worker in workers):
        stops = model.RegisterUnaryTransitVector([1] * len(tasks) + [0] * len(workers))
        most = [instance.worker_of(shift).limits.get("maxTasksPerShift", len(tasks)) for shift in shifts]
        model.AddDimensionWithVehicleCapacity(stops, 0, most, True, "stops")
    for node, (task, able) in enumerate(zip(tasks, view.able)):
        index = manager.NodeToIndex(node)
        stretches = task.begins()
        time.CumulVar(index).SetRange(stretches[0][0], stretches[-1][1])
        for (_, before), (after, _) in zip(stretches, stretches[1:]):
            time.CumulVar(index).RemoveInterval(before + 1, after - 1)
        # -1 is the vehicle of a visit that is left out.
        model.VehicleVar(index).SetValues([-1, *able])
        if not task.owner.mandatory:
            model.AddDisjunction([index], view.price(task))
    # Visits that nobody can do are not in the model; their price is part of every total.
    constant = view.unserved_total() - sum(view.price(task) for task in tasks)
    model.AddAtSolutionCallback(lambda: run.found(model.CostVar().Max() + constant))
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromMilliseconds(int(run.left() * 1000))
    if run.first:
        parameters.solution_limit = 1
    solution = model.SolveWithParameters(parameters)
    if solution is None:
        return Answer(status=f"status {model.status()}")
    routes = []
    for vehicle, shift in enumerate(shifts):
        index, stops = solution.Value(model.NextVar(model.Start(vehicle))), []
        while not model.IsEnd(index):
            stops.append(Stop(tasks[manager.IndexToNode(index)].id, 0, solution.Min(time.CumulVar(index))))
            index = solution.Value(model.NextVar(index))
        if stops:
            routes.append(Route(shift, stops))
    return Answer(routes, status="answered")
