"""What the runner hands a tool, and what a tool hands back."""
from __future__ import annotations

import random
import resource
import time
from dataclasses import dataclass, field

from sidebyside.document import Instance, Shift, Task, Worker, qualified
from sidebyside.travel import Roads


def memory() -> float:
    """The most that this process or one of its children has held so far, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


@dataclass
class Stop:
    task: str
    seat: int
    begin: int
    arrive: int | None = None


@dataclass
class Route:
    """What one worker does in one shift, by the tool's own begins."""

    shift: Shift
    stops: list[Stop]
    breaks: list[tuple[int, int]] = field(default_factory=list)
    leave: int | None = None
    back: int | None = None


@dataclass
class Answer:
    """A tool's answer; `routes` is None when it has none. `document` holds a schedule that needs no translation."""

    routes: list[Route] | None = None
    document: dict | None = None
    bound: float | None = None
    status: str = ""
    note: str = ""


class Run:
    """One run of one tool: the instance, the limits, and the record of what it found when.

    The clock starts when the document has been read: building a model counts, as it does for Liandong.
    """

    def __init__(self, instance: Instance, path: str, limit: float, seed: int, threads: int, liandong: str, scratch: str, first: bool):
        self.instance, self.path, self.roads = instance, path, Roads(instance)
        self.limit, self.seed, self.threads = limit, seed, threads
        self.liandong, self.scratch, self.first = liandong, scratch, first
        self.trace: list[tuple[float, float]] = []
        self._began = time.monotonic()
        self._done: float | None = None
        self.peak: float | None = None

    def translated(self, done: float) -> None:
        """Says that the tool itself was done at `done`: what comes after turns its answer into routes."""
        self._done, self.peak = done, self.peak or memory()

    def seconds(self) -> float:
        """What the tool took."""
        return self.elapsed() if self._done is None else self._done

    def elapsed(self) -> float:
        return time.monotonic() - self._began

    def left(self) -> float:
        """Seconds that remain of the limit, at least a little, so that a tool can say that it found nothing."""
        return max(0.1, self.limit - self.elapsed())

    def found(self, total: float, seconds: float | None = None) -> None:
        """Notes an incumbent, priced as the problem page prices it, if it is better than the ones before."""
        if not self.trace or total < self.trace[-1][1]:
            self.trace.append((round(self.elapsed() if seconds is None else seconds, 3), total))


class CoreView:
    """The instance as a routing problem: a vehicle for each shift, a stop for each visit, who may do which.

    For tools without a seed, another seed gives another order of visits and shifts, which is all that can vary in them.
    """

    def __init__(self, run: Run, shuffled: bool):
        instance = run.instance
        self.roads = run.roads
        self.shifts = list(instance.shifts)
        candidates = list(instance.tasks)
        if shuffled:
            order = random.Random(run.seed)
            order.shuffle(self.shifts)
            order.shuffle(candidates)
        self.instance = instance
        self.able: list[list[int]] = []
        self.tasks: list[Task] = []
        mine: list[list[int]] = [[] for _ in instance.workers]
        for index, shift in enumerate(self.shifts):
            mine[shift.worker].append(index)
        for task in candidates:
            offered = (index for worker in instance.workers if self.may(worker, task) for index in mine[worker.index])
            able = sorted(index for index in offered if self.meets(self.shifts[index], task))
            if able:
                self.tasks.append(task)
                self.able.append(able)

    def may(self, worker: Worker, task: Task) -> bool:
        """Whether the worker qualifies for a seat, within the radius."""
        owner = task.owner
        if not any(qualified(worker, owner, seat) for seat in owner.seats):
            return False
        most = worker.limits.get("maxMetresFromHome")
        return most is None or self.roads.leg(worker.home, owner.place, worker.mode)[1] <= most

    def meets(self, shift: Shift, task: Task) -> bool:
        """Whether a route of this shift with this stop alone has the time; what fails here can be in no route whose legs obey the triangle
        inequality, and legs by matrix that do not are left to the tool."""
        return self.span(shift, task) is not None

    def span(self, shift: Shift, task: Task) -> tuple[int, int] | None:
        """The first and the last begin that the windows and the shift leave."""
        worker, owner = self.instance.worker_of(shift), task.owner
        out, back = 0, 0
        if worker.mode not in self.instance.matrices:
            # One minute of grace a leg: rounding up can break the triangle inequality by that much.
            out = max(0, self.roads.minutes(worker.home, owner.place, worker.mode) - 1)
            back = max(0, self.roads.minutes(owner.place, worker.home, worker.mode) - 1)
        low, high = shift.start + out, shift.end - back - owner.duration
        inside = [(max(low, a), min(high, b)) for a, b in task.begins() if max(low, a) <= min(high, b)]
        return (inside[0][0], inside[-1][1]) if inside else None

    def unserved_total(self) -> int:
        """The price of leaving everything out, visits that nobody can do included."""
        return sum(task.owner.unserved_cost + task.owner.none_served_cost for task in self.instance.tasks)

    def price(self, task: Task) -> int:
        """What leaving the visit out costs, for needs with one task."""
        return task.owner.unserved_cost + task.owner.none_served_cost
