"""The instance document as plain values: times in whole minutes after the horizon's first midnight, references resolved."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

DAY = 1440


@dataclass(frozen=True)
class Place:
    lat: float
    lon: float


@dataclass(frozen=True)
class Shift:
    worker: int
    start: int
    end: int
    if_needed: bool

    @property
    def day(self) -> int:
        return self.start // DAY


@dataclass(frozen=True)
class Pause:
    """A break of `minutes` inside [`earliest`, `latest`], times of day in minutes."""

    minutes: int
    earliest: int
    latest: int


@dataclass
class Worker:
    index: int
    id: str
    kind: str
    home: Place
    mode: str
    skills: dict[str, int]
    tags: frozenset[str]
    shifts: list[Shift]
    breaks: list[Pause]
    limits: dict[str, int]
    target: int | None
    guardian: str | None
    fund: str | None
    fen_per_km: int


@dataclass(frozen=True)
class Seat:
    kinds: frozenset[str]
    skills: tuple[tuple[str, int], ...]
    tags: frozenset[str]
    count: int
    least: int
    missing_cost: int


@dataclass(frozen=True)
class Cover:
    what: str
    value: str
    level: int
    count: int
    missing_cost: int | None


@dataclass
class Owner:
    """A need or an activity: what its tasks have in common."""

    id: str
    is_need: bool
    place: Place
    duration: int
    windows: list[tuple[int, int, int]]
    starts: list[int]
    seats: list[Seat]
    covers: list[Cover]
    unserved_cost: int
    none_served_cost: int
    mandatory: bool
    regulars: frozenset[str]
    preferred: frozenset[str]
    prohibited: frozenset[str]
    required: frozenset[str]
    costs: dict[str, int]
    max_distinct: int | None
    times: int
    min_gap_days: int
    household: str | None
    venue: str | None
    fund: str | None
    fen: int

    def assignment_cost(self, worker: str, weights: dict[str, int]) -> int:
        cost = self.costs.get(worker, 0)
        if self.regulars and worker not in self.regulars:
            cost += weights.get("newFace", 0)
        if self.preferred and worker not in self.preferred:
            cost += weights.get("unpreferred", 0)
        return cost


@dataclass
class Task:
    index: int
    id: str
    owner: Owner
    step: int = 1
    _begins: list[tuple[int, int]] | None = None

    def begins(self) -> list[tuple[int, int]]:
        """Stretches of begins that the windows allow, joined and in order; the step is not applied."""
        if self._begins is None:
            self._begins = self._joined()
        return self._begins

    def _joined(self) -> list[tuple[int, int]]:
        duration = self.owner.duration
        ranges = [(a, b - duration) for a, b, _ in self.owner.windows if b - a >= duration] + [(s, s) for s in self.owner.starts]
        joined: list[tuple[int, int]] = []
        for low, high in sorted(ranges):
            if joined and low <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            else:
                joined.append((low, high))
        return joined


@dataclass(frozen=True)
class Dependency:
    first: str
    second: str
    ordered: bool
    low: int
    high: int | None
    different_workers: bool
    companions: bool


@dataclass
class Instance:
    name: str
    start: datetime
    days: int
    modes: dict[str, dict]
    matrices: dict[str, dict]
    kinds: dict[str, dict]
    weights: dict[str, int]
    funds: dict[str, int]
    exclusive_venues: set[str]
    households: dict[str, int | None]
    workers: list[Worker]
    owners: list[Owner]
    tasks: list[Task]
    dependencies: list[Dependency]
    steps: tuple[int, int]
    shifts: list[Shift] = field(default_factory=list)

    def text(self, minute: int) -> str:
        """The document's spelling of a minute of the horizon."""
        return (self.start + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M")

    def travel_cost(self, worker: Worker) -> int:
        return self.kinds.get(worker.kind, {}).get("travelMinuteCost", 1)

    def worker_of(self, shift: Shift) -> Worker:
        return self.workers[shift.worker]


def qualified(worker: Worker, owner: Owner, seat: Seat) -> bool:
    """H4 for one worker and one seat: kind, skills at their levels, tags, prohibited and required."""
    return (
        (not seat.kinds or worker.kind in seat.kinds)
        and all(worker.skills.get(skill, 0) >= level for skill, level in seat.skills)
        and seat.tags <= worker.tags
        and worker.id not in owner.prohibited
        and (not owner.required or worker.id in owner.required)
    )


def read_instance(path: str) -> Instance:
    """Reads a document that `liandong validate` accepts; nothing is validated here again."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    start = datetime.fromisoformat(document["horizon"]["start"])

    def minute(text: str) -> int:
        return int((datetime.fromisoformat(text) - start).total_seconds()) // 60

    def place(value: dict) -> Place:
        return Place(float(value["lat"]), float(value["lon"]))

    stations = {each["id"]: place(each["location"]) for each in document.get("stations", [])}
    venues = {each["id"]: each for each in document.get("venues", [])}
    households = {each["id"]: each for each in document.get("households", [])}
    tiers = document.get("tiers", {})
    travel = document.get("travel", {})
    modes = travel.get("modes") or {"walk": {"speedKmh": 4.5, "detour": 1.3}}
    workers = [_worker(index, each, stations, modes, minute, place) for index, each in enumerate(document["workers"])]
    owners = []
    for need in document.get("needs", []):
        household = households[need["household"]]
        tier = tiers.get(household.get("tier"), {})
        unserved = need.get("unservedCost", tier.get("unservedCost", 100))
        none_served = need.get("noneServedCost", tier.get("noneServedCost", 0))
        owners.append(_owner(need, True, place(household["location"]), unserved, none_served, minute))
    for activity in document.get("activities", []):
        where = venues[activity["venue"]]["location"] if "venue" in activity else activity["location"]
        owners.append(_owner(activity, False, place(where), activity.get("unservedCost", 100), 0, minute))
    dependencies = [_dependency(each, owners) for each in document.get("dependencies", [])]
    tied = {id for each in dependencies if each.ordered for id in (each.first, each.second)}
    steps = (document.get("startStepMinutes", 15), document.get("visitStepMinutes", 1))
    tasks: list[Task] = []
    for owner in owners:
        for number in range(1, owner.times + 1):
            id = f"{owner.id}#{number}" if owner.is_need else owner.id
            team = sum(seat.count for seat in owner.seats) > 1
            step = 1 if not owner.is_need else steps[0] if team or id in tied else steps[1]
            tasks.append(Task(len(tasks), id, owner, step))
    return Instance(
        name=document["name"], start=start, days=document["horizon"]["days"], modes=modes,
        matrices=travel.get("matrices", {}), kinds=document.get("kinds", {}), weights=document.get("weights", {}),
        funds={each["id"]: each["balanceFen"] for each in document.get("funds", [])},
        exclusive_venues={id for id, each in venues.items() if each.get("exclusive")},
        households={id: each.get("maxVisitsPerDay") for id, each in households.items()},
        workers=workers, owners=owners, tasks=tasks, dependencies=dependencies, steps=steps,
        shifts=[shift for worker in workers for shift in worker.shifts])


def _worker(index: int, document: dict, stations: dict, modes: dict, minute, place) -> Worker:
    home = document["home"]
    pay = document.get("fundPerKm", {})
    return Worker(
        index=index, id=document["id"], kind=document["kind"],
        home=stations[home["station"]] if "station" in home else place(home),
        mode=document.get("mode") or next(iter(modes)),
        skills={each["skill"]: each.get("level", 1) for each in document.get("skills", [])},
        tags=frozenset(document.get("tags", [])),
        shifts=[Shift(index, minute(each["start"]), minute(each["end"]), each.get("ifNeeded", False)) for each in document["availability"]],
        breaks=[Pause(each["durationMinutes"], _clock(each["from"]), _clock(each["to"])) for each in document.get("breaks", [])],
        limits=document.get("limits", {}), target=document.get("targetMinutesPerWeek"), guardian=document.get("guardian"),
        fund=pay.get("fund"), fen_per_km=pay.get("fenPerKm", 0))


def _owner(document: dict, is_need: bool, where: Place, unserved: int, none_served: int, minute) -> Owner:
    people = document.get("workers", {})
    expense = document.get("expense", {})
    return Owner(
        id=document["id"], is_need=is_need, place=where, duration=document["durationMinutes"],
        windows=[(minute(each["start"]), minute(each["end"]), each.get("cost", 0)) for each in document.get("windows", [])],
        starts=[minute(each) for each in document.get("starts", [])],
        seats=[_seat(each) for each in document["team"]["seats"]],
        covers=[_cover(each) for each in document["team"].get("covers", [])],
        unserved_cost=unserved, none_served_cost=none_served, mandatory=document.get("mandatory", False),
        regulars=frozenset(people.get("regulars", [])), preferred=frozenset(people.get("preferred", [])),
        prohibited=frozenset(people.get("prohibited", [])), required=frozenset(people.get("required", [])),
        costs=people.get("costs", {}), max_distinct=people.get("maxDistinct"),
        times=document.get("times", 1), min_gap_days=document.get("minGapDays", 1), household=document.get("household"),
        venue=document.get("venue"), fund=expense.get("fund"), fen=expense.get("fen", 0))


def _seat(document: dict) -> Seat:
    count = document.get("count", 1)
    return Seat(
        kinds=frozenset(document.get("kinds", [])), tags=frozenset(document.get("tags", [])), count=count,
        skills=tuple((each["skill"], each.get("minLevel", 1)) for each in document.get("skills", [])),
        least=document.get("min", count), missing_cost=document.get("missingCost", 0))


def _cover(document: dict) -> Cover:
    what = next(each for each in ("tag", "kind", "skill") if each in document)
    return Cover(what, document[what], document.get("minLevel", 1), document.get("count", 1), document.get("missingCost"))


def _dependency(document: dict, owners: list[Owner]) -> Dependency:
    gaps = [document.get("minGapMinutes"), document.get("maxGapMinutes")]
    different = document.get("differentWorkers", False)
    by_id = {owner.id: owner for owner in owners}
    first, second = (by_id[document[end].split("#")[0]] for end in ("first", "second"))
    same_household = first.household is not None and first.household == second.household
    return Dependency(
        document["first"], document["second"], ordered=gaps != [None, None] or not different,
        low=gaps[0] or 0, high=gaps[1], different_workers=different, companions=gaps == [0, 0] and same_household)


def _clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
