#!/usr/bin/env python3
"""Cuts one stretch of a day out of an instance with core features: small enough for programs that list every route.

Shifts and windows are clipped to the stretch; workers and visits that have none left are dropped.
"""
from __future__ import annotations

import argparse
import json


def clipped(stretches: list[dict], start: str, end: str) -> list[dict]:
    """ISO texts of one length compare as the times do."""
    inside = [each | {"start": max(each["start"], start), "end": min(each["end"], end)} for each in stretches]
    return [each for each in inside if each["start"] < each["end"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instance")
    parser.add_argument("--date", required=True)
    parser.add_argument("--from", dest="start", default="00:00")
    parser.add_argument("--to", dest="end", default="23:59")
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    with open(options.instance, encoding="utf-8") as file:
        instance = json.load(file)
    start, end = f"{options.date}T{options.start}", f"{options.date}T{options.end}"
    for worker in instance["workers"]:
        worker["availability"] = clipped(worker["availability"], start, end)
    for need in instance["needs"]:
        need["windows"] = clipped(need["windows"], start, end)
    instance["workers"] = [worker for worker in instance["workers"] if worker["availability"]]
    instance["needs"] = [need for need in instance["needs"] if need["windows"]]
    kept = {need["household"] for need in instance["needs"]}
    instance["households"] = [household for household in instance["households"] if household["id"] in kept]
    instance["horizon"] = instance["horizon"] | {"start": options.date, "days": 1}
    instance["name"] += f", {start} to {options.end}"
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(instance, file, ensure_ascii=False, indent=2)
        file.write("\n")


main()
