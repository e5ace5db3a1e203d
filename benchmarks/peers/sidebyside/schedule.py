"""A tool's routes as our schedule document."""
from __future__ import annotations

from sidebyside.contract import Route
from sidebyside.document import Instance
from sidebyside.travel import Roads


def schedule(instance: Instance, roads: Roads, routes: list[Route]) -> dict:
    """Routes with the tool's own begins; `leave` and `return` as tight as its stops and breaks allow, unless the tool says them."""
    owners = {task.id: task.owner for task in instance.tasks}
    written, ids = [], renumbered(instance, routes)
    for route in routes:
        worker = instance.worker_of(route.shift)
        first, last = (owners[stop.task] for stop in (route.stops[0], route.stops[-1]))
        stops = []
        for stop in route.stops:
            arrive = stop.begin if stop.arrive is None else stop.arrive
            begin, end = (instance.text(minute) for minute in (stop.begin, stop.begin + owners[stop.task].duration))
            stops.append({"task": ids[stop.task], "seat": stop.seat, "arrive": instance.text(arrive), "begin": begin, "end": end})
        leave = route.leave
        if leave is None:
            arrive = route.stops[0].begin if route.stops[0].arrive is None else route.stops[0].arrive
            leave = arrive - roads.minutes(worker.home, first.place, worker.mode)
        back = route.back
        if back is None:
            back = route.stops[-1].begin + last.duration + roads.minutes(last.place, worker.home, worker.mode)
        document = {
            "worker": worker.id, "shift": {"start": instance.text(route.shift.start), "end": instance.text(route.shift.end)},
            "leave": instance.text(leave), "return": instance.text(back), "stops": stops}
        if route.breaks:
            document["breaks"] = [{"start": instance.text(a), "end": instance.text(b)} for a, b in sorted(route.breaks)]
        written.append(document)
    return {"format": "liandong-schedule/1", "routes": written}


def renumbered(instance: Instance, routes: list[Route]) -> dict[str, str]:
    """H6: served tasks of a need are #1 … #m in order of begin. Tools number interchangeable tasks as they please."""
    begins = {stop.task: stop.begin for route in routes for stop in route.stops}
    names = {}
    for owner in instance.owners:
        ids = [task.id for task in instance.tasks if task.owner is owner]
        served = sorted((id for id in ids if id in begins), key=lambda id: (begins[id], id))
        names.update(zip(served, ids))
    return names
