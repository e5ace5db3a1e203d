"""One run of one tool in a process of its own, so that its peak memory is its own. Called by the runner, not by hand."""
from __future__ import annotations

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from sidebyside.contract import Run, memory  # noqa: E402
from sidebyside.document import read_instance  # noqa: E402
from sidebyside.schedule import schedule  # noqa: E402
from tools import load  # noqa: E402


def main() -> None:
    order = json.loads(sys.argv[1])
    tool = load(order["tool"])
    instance = read_instance(order["instance"])
    run = Run(instance, order["instance"], order["limit"], order["seed"], order["threads"], order["liandong"], order["scratch"], order["first"])
    answer = tool.solve(run)
    seconds, peak = run.seconds(), run.peak or memory()
    document = answer.document
    if document is None and answer.routes is not None:
        document = schedule(instance, run.roads, answer.routes)
    report = {"schedule": document, "bound": answer.bound, "status": answer.status, "note": answer.note, "seconds": round(seconds, 3), "trace": run.trace}
    report["peakMB"] = round(peak)
    with open(os.path.join(order["scratch"], "answer.json"), "w", encoding="utf-8") as file:
        json.dump(report, file, ensure_ascii=False)


main()
