#!/bin/sh
# Runs a library's own tests without and with the agent, in turn, and prints the seconds of each run, and how many of
# seven leaks that one more test plants were reported at their place.
#   benchmarks/suite/run.sh [MODULE] [ROUNDS] [JAVA_HOME]
# MODULE is netty-codec-http (half a minute a run) or netty-buffer (over a minute). The tests that fail do so without
# the agent too, since they want a build around them; the counts of both have to be the same.
set -e
cd "$(dirname "$0")"
module=${1:-netty-codec-http}
rounds=${2:-3}
home=${3:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}
out=../target/suite
agent=$(cd ../.. && pwd)/agent/target/reftracker-agent.jar
[ -f "$agent" ] || { echo "build the agent first: mvn -q -B package -DskipTests -pl agent" >&2; exit 1; }
[ -d "$out/lib" ] || mvn -q -B dependency:copy-dependencies -DoutputDirectory="$(pwd)/$out/lib"
tests=$(ls "$out"/lib/$module-*-tests.jar)
path=$(ls "$out"/lib/*.jar | tr '\n' ':')$out/planted
console=$(ls "$out"/lib/junit-platform-console-standalone-*.jar)
[ -d "$out/planted" ] || "$home/bin/javac" --release 17 -proc:none -cp "$path" -d "$out/planted" PlantedTest.java

run() { # NAME JVM-OPTION
  start=$(date +%s%N)
  "$home/bin/java" "$2" -jar "$console" execute -cp "$path" --scan-class-path "$tests:$out/planted" --details=none \
    --disable-banner > "$out/$1.log" 2>&1 || true # 1 when a test failed
  end=$(date +%s%N)
  counts=$(grep -aoE '[0-9]+ tests (successful|failed)' "$out/$1.log" | tr '\n' ' ')
  awk "BEGIN { printf \"%-8s %6.1f s  %s\n\", \"$1\", ($end - $start) / 1e9, \"$counts\" }"
}

for i in $(seq "$rounds"); do
  run without -Dnone=
  run with "-javaagent:$agent=netty,report=$out/$module.txt"
  awk '/^[0-9]+\) / { found = $2 } /PlantedTest.leaks/ && !n { n = found } END { print "planted", n + 0, "of 7" }' "$out/$module.txt"
done
