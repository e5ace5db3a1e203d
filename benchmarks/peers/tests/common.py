"""The small core instance of the tests, and the programs that they need."""
from __future__ import annotations

import copy
import json
import os
import sys
import tempfile

PEERS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(os.path.dirname(PEERS))
sys.path.insert(0, PEERS)

LIANDONG = os.environ.get("LIANDONG", os.path.join(ROOT, ".build", "release", "liandong"))
VILLAGE_HALL = os.path.join(ROOT, "benchmarks", "instances", "village-hall.json")
has_liandong = os.access(LIANDONG, os.X_OK)


def installed(package: str) -> bool:
    try:
        __import__(package)
    except ImportError:
        return False
    return True


def time(day: int, clock: str) -> str:
    return f"2026-11-{23 + day}T{clock}"


def stretch(day: int, start: str, end: str) -> dict:
    return {"start": time(day, start), "end": time(day, end)}


# Ada walks and may do everything near her; Bo rides and has no skill. Visit n3 has two windows, and only the second meets Ada's shifts;
# n4 is too far for Ada to walk to and Bo may not do it, so it stays out.
CORE = {
    "format": "liandong-instance/1", "name": "Core hall", "horizon": {"start": "2026-11-23", "days": 2},
    "skills": [{"id": "care"}], "travel": {"modes": {
        "walk": {"speedKmh": 4.5, "detour": 1.3}, "ebike": {"speedKmh": 15, "detour": 1.3, "stopMinutes": 2}}},
    "workers": [
        {"id": "ada", "kind": "socialWorker", "home": {"lat": 33.970, "lon": 116.800}, "mode": "walk", "skills": [{"skill": "care", "level": 2}],
         "availability": [stretch(0, "08:30", "12:00"), stretch(1, "14:00", "17:30")], "limits": {"maxMetresFromHome": 3000}},
        {"id": "bo", "kind": "volunteer", "home": {"lat": 33.968, "lon": 116.801}, "mode": "ebike", "availability": [stretch(0, "08:30", "12:00")]}],
    "households": [
        {"id": "h1", "location": {"lat": 33.975, "lon": 116.795}}, {"id": "h2", "location": {"lat": 33.966, "lon": 116.806}},
        {"id": "h3", "location": {"lat": 33.971, "lon": 116.804}}, {"id": "h4", "location": {"lat": 34.050, "lon": 116.800}}],
    "needs": [
        {"id": "n1", "household": "h1", "durationMinutes": 60, "windows": [stretch(0, "09:00", "12:00")], "unservedCost": 500,
         "team": {"seats": [{"skills": [{"skill": "care", "minLevel": 2}]}]}},
        {"id": "n2", "household": "h2", "durationMinutes": 45, "windows": [stretch(0, "09:00", "11:30")], "unservedCost": 300, "team": {"seats": [{}]}},
        {"id": "n3", "household": "h3", "durationMinutes": 30, "windows": [stretch(0, "14:00", "16:00"), stretch(1, "15:00", "17:00")],
         "unservedCost": 200, "team": {"seats": [{"skills": [{"skill": "care"}]}]}},
        {"id": "n4", "household": "h4", "durationMinutes": 30, "windows": [stretch(0, "08:30", "12:00")], "unservedCost": 100,
         "team": {"seats": [{"skills": [{"skill": "care"}]}]}}],
}


def core() -> dict:
    return copy.deepcopy(CORE)


def written(document: dict, folder: str) -> str:
    path = os.path.join(folder, "instance.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return path


def read(document: dict):
    from sidebyside.document import read_instance

    with tempfile.TemporaryDirectory() as folder:
        return read_instance(written(document, folder))
