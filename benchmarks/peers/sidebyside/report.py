"""The table of a comparison, in Markdown."""
from __future__ import annotations

from statistics import median

import tools
from sidebyside.features import FEATURES

TERM_NAMES = ("unserved", "travel")


def best_known(records: list[dict]) -> int | None:
    return min((record["total"] for record in records if record["valid"]), default=None)


def unavoidable(records: list[dict]) -> int | None:
    """What no schedule can serve, as Liandong's schedules state it; None when Liandong did not run or does not say."""
    return next((record["unavoidable"] for record in records if record.get("unavoidable") is not None), None)


def reached(record: dict, limit: float) -> float | None:
    """Seconds to the first incumbent at or below the limit. A tool that reports none on the way counts when it ends; an invalid answer never."""
    if not record["valid"]:
        return None
    seconds = [at for at, total in record["trace"] if total <= limit + 1e-6]
    if seconds:
        return seconds[0]
    return record["seconds"] if record["total"] <= limit else None


def spread(values: list, digits: int = 0) -> str:
    """Median and range; runs without a value are counted behind it."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return "–"
    middle, low, high = (f"{value:.{digits}f}" for value in (median(known), known[0], known[-1]))
    text = middle if low == high else f"{middle} ({low}–{high})"
    return text if len(known) == len(values) else f"{text}, {len(known)} of {len(values)} runs"


def table(name: str, records: list[dict], about: dict) -> str:
    best, floor = best_known(records), unavoidable(records)
    lines = [
        f"**{name}**, {about['date']}, commit {about['commit']}, liandong binary {about['liandongSha256']}, instance {about['instanceSha256']}, "
        f"{about['timeLimit']:g} s a run, {about['seeds']} seed{'s' if about['seeds'] > 1 else ''}, {about['threads']} threads, "
        f"{about['patience']:g} times the limit for who has no answer at it, {about['machine']}.",
        "",
        "| tool | answers | total | above best | unserved | travel | other terms | bound | s to 1 % | s to 1 % net | seconds | peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    notes: list[str] = []
    for tool in dict.fromkeys(record["tool"] for record in records):
        mine = [record for record in records if record["tool"] == tool]
        lines.append(_row(tool, mine, best, floor, notes))
    lines += ["", *_legend(best, floor), *notes, "", *_settings(records), ""]
    return "\n".join(lines)


def _row(tool: str, records: list[dict], best: int | None, floor: int | None, notes: list[str]) -> str:
    label = f"{records[0]['label']} {records[0]['version']}"
    if not tools.load(tool).THREADED:
        label += " (one thread)"
    cannot = records[0].get("cannot")
    if cannot:
        notes.append(f"- {records[0]['label']} cannot express here: {'; '.join(FEATURES[feature] for feature in cannot)}.")
        return f"| {label} | cannot express {len(cannot)} features, below |" + " |" * 10
    valid = [record for record in records if record["valid"]]
    answers = f"{len(valid)} of {len(records)} valid"
    for record in records:
        if record.get("stretched") and record["answered"]:
            notes.append(f"- {record['label']}, seed {record['seed']}: no answer at the limit; it got up to {record['stretched']:g} times as long.")
        if not record["answered"]:
            reason = record.get("note") or record["status"]
            late = f", nor in {record['stretched']:g} times as long" if record.get("stretched") else ""
            notes.append(f"- {record['label']}, seed {record['seed']}: no answer ({reason}){late}.")
        elif not record["valid"]:
            notes.append(f"- {record['label']}, seed {record['seed']}: an invalid answer; first: {record['violation']}.")
    others = [sum(cost for term, cost in record["terms"].items() if term not in TERM_NAMES) for record in valid]
    cells = [
        label, answers, spread([record["total"] for record in valid]),
        spread([record["total"] - best for record in valid]) if best is not None else "–",
        *(spread([record["terms"].get(term, 0) for record in valid]) for term in TERM_NAMES), spread(others),
        spread([record["bound"] for record in records if record.get("bound") is not None]),
        spread([reached(record, 1.01 * best) for record in records], 1) if best is not None else "–",
        spread([reached(record, floor + 1.01 * (best - floor)) for record in records], 1) if best is not None and floor is not None else "–",
        spread([record["seconds"] for record in records], 1), spread([record.get("peakMB") for record in records])]
    return "| " + " | ".join(cells) + " |"


def _settings(records: list[dict]) -> list[str]:
    """How each tool that ran was asked."""
    asked = dict.fromkeys(record["tool"] for record in records if not record.get("cannot"))
    return ["How they were asked:", "", *(f"- {tools.load(tool).NAME}: {tools.load(tool).SETTINGS}." for tool in asked)]


def _legend(best: int | None, floor: int | None) -> list[str]:
    if best is None:
        return ["No tool has a valid answer."]
    lines = [f"Median (least–most) over seeds. Every total is `liandong check`'s. Best known in this run: {best}."]
    if floor is not None:
        lines.append(
            f"{floor} of it is what no schedule could serve; *net* takes that off both sides: "
            f"within {floor + 1.01 * (best - floor):.0f}, against {1.01 * best:.0f}.")
    return [" ".join(lines), ""]
