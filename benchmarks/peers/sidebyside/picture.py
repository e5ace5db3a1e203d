"""The picture: cost against time for each tool, as SVG."""
from __future__ import annotations

from statistics import median

from sidebyside.report import best_known, unavoidable

COLOURS = {
    "liandong": "#c1272d", "cpsat": "#0071bc", "routing": "#29abe2", "vroom": "#f7931e", "pyvrp": "#39b54a", "highs": "#662d91", "glpsol": "#8c6239"}


def steps(record: dict) -> list[tuple[float, float]]:
    """Incumbents over time. The end counts with what the checker says; an answer that it refuses is no point at all."""
    if not record["valid"]:
        return []
    return [(at, total) for at, total in record["trace"] if total >= record["total"]] + [(record["seconds"], record["total"])]


def at(points: list[tuple[float, float]], moment: float) -> float | None:
    """What the tool holds at that moment."""
    return min((total for seconds, total in points if seconds <= moment), default=None)


def picture(name: str, records: list[dict], about: dict, path: str) -> None:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "peers"
    # Text as text: small files that can be searched.
    matplotlib.rcParams["svg.fonttype"] = "none"
    import matplotlib.pyplot as plot

    best, floor = best_known(records), unavoidable(records) or 0
    figure, axes = plot.subplots(figsize=(9, 5.2))
    last = max([about["timeLimit"], *(record["seconds"] for record in records if record["valid"])])
    for tool in dict.fromkeys(record["tool"] for record in records):
        mine = [record for record in records if record["tool"] == tool]
        curves = [points for points in map(steps, mine) if points]
        if not curves:
            continue
        moments = sorted({seconds for points in curves for seconds, _ in points} | {last})
        rows = [(moment, [at(points, moment) for points in curves]) for moment in moments]
        # Only from the moment on when every seed has an answer: the median of fewer would fall and rise.
        rows = [(moment, values) for moment, values in rows if None not in values]
        seconds = [moment for moment, _ in rows]
        middle = [median(values) - floor for _, values in rows]
        colour = COLOURS.get(tool, "black")
        axes.step(seconds, middle, where="post", color=colour, label=mine[0]["label"])
        axes.plot(seconds[:1], middle[:1], "o", color=colour, markersize=4)
        if len(curves) > 1:
            low, high = ([extreme(values) - floor for _, values in rows] for extreme in (min, max))
            axes.fill_between(seconds, low, high, step="post", color=colour, alpha=0.15, linewidth=0)
    axes.set_xscale("log")
    if best is not None and best > floor:
        axes.set_yscale("log")
    axes.set_xlabel("seconds (model building included)")
    axes.set_ylabel("total cost" if floor == 0 else f"total cost − {floor} that no schedule can serve")
    terms = f"{about['seeds']} seed(s), {about['timeLimit']:g} s, {about['threads']} threads"
    axes.set_title(f"{name}: {terms}, {about['date']}, commit {about['commit']}", fontsize=10)
    axes.grid(True, which="both", alpha=0.25)
    if axes.get_legend_handles_labels()[0]:
        axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plot.close(figure)
