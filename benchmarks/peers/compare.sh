#!/bin/sh
# One command for each comparison: compare.sh hall | day | s1 | s2 | s3 [options of run.py, which win over those below]
# LIANDONG names the binary (default: .build/release/liandong). Results go to benchmarks/results/peers/<name>.
set -e
cd "$(dirname "$0")/../.."
name=$1
[ $# -gt 0 ] && shift
liandong=${LIANDONG:-.build/release/liandong}
python=benchmarks/peers/.venv/bin/python
out=benchmarks/results/peers/$name
mkdir -p "$out"
case $name in
hall) instance=benchmarks/instances/village-hall.json; options="--time-limit 10" ;;
day)
  "$liandong" generate --scale station --features core --seed 1 -o "$out/week.json"
  "$python" benchmarks/peers/cut.py "$out/week.json" --date 2026-11-24 --from 14:00 --to 18:00 -o "$out/instance.json"
  instance=$out/instance.json; options="--time-limit 10" ;;
s1 | s1-full | s2 | s2-full | s3)
  case $name in
  s1*) scale=station options="--time-limit 30" ;;
  s2*) scale=district options="--time-limit 120" ;;
  *) scale=huaibei options="--time-limit 120 --tools liandong,vroom" ;; # PyVRP takes 9.5 GB on s2 already
  esac
  case $name in *-full) features=full ;; *) features=core ;; esac
  "$liandong" generate --scale $scale --features $features --seed 1 -o "$out/instance.json"
  instance=$out/instance.json ;;
*) echo "usage: compare.sh hall|day|s1|s1-full|s2|s2-full|s3 [--time-limit S] [--seeds N] [--tools a,b] ..." >&2; exit 64 ;;
esac
exec "$python" benchmarks/peers/run.py "$instance" --name "$name" --liandong "$liandong" --output "$out" $options "$@"
