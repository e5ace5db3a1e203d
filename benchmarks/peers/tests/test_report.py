"""The table: what counts as an answer, when one per cent is reached, what is said of those who could not."""
from __future__ import annotations

import unittest

from tests import common  # noqa: F401
from sidebyside.report import best_known, reached, spread, table

ABOUT = {"date": "2026-11-25", "commit": "abc", "liandongSha256": "1", "instanceSha256": "2", "timeLimit": 5.0, "seeds": 2, "threads": 2,
         "patience": 10.0, "machine": "2 cores"}


def record(tool: str, seed: int, total: int | None, valid: bool | None = None, **more) -> dict:
    terms = {"unserved": 1000, "travel": (total or 1000) - 1000}
    return {"tool": tool, "label": tool.upper(), "version": "1", "seed": seed, "total": total,
            "valid": total is not None if valid is None else valid, "answered": total is not None,
            "terms": terms, "trace": [], "seconds": 5.0, "status": "answered", "violation": ""} | more


class Report(unittest.TestCase):
    def test_an_invalid_answer_is_never_the_best(self):
        self.assertEqual(best_known([record("pyvrp", 1, 900, valid=False), record("liandong", 1, 1100)]), 1100)

    def test_one_per_cent(self):
        good = record("liandong", 1, 1100, trace=[[0.5, 2000], [1.5, 1110], [2.0, 1100]])
        self.assertEqual(reached(good, 1.01 * 1100), 1.5)
        self.assertIsNone(reached(good, 1099))
        self.assertEqual(reached(record("vroom", 1, 1100, seconds=3.0), 1100), 3.0)
        self.assertIsNone(reached(record("vroom", 1, 1100, valid=False, trace=[[1, 1100]]), 1200))

    def test_spread(self):
        self.assertEqual(spread([3, 1, 2]), "2 (1–3)")
        self.assertEqual(spread([2, 2]), "2")
        self.assertEqual(spread([2, None]), "2, 1 of 2 runs")
        self.assertEqual(spread([None]), "–")

    def test_what_a_tool_cannot_do_is_in_the_table(self):
        text = table("hall", [
            record("liandong", 1, 1100, unavoidable=1000), record("liandong", 2, 1100),
            record("pyvrp", 1, None, cannot=["teams", "breaks"]),
            record("vroom", 1, 900, valid=False, violation="H3 outside its window"),
            record("cpsat", 1, 1300, stretched=10), record("highs", 1, None, status="too large", note="more than 300000 routes")], ABOUT)
        self.assertIn("| LIANDONG 1 | 2 of 2 valid | 1100 | 0 |", text)
        self.assertIn("PYVRP cannot express here: teams that begin at the same minute; breaks.", text)
        self.assertIn("| VROOM 1 | 0 of 1 valid | – |", text)
        self.assertIn("VROOM, seed 1: an invalid answer; first: H3 outside its window.", text)
        self.assertIn("CPSAT, seed 1: no answer at the limit; it got up to 10 times as long.", text)
        self.assertIn("HIGHS, seed 1: no answer (more than 300000 routes).", text)
        self.assertIn("- VROOM: exploration level 5", text)
        self.assertNotIn("- PyVRP: default parameters", text)
        self.assertIn("within 1101, against 1111", text)


if __name__ == "__main__":
    unittest.main()
