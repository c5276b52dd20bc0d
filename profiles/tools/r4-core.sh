#!/usr/bin/env bash
# Builds the package hl7.fhir.r4.core from the R4 definitions that are part of HAPI, unless it exists:
#   r4-core.sh FOLDER-OF-PACKAGES
set -euo pipefail
cd "$(dirname "$0")/.."

core="$1/hl7.fhir.r4.core#4.0.1"
if [ ! -f "$core/package/package.json" ]; then
  mkdir -p .build
  (cd .. && mvn -q -B dependency:build-classpath -Dmdep.outputFile="$OLDPWD/.build/classpath") >&2
  java -cp "$(cat .build/classpath)" tools/R4CorePackage.java "$core" >.build/core.log
fi
