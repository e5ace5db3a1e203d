"""The reader, the travel formula and the list of features."""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
import unittest

from tests import common
from sidebyside.document import Place, read_instance
from sidebyside.features import used
from sidebyside.travel import Roads, rounded_half_up


class Reading(unittest.TestCase):
    def test_times_are_minutes_of_the_horizon(self):
        instance = common.read(common.core())
        shift = instance.workers[0].shifts[1]
        self.assertEqual((shift.start, shift.end, shift.day), (1440 + 840, 1440 + 1050, 1))
        self.assertEqual(instance.text(shift.start), "2026-11-24T14:00")

    def test_begins_are_inside_windows_and_overlapping_ones_are_joined(self):
        document = common.core()
        document["needs"][0]["windows"] = [common.stretch(0, "09:00", "11:00"), common.stretch(0, "10:00", "12:00"), common.stretch(1, "09:00", "09:30")]
        self.assertEqual(common.read(document).tasks[0].begins(), [(540, 660)])

    def test_defaults_of_the_page(self):
        instance = read_instance(common.VILLAGE_HALL)
        owners = {owner.id: owner for owner in instance.owners}
        self.assertEqual((owners["n1"].unserved_cost, owners["n1"].none_served_cost, owners["n5"].unserved_cost), (500, 300, 100))
        # Teams begin every 15 minutes, visits by one on the minute, unless a dependency with a gap names them.
        self.assertEqual({task.id: task.step for task in instance.tasks}["n1#1"], 15)
        self.assertEqual({task.id: task.step for task in instance.tasks}["n2#1"], 1)
        self.assertEqual({task.id: task.step for task in instance.tasks}["n4#1"], 15)


class Travel(unittest.TestCase):
    def test_worked_example(self):
        """0.01 degrees of latitude are 1111.95 m on the sphere, times 1.3 is 1445.5 m, by foot at 4.5 km/h 19.3 minutes."""
        roads = Roads(common.read(common.core()))
        self.assertEqual(roads.leg(Place(33.97, 116.8), Place(33.98, 116.8), "walk"), (20, 1446))
        self.assertEqual(roads.leg(Place(33.97, 116.8), Place(33.98, 116.8), "ebike"), (6 + 2, 1446))

    def test_equal_places_take_nothing_and_the_matrix_goes_before_the_formula(self):
        document = common.core()
        places = [{"lat": 33.97, "lon": 116.8}, {"lat": 33.98, "lon": 116.8}]
        document["travel"]["matrices"] = {"walk": {"places": places, "minutes": [[9, 3], [4, 9]], "metres": [[8, 30], [40, 8]]}}
        roads = Roads(common.read(document))
        here, there = Place(33.97, 116.8), Place(33.98, 116.8)
        self.assertEqual([roads.leg(here, here, "walk"), roads.leg(here, there, "walk"), roads.leg(there, here, "walk")], [(0, 0), (3, 30), (4, 40)])
        self.assertEqual(roads.leg(here, there, "ebike"), (8, 1446))

    @unittest.skipUnless(common.installed("numpy"), "numpy is not installed")
    def test_tables_are_the_legs(self):
        instance = read_instance(os.path.join(common.ROOT, "benchmarks", "instances", "jiuyuan-week.json"))
        roads = Roads(instance)
        places = [task.owner.place for task in instance.tasks] + [worker.home for worker in instance.workers]
        for mode in instance.modes:
            self.assertEqual(roads.table(places, mode).tolist(), [[roads.minutes(a, b, mode) for b in places] for a in places])

    def test_half_rounds_up(self):
        self.assertEqual([rounded_half_up(each) for each in (1.5, 2.5, 2.4999, 3.0)], [2, 3, 2, 3])

    @unittest.skipUnless(common.has_liandong, f"{common.LIANDONG} is not built")
    def test_legs_are_those_of_solved_schedules(self):
        """Every leg that Liandong writes into a roster of a generated district, three modes."""
        with tempfile.TemporaryDirectory() as folder:
            path, answer = os.path.join(folder, "instance.json"), os.path.join(folder, "roster.json")
            subprocess.run([common.LIANDONG, "generate", "--scale", "station", "--seed", "3", "-o", path], check=True, capture_output=True)
            subprocess.run([common.LIANDONG, "solve", path, "-o", answer, "--time-limit", "2", "--quiet"], check=True, capture_output=True)
            instance = read_instance(path)
            with open(answer, encoding="utf-8") as file:
                schedule = json.load(file)
        roads, compared = Roads(instance), 0
        workers = {worker.id: worker for worker in instance.workers}
        places = {task.id: task.owner.place for task in instance.tasks}
        for route in schedule["routes"]:
            worker = workers[route["worker"]]
            at = worker.home
            for stop in route["stops"]:
                self.assertEqual(roads.leg(at, places[stop["task"]], worker.mode), (stop["travelMinutes"], stop["travelMetres"]))
                at = places[stop["task"]]
                compared += 1
            self.assertEqual(roads.leg(at, worker.home, worker.mode), (route["returnMinutes"], route["returnMetres"]))
        self.assertGreater(compared, 40)


class Features(unittest.TestCase):
    def test_core_uses_none(self):
        self.assertEqual(used(common.read(common.core())), {})

    def test_each_field_is_noticed(self):
        def change(path: list, value):
            document = common.core()
            at = document
            for key in path[:-1]:
                at = at[key]
            at[path[-1]] = value
            return list(used(common.read(document)))

        need, worker = ["needs", 0], ["workers", 1]
        self.assertEqual(change(["kinds"], {"volunteer": {"travelMinuteCost": 2}, "socialWorker": {}}), ["travelCost"])
        self.assertEqual(change([*worker, "limits"], {"maxTasksPerShift": 2}), ["shiftTasks"])
        self.assertEqual(change([*worker, "limits"], {"maxMinutesPerDay": 60}), ["dayWeekMinutes"])
        self.assertEqual(change([*worker, "limits"], {"maxWaitMinutes": 10}), ["wait"])
        self.assertEqual(change([*worker, "guardian"], "ada"), ["guardian"])
        self.assertEqual(change([*worker, "breaks"], [{"durationMinutes": 10, "from": "10:00", "to": "11:00"}]), ["breaks"])
        # A break that no shift contains asks for nothing.
        self.assertEqual(change([*worker, "breaks"], [{"durationMinutes": 10, "from": "11:30", "to": "14:00"}]), [])
        self.assertEqual(change([*need, "team"], {"seats": [{"count": 2}]}), ["teams"])
        self.assertEqual(change([*need, "team", "covers"], [{"tag": "lead"}]), ["covers"])
        self.assertEqual(change([*need, "times"], 2), ["recurrence"])
        self.assertEqual(change([*need, "mandatory"], True), ["mandatory"])
        self.assertEqual(change([*need, "workers"], {"costs": {"bo": 5}}), ["people"])
        self.assertEqual(change(["visitStepMinutes"], 5), ["steps"])
        self.assertEqual(change(["households", 0, "maxVisitsPerDay"], 1), ["household"])

    def test_village_hall_has_them_nearly_all(self):
        self.assertLess(20, len(used(read_instance(common.VILLAGE_HALL))))


if __name__ == "__main__":
    unittest.main()
