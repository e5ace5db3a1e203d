"""`glpsol` alone on the program that `liandong export` writes: what GLPK does without columns on demand."""
from __future__ import annotations

import os
import re
import shutil
import subprocess

from sidebyside.contract import Answer, Run
from sidebyside.features import FEATURES

NAME = "glpsol on our program"
THREADED = False
SEEDED = False
EXPRESSES = frozenset(FEATURES)
SETTINGS = "liandong export (its seconds count); --cuts --fpump --mipgap 0.0001"

_BETTER = re.compile(r"^\+\s*\d+: (?:mip =\s*(not found yet|\S+)|>>>>>\s*(\S+)) >=\s*(\S+)")


def version(_: str) -> str:
    if shutil.which("glpsol") is None:
        return "not installed"
    first = subprocess.run(["glpsol", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    return first.split()[-1].lstrip("v")


def solve(run: Run) -> Answer:
    from tools import exported

    if shutil.which("glpsol") is None:
        return Answer(status="not installed", note="glpsol is not installed")
    try:
        path = exported.export(run)
    except exported.TooLarge as reason:
        return Answer(status="too large", note=str(reason))
    output = os.path.join(run.scratch, "program.sol")
    command = ["glpsol", "--freemps", path, "--cuts", "--fpump", "--mipgap", "0.0001", "-w", output, "--tmlim", str(max(1, int(run.left())))]
    bound = None
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if event := _BETTER.match(line):
                value = event[1] or event[2]
                if value != "not found yet":
                    run.found(float(value))
                if event[3] not in ("-inf", "tree"):
                    bound = float(event[3])
    done = run.elapsed()
    if not os.path.exists(output):
        return Answer(status=f"exit {process.returncode}")
    with open(output, encoding="ascii") as file:
        lines = [line.split() for line in file]
    # s mip ROWS COLUMNS o|f|u|n OBJECTIVE: only o (proven) and f (found) hold a solution.
    state = next(line for line in lines if line[:2] == ["s", "mip"])[4]
    if state not in ("o", "f"):
        return Answer(status={"n": "infeasible", "u": "no answer"}.get(state, state), bound=bound)
    objective = float(next(line for line in lines if line[:2] == ["s", "mip"])[5])
    run.found(objective, done)
    names = _columns(path)
    ones = {names[int(line[1]) - 1] for line in lines if line[:1] == ["j"] and float(line[2]) > 0.5}
    run.translated(done)
    return Answer(exported.routes(run, path, ones), bound=objective if state == "o" else bound, status={"o": "optimal", "f": "feasible"}[state])


def _columns(path: str) -> list[str]:
    """Column names in the file's order, which is glpsol's."""
    names: dict[str, None] = {}
    inside = False
    with open(path, encoding="ascii") as file:
        for line in file:
            if not line.startswith(" "):
                inside = line.startswith("COLUMNS")
            elif inside and "'MARKER'" not in line:
                names[line.split()[0]] = None
    return list(names)
