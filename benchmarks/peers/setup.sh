#!/bin/sh
# Sets the peers up in a virtual environment of their own, benchmarks/peers/.venv (Python 3.11 or newer). glpsol comes from the system: apt-get install glpk-utils
set -e
cd "$(dirname "$0")"
"${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install -q -r requirements.txt
command -v glpsol > /dev/null || echo "glpsol is not installed: its row will say so (apt-get install glpk-utils)" >&2
