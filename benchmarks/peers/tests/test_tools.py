"""Every tool on small instances, against Liandong's proven optimum, judged by the checker; and the judge against a wrong roster."""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
import unittest

from tests import common
import tools
from sidebyside.contract import Route, Run, Stop
from sidebyside.document import read_instance
from sidebyside.judge import judge
from sidebyside.schedule import schedule

# Answers of HiGHS and glpsol are read with CP-SAT's help.
PACKAGES = {"liandong": [], "cpsat": ["ortools"], "routing": ["ortools"], "vroom": ["vroom"], "pyvrp": ["pyvrp"], "highs": ["highspy", "ortools"],
            "glpsol": ["ortools"]}


def solved(name: str, path: str, folder: str, limit: float = 2):
    """The tool's run, its schedule, and what the checker says."""
    instance = read_instance(path)
    run = Run(instance, path, limit, 1, 2, common.LIANDONG, folder, False)
    answer = tools.load(name).solve(run)
    document = answer.document if answer.document is not None else schedule(instance, run.roads, answer.routes)
    return run, answer, judge(common.LIANDONG, path, document, folder)


def proven(path: str, folder: str) -> int:
    output = os.path.join(folder, "proven.json")
    subprocess.run([common.LIANDONG, "solve", path, "-o", output, "--gap", "0", "--time-limit", "20", "--quiet"], check=True, capture_output=True)
    with open(output, encoding="utf-8") as file:
        cost = json.load(file)["cost"]
    assert cost["bound"] == cost["total"], "no proof"
    return cost["total"]


@unittest.skipUnless(common.has_liandong, f"{common.LIANDONG} is not built")
class Tools(unittest.TestCase):
    def check(self, name: str, document: dict | None):
        if not all(map(common.installed, PACKAGES[name])) or tools.load(name).version(common.LIANDONG) == "not installed":
            self.skipTest(f"{name} is not installed: benchmarks/peers/setup.sh")
        with tempfile.TemporaryDirectory() as folder:
            path = common.VILLAGE_HALL if document is None else common.written(document, folder)
            best = proven(path, folder)
            run, answer, verdict = solved(name, path, folder)
            self.assertEqual(verdict.first_violation, "")
            self.assertTrue(verdict.valid)
            self.assertEqual(verdict.total, best)
            if run.trace:
                # What the tool says it has found is priced as the checker prices it.
                self.assertEqual(round(run.trace[-1][1]), verdict.total)
            if answer.bound is not None:
                self.assertLessEqual(answer.bound, best + 1e-6)

    def test_core(self):
        for name in tools.NAMES:
            with self.subTest(name):
                self.check(name, common.core())

    def test_all_features(self):
        for name in ("cpsat", "highs", "glpsol"):
            with self.subTest(name):
                self.check(name, None)

    def test_pause_between_visits(self):
        """A lunch break that has to lie between two visits, with waits limited: only CP-SAT and the exported program can say it."""
        document = common.core()
        ada = document["workers"][0]
        ada["availability"] = [common.stretch(0, "08:30", "17:00")]
        ada["breaks"] = [{"durationMinutes": 45, "from": "11:30", "to": "13:00"}]
        ada["limits"] = {"maxWaitMinutes": 30}
        document["needs"][0]["windows"] = [common.stretch(0, "10:20", "11:40")]
        document["needs"][2]["windows"] = [common.stretch(0, "12:20", "13:20")]
        for name in ("cpsat", "highs", "glpsol"):
            with self.subTest(name):
                self.check(name, document)

    def test_a_wrong_roster_is_refused_with_its_rule(self):
        instance = common.read(common.core())
        ada = instance.workers[0]
        with tempfile.TemporaryDirectory() as folder:
            path = common.written(common.core(), folder)
            run = Run(instance, path, 1, 1, 1, common.LIANDONG, folder, False)
            for task, begin, rule in (("n1#1", 9 * 60, None), ("n1#1", 8 * 60 + 35, "H1"), ("n2#1", 10 * 60 + 50, "H3"), ("n4#1", 9 * 60, "H1")):
                document = schedule(instance, run.roads, [Route(ada.shifts[0], [Stop(task, 0, begin)])])
                verdict = judge(common.LIANDONG, path, document, folder)
                self.assertEqual(verdict.valid, rule is None, verdict.first_violation)
                self.assertEqual(verdict.first_violation[:2], rule or "")


if __name__ == "__main__":
    unittest.main()
