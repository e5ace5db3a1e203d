"""The one judge: `liandong check`, for every tool alike."""
from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass


@dataclass
class Verdict:
    valid: bool
    total: int | None
    terms: dict[str, int]
    first_violation: str


def judge(liandong: str, instance: str, schedule: dict, folder: str) -> Verdict:
    path = os.path.join(folder, "judged.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(schedule, file, ensure_ascii=False)
    run = subprocess.run([liandong, "check", instance, path, "--format", "json", "--lang", "en"], capture_output=True, text=True)
    if run.returncode not in (0, 6):
        return Verdict(False, None, {}, f"not a schedule: {run.stderr.strip().splitlines()[-1:]}")
    verdict = json.loads(run.stdout)
    violations = verdict["violations"]
    return Verdict(verdict["valid"], verdict["total"], verdict["terms"], worded(violations[0]) if violations else "")


def worded(violation) -> str:
    if isinstance(violation, str):
        return violation
    return " ".join(str(violation[key]) for key in ("rule", "code", "message", "text", "wording") if key in violation)
