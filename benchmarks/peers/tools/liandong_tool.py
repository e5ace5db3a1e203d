"""Liandong itself, as a process."""
from __future__ import annotations

import json
import os
import subprocess

from sidebyside.contract import Answer, Run
from sidebyside.features import FEATURES

NAME = "Liandong"
THREADED = True
SEEDED = True
EXPRESSES = frozenset(FEATURES)
SETTINGS = "solve --gap 0.0001 --threads N --seed K"


def version(liandong: str) -> str:
    return subprocess.run([liandong, "--version"], capture_output=True, text=True).stdout.strip()


def solve(run: Run) -> Answer:
    output = os.path.join(run.scratch, "liandong.json")
    command = [run.liandong, "solve", run.path, "-o", output, "--time-limit", f"{run.left():.1f}", "--gap", "0.0001"]
    command += ["--threads", str(run.threads), "--seed", str(run.seed), "--log-format", "jsonl", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            total = event.get("incumbent", event.get("total")) if isinstance(event, dict) else None
            if total is not None:
                run.found(total)
    code = process.returncode
    if not os.path.exists(output):
        return Answer(status=f"exit {code}")
    with open(output, encoding="utf-8") as file:
        schedule = json.load(file)
    if not schedule["routes"] and schedule["status"] in ("INFEASIBLE", "NO_SOLUTION_FOUND"):
        return Answer(status=schedule["status"])
    return Answer(document=schedule, bound=schedule["cost"].get("bound"), status=schedule["status"])
