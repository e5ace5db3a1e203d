"""OR-Tools' CP-SAT on the whole problem page: it is the one peer that can say every rule and every price, and that has a bound."""
from __future__ import annotations

from importlib.metadata import version as package_version

from sidebyside.contract import Answer, Run
from sidebyside.features import FEATURES

NAME = "OR-Tools CP-SAT"
THREADED = True
SEEDED = True
EXPRESSES = frozenset(FEATURES)
SETTINGS = (
    "a circuit for each shift, the empty roster as a hint; num_workers N, random_seed K, relative_gap_limit 0.0001, linearization_level 2 on small "
    "models, cp_model_probing_level 0 (with the default, presolve alone took 20 of 26 s at a station)")


def version(_: str) -> str:
    return package_version("ortools")


def solve(run: Run) -> Answer:
    from ortools.sat.python import cp_model

    from tools.cpsat_model import Model
    from tools.cpsat_rules import add_costs, add_rules

    model = Model(run)
    add_rules(model)
    add_costs(model)
    model.hint_nothing()

    class Record(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            run.found(self.objective_value)
            if run.first:
                self.stop_search()

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = run.left()
    solver.parameters.num_workers = run.threads
    solver.parameters.random_seed = run.seed
    solver.parameters.relative_gap_limit = 0.0001
    if len(model.arc) < 5000:
        # The whole linear relaxation, circuits included: on small instances it finds the optimum where the default does not; on large ones it drowns.
        solver.parameters.linearization_level = 2
    # Probing takes tens of seconds of these models, several times over, and finds next to nothing.
    solver.parameters.cp_model_probing_level = 0
    status = solver.solve(model.cp, Record())
    name = solver.status_name(status)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(status=name)
    return Answer(model.routes(solver.value), bound=solver.best_objective_bound, status=name)
