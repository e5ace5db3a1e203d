"""VROOM through pyvroom: exploration level 5, the highest. It reports nothing while it works: its only point in the picture is its end."""
from __future__ import annotations

from datetime import timedelta
from importlib.metadata import version as package_version

from sidebyside.contract import Answer, CoreView, Route, Run, Stop
from sidebyside.features import CORE

NAME = "VROOM"
THREADED = True
SEEDED = False
EXPRESSES = frozenset(CORE) | {"travelCost", "ifNeeded", "shiftTasks"}
SETTINGS = (
    "exploration level 5; who may do a visit by one skill a visit; unserved costs scaled to priorities 0-100 (it maximises their sum, then lowers "
    "the cost: it cannot trade one for the other)")


def version(_: str) -> str:
    return package_version("pyvroom")


def solve(run: Run) -> Answer:
    import numpy
    import vroom

    view = CoreView(run, shuffled=True)
    instance, tasks, shifts = run.instance, view.tasks, view.shifts
    workers = instance.workers
    places = [task.owner.place for task in tasks] + [worker.home for worker in workers]
    model = vroom.Input()
    for mode in sorted({worker.mode for worker in workers}):
        model.set_durations_matrix(mode, (60 * run.roads.table(places, mode)).astype(numpy.uint32))
    skills: list[set[int]] = [set() for _ in shifts]
    for number, able in enumerate(view.able):
        for index in able:
            skills[index].add(number)
    for number, shift in enumerate(shifts):
        worker = instance.worker_of(shift)
        home = len(tasks) + shift.worker
        fixed = instance.weights.get("ifNeededShift", 0) * 60 if shift.if_needed else 0
        costs = vroom.VehicleCosts(fixed=fixed, per_hour=3600 * instance.travel_cost(worker))
        more = {"max_tasks": worker.limits["maxTasksPerShift"]} if "maxTasksPerShift" in worker.limits else {}
        model.add_vehicle(vroom.Vehicle(
            number, start=home, end=home, profile=worker.mode, skills=skills[number], costs=costs,
            time_window=vroom.TimeWindow(60 * shift.start, 60 * shift.end), **more))
    dearest = max([view.price(task) for task in tasks], default=0) or 1
    for number, task in enumerate(tasks):
        model.add_job(vroom.Job(
            number, location=number, default_service=60 * task.owner.duration, skills={number},
            priority=round(100 * view.price(task) / dearest),
            time_windows=[vroom.TimeWindow(60 * low, 60 * high) for low, high in task.begins()]))
    solution = model.solve(exploration_level=5, nb_threads=run.threads, timeout=timedelta(seconds=run.left()))
    routes = []
    for route in solution.to_dict()["routes"]:
        jobs = [step for step in route["steps"] if step["type"] == "job"]
        stops = [Stop(tasks[step["id"]].id, 0, (step["arrival"] + step["waiting_time"]) // 60) for step in jobs]
        routes.append(Route(shifts[route["vehicle"]], stops))
    return Answer(routes, status="answered")
