#!/bin/sh
# Measures what the agent costs and prints the tables of docs/performance.md.
#   benchmarks/run.sh [quick|full|ROUNDS] [pairs|programs|all] [JAVA_HOME]
# quick (one round of short slices) takes about six minutes a JDK; a number asks for so many such rounds;
# full (five rounds of long slices) takes about 45 minutes. Only a quiet machine gives numbers worth quoting.
set -e
cd "$(dirname "$0")/.."
mvn -q -B package -DskipTests -Dquick -Pbenchmarks -pl agent,benchmarks
home=${3:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}
exec "$home/bin/java" -cp "benchmarks/target/classes:benchmarks/target/lib/*" example.bench.Main \
  "${1:-quick}" "${2:-all}" agent/target/reftracker-agent.jar benchmarks/rules/counted.yaml \
  benchmarks/target/out "$home/bin/java"
