#!/usr/bin/env python3
"""Peers, side by side: runs every tool on one instance under one time limit, judges all answers by `liandong check`, and reports.

Interleaved: all tools with the first seed, then all with the second. One tool at a time has the machine. Writes runs.jsonl (a line a run), table.md
and picture.svg.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import tools  # noqa: E402
from sidebyside.document import read_instance  # noqa: E402
from sidebyside.features import missing  # noqa: E402
from sidebyside.judge import judge  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instance", nargs="?", help="an instance document")
    parser.add_argument("--again", metavar="FOLDER", help="run nothing: write table and picture anew from the folder's runs.jsonl")
    parser.add_argument("--name", help="what the table calls it (default: the file's name)")
    parser.add_argument("--liandong", default=".build/release/liandong", help="the binary, which also judges (default: %(default)s)")
    parser.add_argument("--tools", default=",".join(tools.NAMES), help="some of %(default)s")
    parser.add_argument("--time-limit", type=float, default=60, help="seconds for each run, model building included (default: %(default)s)")
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads for tools that have them (default: %(default)s)")
    parser.add_argument("--patience", type=float, default=10, help="a tool without an answer gets up to so many times the limit (default: %(default)s)")
    parser.add_argument("--output", default="benchmarks/results/peers", help="folder for the results (default: %(default)s)")
    options = parser.parse_args()
    if (options.instance is None) == (options.again is None):
        parser.error("give an instance, or --again and a folder")
    if options.again:
        return options
    options.name = options.name or os.path.splitext(os.path.basename(options.instance))[0]
    options.tools = options.tools.split(",")
    for tool in options.tools:
        tools.load(tool)
    return options


def one_run(tool: str, seed: int, limit: float, first: bool, options: argparse.Namespace) -> dict:
    """Runs the tool in a process of its own and has its answer judged. It is killed some time after the limit."""
    with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
        order = {
            "tool": tool, "instance": os.path.abspath(options.instance), "limit": limit, "seed": seed, "threads": options.threads,
            "liandong": os.path.abspath(options.liandong), "scratch": scratch, "first": first}
        command = [sys.executable, os.path.join(HERE, "sidebyside", "worker.py"), json.dumps(order)]
        began = time.monotonic()
        # A session of its own: what the tool has started ends with it.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
        try:
            _, errors = process.communicate(timeout=1.25 * limit + 30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            return {"status": "killed after the limit", "seconds": round(time.monotonic() - began, 3), "trace": [], "valid": False, "answered": False}
        answer = os.path.join(scratch, "answer.json")
        if not os.path.exists(answer):
            last = (errors.strip().splitlines() or [""])[-1]
            return {"status": f"failed: {last}", "seconds": round(time.monotonic() - began, 3), "trace": [], "valid": False, "answered": False}
        with open(answer, encoding="utf-8") as file:
            report = json.load(file)
        schedule = report.pop("schedule")
        report |= {"answered": schedule is not None, "valid": False}
        if schedule is not None:
            verdict = judge(options.liandong, options.instance, schedule, scratch)
            report |= {"valid": verdict.valid, "total": verdict.total, "terms": verdict.terms, "violation": verdict.first_violation}
            if tool == "liandong":
                report["unavoidable"] = schedule["cost"].get("unavoidable")
        return report


def run_all(options: argparse.Namespace) -> list[dict]:
    instance = read_instance(options.instance)
    records: list[dict] = []
    unable: dict[str, list[str]] = {}
    hopeless: set[str] = set()
    for seed in range(1, options.seeds + 1):
        for name in options.tools:
            tool = tools.load(name)
            record = {"instance": options.name, "tool": name, "label": tool.NAME, "version": tool.version(options.liandong), "seed": seed}
            unable.setdefault(name, missing(instance, tool.EXPRESSES))
            if unable[name] or name in hopeless:
                if seed == 1:
                    records.append(record | {"cannot": unable[name], "valid": False, "answered": False, "trace": []})
                continue
            report = one_run(name, seed, options.time_limit, False, options)
            if not report["answered"] and report["status"] not in ("too large", "not installed", "INFEASIBLE") and options.patience > 1:
                longer = one_run(name, seed, options.patience * options.time_limit, True, options)
                report = longer | {"stretched": options.patience, "atLimit": report["status"]}
            if report["status"] in ("too large", "not installed"):
                hopeless.add(name)
            records.append(record | report)
            total = report.get("total")
            print(f"{name:10} seed {seed}  {report['status']:28} {'' if total is None else total}  {report['seconds']:.1f} s", file=sys.stderr)
    return records


def circumstances(options: argparse.Namespace) -> dict:
    def first_line(command: list[str]) -> str:
        result = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
        return result.stdout.strip()

    def digest(path: str) -> str:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()[:12]

    return {
        "date": date.today().isoformat(), "commit": first_line(["git", "rev-parse", "--short", "HEAD"]), "liandongSha256": digest(options.liandong),
        "instanceSha256": digest(options.instance), "timeLimit": options.time_limit, "seeds": options.seeds, "threads": options.threads,
        "patience": options.patience, "python": platform.python_version(), "machine": f"{os.cpu_count()} cores, {platform.machine()}"}


def write_report(name: str, records: list[dict], about: dict, folder: str) -> None:
    # Only now: a process that has loaded these would lend its size to the peak memory of those it starts.
    from sidebyside.picture import picture
    from sidebyside.report import table

    text = table(name, records, about)
    with open(os.path.join(folder, "table.md"), "w", encoding="utf-8") as file:
        file.write(text)
    picture(name, records, about, os.path.join(folder, "picture.svg"))
    print(text)


def main() -> None:
    options = arguments()
    if options.again:
        with open(os.path.join(options.again, "runs.jsonl"), encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        write_report(records[0]["instance"], records, records[0]["about"], options.again)
        return
    records, about = run_all(options), circumstances(options)
    os.makedirs(options.output, exist_ok=True)
    with open(os.path.join(options.output, "runs.jsonl"), "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record | {"about": about}, ensure_ascii=False) + "\n")
    write_report(options.name, records, about, options.output)


if __name__ == "__main__":
    main()
