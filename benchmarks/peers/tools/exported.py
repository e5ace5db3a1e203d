"""`liandong export`'s integer program: writing it, and reading routes out of a solution by the names of its rows and columns.

A column `x_v07_d1_3` is a route; the rows it stands in say which seats it takes at which begin (`seat_n17_s1_d1_t1415`), which visits by one
person whose begin is free it makes (`cover_n17`), and in which shift (`oneRoute_v07_d1_t1400`). Orders and free begins are filled in afterwards by
CP-SAT with the teams, the fixed begins and the column's own visits given; that is translation and not on the clock.
"""
from __future__ import annotations

import os
import re
import subprocess

from sidebyside.contract import Route, Run


class TooLarge(Exception):
    """The instance has more routes than can be listed."""


def export(run: Run, most: int = 300_000) -> str:
    path = os.path.join(run.scratch, "program.mps")
    command = [run.liandong, "export", run.path, "--format", "mps", "-o", path, "--max-routes", str(most), "--lang", "en"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=run.left())
    if result.returncode == 2 and "routes" in result.stderr:
        raise TooLarge(f"more than {most} routes, the program cannot be listed")
    if result.returncode != 0:
        raise RuntimeError(result.stderr.strip())
    return path


def plain(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9]", "_", text)[:40]


def _rows_of(path: str, columns: set[str]) -> dict[str, list[str]]:
    """The rows that each of the columns stands in."""
    rows: dict[str, list[str]] = {column: [] for column in columns}
    inside = False
    with open(path, encoding="ascii") as file:
        for line in file:
            if not line.startswith(" "):
                inside = line.startswith("COLUMNS")
            elif inside:
                fields = line.split()
                if fields[0] in rows:
                    rows[fields[0]] += fields[1::2]
    return rows


def routes(run: Run, path: str, ones: set[str]) -> list[Route]:
    """- ones: the names of the columns that are 1 in the solution."""
    from ortools.sat.python import cp_model

    from tools.cpsat_model import Model

    instance = run.instance
    shift_at = {(plain(instance.worker_of(shift).id), shift.start): number for number, shift in enumerate(instance.shifts)}
    owners = {plain(owner.id): owner for owner in instance.owners}
    if len(owners) < len(instance.owners) or len(shift_at) < len(instance.shifts):
        raise RuntimeError("two ids are spelled alike in the program")
    wanted: dict[tuple[str, int], list[tuple[int, int | None]]] = {}
    chosen = sorted(column for column in ones if column.startswith("x_"))
    for column, rows in _rows_of(path, set(chosen)).items():
        shift = next(re.fullmatch(r"oneRoute_(.*)_d(\d+)_t(\d\d)(\d\d)", row) for row in rows if row.startswith("oneRoute_"))
        number = shift_at[shift[1], _minute(shift, 2)]
        for row in rows:
            if seat := re.fullmatch(r"seat_(.*?)(_o\d+)?_s(\d+)_d(\d+)_t(\d\d)(\d\d)", row):
                wanted.setdefault((seat[1], _minute(seat, 4)), []).append((number, int(seat[3])))
            elif cover := re.fullmatch(r"cover_(.*?)(_o\d+)?", row):
                # Its begin is free; two visits of one need in one route would need one key each, and minGapDays forbids them unless it is 0.
                wanted.setdefault((cover[1], -1 - number), []).append((number, None))
    taken: dict[str, int] = {}
    when = {key: key[1] if key[1] >= 0 else instance.shifts[-1 - key[1]].start for key in wanted}
    only: dict[int, set[int]] = {}
    fixed: list[tuple[int, int, int | None, int | None]] = []
    for key in sorted(wanted, key=lambda each: (when[each], each[0])):
        owner = owners[key[0]]
        taken[owner.id] = taken.get(owner.id, 0) + 1
        task = [task.index for task in instance.tasks if task.owner is owner][taken[owner.id] - 1]
        for number, seat in wanted[key]:
            only.setdefault(number, set()).add(task)
            fixed.append((task, number, seat, key[1] if key[1] >= 0 else None))
    model = Model(run, only)
    for task, number, seat, begin in fixed:
        model.cp.add(model.member[task, number] == 1)
        if seat is not None:
            model.cp.add(model.seat[task, seat, number] == 1)
        if begin is not None:
            model.cp.add(model.start[task] == begin)
    from tools.cpsat_rules import add_costs

    add_costs(model)
    solver = cp_model.CpSolver()
    if solver.solve(model.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError("the program's routes have no times")
    return model.routes(solver.value)


def _minute(match: re.Match, group: int) -> int:
    return int(match[group]) * 1440 + int(match[group + 1]) * 60 + int(match[group + 2])
