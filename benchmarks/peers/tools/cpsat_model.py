"""The problem page as a CP-SAT model: optional stops, a circuit for each shift, begins shared by a team. The rules that are not of one route stand
in `cpsat_rules`.

Literals: `member[t, k]`: the worker of shift k is in the team of task t; `seat[t, s, k]`: in its seat s; `arc[k, i, j]`: j follows i in the route of
shift k, HOME at both ends; `day[t, d]`: task t is served on date d, where a rule asks.
"""
from __future__ import annotations

from ortools.sat.python import cp_model

from sidebyside.contract import CoreView, Route, Run, Stop
from sidebyside.document import DAY, Shift, Task, qualified
from sidebyside.features import pauses_of

HOME = -1


class Model:
    """`only`, when given, says which tasks each shift may hold (by index): for filling in the times of routes that are known."""

    def __init__(self, run: Run, only: dict[int, set[int]] | None = None):
        self.instance, self.roads = run.instance, run.roads
        self.cp = cp_model.CpModel()
        self.tasks, self.shifts = run.instance.tasks, run.instance.shifts
        self.start, self.served, self.day = [], [], {}
        self.member, self.seat, self.arc, self.used = {}, {}, {}, []
        self.numbers = [[n for n, shift in enumerate(self.shifts) if shift.worker == worker.index] for worker in run.instance.workers]
        self.face, self.cost = {}, []
        self.pauses = [pauses_of(self.instance, shift) for shift in self.shifts]
        self.pause_start, self.leg_first, self.ahead = {}, {}, {}
        self._arcs: list[list] = [[] for _ in self.shifts]
        self.candidates: list[list[int]] = [[] for _ in self.shifts]
        self.view = CoreView(run, shuffled=False)
        for task, able in zip(self.view.tasks, self.view.able):
            for number in able:
                if only is None or task.index in only.get(number, set()):
                    self.candidates[number].append(task.index)
        for task in self.tasks:
            self._task(task)
        for number in range(len(self.shifts)):
            self._route(number)
        for task in self.tasks:
            self._team(task)

    def boolean(self, name: str = ""):
        return self.cp.new_bool_var(name)

    def minutes(self, number: int):
        """Travel minutes of a shift's route."""
        return sum(self.leg(number, i, j)[0] * literal for (k, i, j), literal in self._arcs[number])

    def metres(self, number: int):
        return sum(self.leg(number, i, j)[1] * literal for (k, i, j), literal in self._arcs[number])

    def leg(self, number: int, origin: int, target: int) -> tuple[int, int]:
        worker = self.instance.worker_of(self.shifts[number])
        start = worker.home if origin == HOME else self.tasks[origin].owner.place
        end = worker.home if target == HOME else self.tasks[target].owner.place
        return self.roads.leg(start, end, worker.mode)

    def end(self, task: int):
        return self.start[task] + self.tasks[task].owner.duration

    def _task(self, task: Task) -> None:
        """H3 and the grid of H5; the date of a served task."""
        grid = [minute for low, high in task.begins() for minute in range(low, high + 1) if minute % DAY % task.step == 0] if task.step > 1 else None
        domain = cp_model.Domain.from_intervals(task.begins()) if grid is None else cp_model.Domain.from_values(grid)
        served = self.boolean(f"served {task.id}")
        if domain.is_empty():
            self.cp.add(served == 0)
            domain = cp_model.Domain(0, 0)
        start = self.cp.new_int_var_from_domain(domain, f"start {task.id}")
        self.start.append(start)
        self.served.append(served)
        if task.owner.times == 1 and (task.owner.household is None or self.instance.households[task.owner.household] is None):
            # Nothing asks for its date.
            return
        dates = sorted({date for low, high in task.begins() for date in range(low // DAY, high // DAY + 1)})
        for date in dates:
            literal = self.boolean()
            self.day[task.index, date] = literal
            self.cp.add(start >= date * DAY).only_enforce_if(literal)
            self.cp.add(start < (date + 1) * DAY).only_enforce_if(literal)
        self.cp.add(sum(self.day[task.index, date] for date in dates) == served)

    def _route(self, number: int) -> None:
        """H1, H2, the stops and waits of H7, H8."""
        shift, nodes = self.shifts[number], self.candidates[number]
        used = self.boolean()
        self.used.append(used)
        place = {task: node for node, task in enumerate(nodes, start=1)} | {HOME: 0}
        arcs = [(0, 0, ~used)]
        for task in nodes:
            self.member[task, number] = self.boolean()
            arcs.append((place[task], place[task], ~self.member[task, number]))
        spans = {task: self.view.span(shift, self.tasks[task]) for task in nodes}
        for i in [HOME, *nodes]:
            for j in [HOME, *nodes]:
                if i == j or (i != HOME and j != HOME and not self._follows(number, i, j, spans)):
                    continue
                literal = self.boolean()
                self.arc[number, i, j] = literal
                self._arcs[number].append(((number, i, j), literal))
                arcs.append((place[i], place[j], literal))
                self._travel(shift, number, i, j, literal)
        self.cp.add_circuit(arcs)
        most = self.instance.worker_of(shift).limits.get("maxTasksPerShift")
        if most is not None:
            self.cp.add(sum(self.member[task, number] for task in nodes) <= most)
        self._breaks(number)

    def _follows(self, number: int, i: int, j: int, spans: dict) -> bool:
        a, b = self.tasks[i].owner, self.tasks[j].owner
        if a is b and a.min_gap_days > 0:
            return False
        return spans[i][0] + a.duration + self.leg(number, i, j)[0] <= spans[j][1]

    def _travel(self, shift: Shift, number: int, i: int, j: int, literal) -> None:
        leg, cp = self.leg(number, i, j)[0], self.cp
        if i == HOME:
            cp.add(self.start[j] >= shift.start + leg).only_enforce_if(literal)
        elif j == HOME:
            cp.add(self.end(i) + leg <= shift.end).only_enforce_if(literal)
        else:
            cp.add(self.start[j] >= self.end(i) + leg).only_enforce_if(literal)
            most = self.instance.worker_of(shift).limits.get("maxWaitMinutes")
            if most is not None:
                taken = sum(pause[0] * (self._ahead(number, b, i) - self._ahead(number, b, j)) for b, pause in enumerate(self.pauses[number]))
                cp.add(self.start[j] - self.end(i) - leg <= most + taken).only_enforce_if(literal)

    def _ahead(self, number: int, pause: int, task: int):
        """The stop ends before the pause begins."""
        key = (number, pause, task)
        if key not in self.ahead:
            self.ahead[key] = self.boolean()
        return self.ahead[key]

    def _breaks(self, number: int) -> None:
        """H8: a pause in which the worker neither serves nor travels; `leg_first` says on which side of the leg of its gap it lies."""
        cp, shift = self.cp, self.shifts[number]
        for b, (length, earliest, latest) in enumerate(self.pauses[number]):
            at = self.pause_start[number, b] = cp.new_int_var(earliest, latest - length, "")
            first = self.leg_first[number, b] = self.boolean()
            for task in self.candidates[number]:
                ahead, member = self._ahead(number, b, task), self.member[task, number]
                cp.add(self.end(task) <= at).only_enforce_if(ahead, member)
                cp.add(self.start[task] >= at + length).only_enforce_if(~ahead, member)
            for (_, i, j), literal in self._arcs[number]:
                leg = self.leg(number, i, j)[0]
                inside = [literal] + ([self._ahead(number, b, i)] if i != HOME else []) + ([~self._ahead(number, b, j)] if j != HOME else [])
                left = shift.start if i == HOME else self.end(i)
                right = shift.end if j == HOME else self.start[j]
                cp.add(at >= left + leg).only_enforce_if(*inside, first)
                cp.add(at + length + leg <= right).only_enforce_if(*inside, ~first)
                for other in range(b):
                    # Two pauses in one gap: the leg before the earlier is before the later too, else it has to find room between them.
                    both = inside + ([self._ahead(number, other, i)] if i != HOME else []) + ([~self._ahead(number, other, j)] if j != HOME else [])
                    early, late = sorted((other, b), key=lambda each: self.pauses[number][each][1])
                    cp.add_implication(self.leg_first[number, early], self.leg_first[number, late]).only_enforce_if(*both)
                    between = [~self.leg_first[number, early], self.leg_first[number, late]]
                    done = self.pause_start[number, early] + self.pauses[number][early][0]
                    cp.add(self.pause_start[number, late] >= done + leg).only_enforce_if(*both, *between)

    def _team(self, task: Task) -> None:
        """H4 without its covers: seats, and who may sit in them."""
        owner, able = task.owner, [number for number, nodes in enumerate(self.candidates) if (task.index, number) in self.member]
        for number in able:
            worker = self.instance.worker_of(self.shifts[number])
            seats = [index for index, seat in enumerate(owner.seats) if qualified(worker, owner, seat)]
            for index in seats:
                self.seat[task.index, index, number] = self.member[task.index, number] if len(seats) == 1 else self.boolean()
            if len(seats) > 1:
                self.cp.add(sum(self.seat[task.index, index, number] for index in seats) == self.member[task.index, number])
            self.cp.add_implication(self.member[task.index, number], self.served[task.index])
            # A route's stop and its team share the date.
            date = (task.index, self.shifts[number].day)
            if date in self.day:
                self.cp.add_implication(self.member[task.index, number], self.day[date])
        for index, seat in enumerate(owner.seats):
            filled = self.filled(task.index, index)
            self.cp.add(filled <= seat.count * self.served[task.index])
            self.cp.add(filled >= seat.least * self.served[task.index])
        self.cp.add(sum(self.member[task.index, number] for number in able) >= self.served[task.index])

    def filled(self, task: int, seat: int):
        """How many sit in the seat."""
        return sum(self.seat[task, seat, number] for number in range(len(self.shifts)) if (task, seat, number) in self.seat)

    def hint_nothing(self) -> None:
        """An empty roster to begin with, where nothing is mandatory: a search that has it holds an answer from the start."""
        if not any(task.owner.mandatory for task in self.tasks):
            for literal in [*self.served, *self.day.values(), *self.member.values(), *self.arc.values(), *self.used]:
                self.cp.add_hint(literal, 0)
            for task in self.tasks:
                self.cp.add_hint(self.start[task.index], task.begins()[0][0] if task.begins() else 0)

    def routes(self, value) -> list[Route]:
        """The routes of a solution; `value` gives a variable's value."""
        routes = []
        for number, shift in enumerate(self.shifts):
            following = {i: j for (_, i, j), literal in self._arcs[number] if value(literal)}
            order, at = [], following.get(HOME, HOME)
            while at != HOME:
                order.append(at)
                at = following[at]
            if order:
                routes.append(self._timed(number, shift, order, value))
        return routes

    def _timed(self, number: int, shift: Shift, order: list[int], value) -> Route:
        route = Route(shift, [])
        for task in order:
            seat = next(s for (t, s, k), literal in self.seat.items() if t == task and k == number and value(literal))
            route.stops.append(Stop(self.tasks[task].id, seat, value(self.start[task])))
        legs = [self.leg(number, i, j)[0] for i, j in zip([HOME, *order], [*order, HOME])]
        for b, (length, _, _) in enumerate(self.pauses[number]):
            at, gap = value(self.pause_start[number, b]), sum(value(self.ahead[number, b, task]) for task in order)
            first = value(self.leg_first[number, b])
            if gap == len(order):
                if first:
                    continue
                route.back = max(route.back or 0, at + length + legs[-1])
            elif first:
                stop = route.stops[gap]
                stop.arrive = min(stop.begin if stop.arrive is None else stop.arrive, at)
            elif gap == 0:
                continue
            route.breaks.append((at, at + length))
        return route
