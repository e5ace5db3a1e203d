"""HiGHS on the program that `liandong export` writes: every route is a column, so it must be small."""
from __future__ import annotations

from importlib.metadata import version as package_version

from sidebyside.contract import Answer, Run
from sidebyside.features import FEATURES

NAME = "HiGHS on our program"
THREADED = True
SEEDED = True
EXPRESSES = frozenset(FEATURES)
SETTINGS = "liandong export (its seconds count); mip_rel_gap 0.0001, parallel on, threads N, random_seed K"


def version(_: str) -> str:
    return package_version("highspy")


def solve(run: Run) -> Answer:
    import highspy

    from tools import exported

    try:
        path = exported.export(run)
    except exported.TooLarge as reason:
        return Answer(status="too large", note=str(reason))
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0001)
    solver.setOptionValue("parallel", "on")
    solver.setOptionValue("threads", run.threads)
    solver.setOptionValue("random_seed", run.seed)
    solver.readModel(path)
    solver.setOptionValue("time_limit", run.left())
    if run.first:
        solver.setOptionValue("mip_max_improving_sols", 1)
    solver.cbMipImprovingSolution += lambda event: run.found(event.data_out.objective_function_value)
    solver.run()
    status = solver.modelStatusToString(solver.getModelStatus())
    values = solver.getSolution()
    if not values.value_valid:
        return Answer(status=status)
    names = solver.getLp().col_names_
    run.found(solver.getInfo().objective_function_value)
    ones = {name for name, value in zip(names, values.col_value) if value > 0.5}
    run.translated(run.elapsed())
    return Answer(exported.routes(run, path, ones), bound=solver.getInfo().mip_dual_bound, status=status)
