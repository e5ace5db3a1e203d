"""Legs by the travel formula of the problem page, to the minute and the metre."""
from __future__ import annotations

import math

from sidebyside.document import Instance, Place

EARTH_RADIUS = 6_371_008.8


class Roads:
    """Legs between places by mode: (minutes, metres). The order of operations is the one of `Sources/Travel`, so that doubles round alike."""

    def __init__(self, instance: Instance):
        self._modes = instance.modes
        self._matrices = {}
        for mode, matrix in instance.matrices.items():
            rows = {Place(float(each["lat"]), float(each["lon"])): row for row, each in enumerate(matrix["places"])}
            self._matrices[mode] = (rows, matrix["minutes"], matrix["metres"])
        self._known: dict[tuple[str, Place, Place], tuple[int, int]] = {}

    def leg(self, origin: Place, target: Place, mode: str) -> tuple[int, int]:
        key = (mode, origin, target)
        if key not in self._known:
            self._known[key] = self._computed(origin, target, mode)
        return self._known[key]

    def minutes(self, origin: Place, target: Place, mode: str) -> int:
        return self.leg(origin, target, mode)[0]

    def table(self, places: list[Place], mode: str):
        """Minutes between all of the places, as an integer array; row = from. The same numbers as `leg`, many at a time."""
        import numpy

        distinct = list(dict.fromkeys(places))
        rows = {place: row for row, place in enumerate(distinct)}
        index = numpy.array([rows[place] for place in places])
        if mode in self._matrices:
            table = numpy.array([[self.minutes(a, b, mode) for b in distinct] for a in distinct], dtype=numpy.int64)
        else:
            table = self._by_formula(distinct, mode, numpy)
        return table[numpy.ix_(index, index)]

    def _by_formula(self, places: list[Place], mode: str, numpy):
        travel, radians = self._modes[mode], math.pi / 180
        lat, lon = (numpy.array([getattr(place, name) for place in places]) for name in ("lat", "lon"))
        north = numpy.sin((lat[None, :] - lat[:, None]) * radians / 2)
        east = numpy.sin((lon[None, :] - lon[:, None]) * radians / 2)
        chord = north * north + numpy.cos(lat * radians)[:, None] * numpy.cos(lat * radians)[None, :] * east * east
        metres = 2 * EARTH_RADIUS * numpy.arcsin(numpy.minimum(1, numpy.sqrt(chord))) * travel.get("detour", 1)
        whole = numpy.floor(metres)
        minutes = numpy.ceil((whole + (metres - whole >= 0.5)) * 0.06 / travel["speedKmh"] - 1e-9).astype(numpy.int64) + travel.get("stopMinutes", 0)
        # An array's sine may differ from the scalar one in the last digit, which matters only where rounding is about to turn.
        for a, b in zip(*numpy.where(numpy.abs(metres - whole - 0.5) < 1e-4)):
            minutes[a, b] = self.minutes(places[a], places[b], mode)
        numpy.fill_diagonal(minutes, 0)
        return minutes

    def _computed(self, origin: Place, target: Place, mode: str) -> tuple[int, int]:
        if origin == target:
            return 0, 0
        if mode in self._matrices:
            rows, minutes, metres = self._matrices[mode]
            if origin in rows and target in rows:
                return minutes[rows[origin]][rows[target]], metres[rows[origin]][rows[target]]
        travel = self._modes[mode]
        metres = rounded_half_up(great_circle_metres(origin, target) * travel.get("detour", 1))
        return math.ceil(metres * 0.06 / travel["speedKmh"] - 1e-9) + travel.get("stopMinutes", 0), metres


def great_circle_metres(origin: Place, target: Place) -> float:
    radians = math.pi / 180
    north = math.sin((target.lat - origin.lat) * radians / 2)
    east = math.sin((target.lon - origin.lon) * radians / 2)
    chord = north * north + math.cos(origin.lat * radians) * math.cos(target.lat * radians) * east * east
    return 2 * EARTH_RADIUS * math.asin(min(1, math.sqrt(chord)))


def rounded_half_up(value: float) -> int:
    whole = math.floor(value)
    return whole + (value - whole >= 0.5)
