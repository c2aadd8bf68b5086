#!/bin/sh
# Measures what the agent costs, keeps the figures in benchmarks/results, and writes the tables of docs/performance.md.
#   benchmarks/run.sh [quick|full|ROUNDS|+ROUNDS|table] [ROW...] [JAVA_HOME...]
# quick is one round of short slices, about a quarter of an hour for all rows of a JDK; a number asks for so many such
# rounds, with a plus beside those that are known; full is five rounds of long slices, some hours; table measures nothing.
# Rows and groups of rows: see README.md. Only a quiet machine gives figures worth quoting. NO_BUILD=1 takes what was built.
set -e
cd "$(dirname "$0")/.."
mode=${1:-quick}
[ $# -eq 0 ] || shift
rows=
homes=
for argument in "$@"; do
  if [ -x "$argument/bin/java" ]; then homes="$homes $argument"; else rows="$rows $argument"; fi
done
[ -n "$homes" ] || homes=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
[ -n "$NO_BUILD" ] || mvn -q -B package -DskipTests -Dquick -Pbenchmarks -pl agent,benchmarks
status=0
for home in $homes; do
  "$home/bin/java" -cp "benchmarks/target/classes:benchmarks/target/lib/*" example.bench.Main . "$mode" $rows || status=1
done
exit $status
