#!/usr/bin/env bash
# Records docs/session.svg, the terminal session in the README, from the packaged program:
#   mvn -q -B package "-Dmaven.test.skip=true" && docs/recording.sh
# Runs on Linux; the command "script" (util-linux) provides a terminal, so that colors are recorded.
set -euo pipefail
cd "$(dirname "$0")/.."

export COLUMNS=110
lines=16 # of each command's output; longer output is cut off with "…"
jar=$PWD/target/tpi-bridge.jar
renderer=$PWD/docs/Recording.java
picture=$PWD/docs/session.svg

session=$(mktemp -d)
trap 'rm -rf "$session"' EXIT
mkdir "$session/clinic"
cp -r examples "$session/clinic"
cd "$session/clinic"
cat >application.yaml <<'YAML'
tpibridge:
  clinic:
    name: Example Pain Clinic
    time-zone: America/Chicago
    systems:
      mrn: https://clinic.example/mrn
      visit: https://clinic.example/visit
YAML

count=0
run() { # arguments of tpi-bridge
  count=$((count + 1))
  local name
  name=$(printf '%s/%02d' "$session" "$count")
  echo "tpi-bridge $*" >"$name.command"
  # The exit code of a command with rejected visits is 1.
  script -qec "stty cols $COLUMNS rows 50; java -jar '$jar' $*" /dev/null </dev/null >"$name.output" || true
}

run convert examples/visits.csv -o out
run check examples/broken.csv
run import examples/visits.csv examples/broken.csv --rejects rejects.csv
run status
run undo J1

java "$renderer" "$session" "$COLUMNS" "$lines" >"$session/session.svg"
mv "$session/session.svg" "$picture"
