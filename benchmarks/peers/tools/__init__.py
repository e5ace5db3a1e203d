"""The peers. A tool is a module with NAME, THREADED, EXPRESSES, `version()` and `solve(run)`; see `sidebyside.contract`."""
from importlib import import_module

NAMES = ["liandong", "cpsat", "routing", "vroom", "pyvrp", "highs", "glpsol"]


def load(name: str):
    """The tool's module; its own package is imported only when it is asked to solve or for its version."""
    if name not in NAMES:
        raise SystemExit(f"no tool is called {name}; there are {', '.join(NAMES)}")
    return import_module(f"tools.{name}_tool")
