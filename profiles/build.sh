#!/usr/bin/env bash
# Builds generated/package from the FSH in input/, and evaluates its invariants on the examples.
#   build.sh          writes generated/ and docs/profiles.md
#   build.sh --check  builds it in another folder, and fails with a diff if what is committed differs
# Requires Java, Maven and npm. Everything is installed in the folder .build, which Git ignores.
set -euo pipefail
cd "$(dirname "$0")"

SUSHI_VERSION=3.21.0
build="$PWD/.build"
cache="$build/home/.fhir/packages"
sushi="$build/sushi-$SUSHI_VERSION"

case "${1:-}" in
  '') out="$PWD/generated" ;;
  --check) out="$build/check" ;;
  *) echo "usage: $0 [--check]" >&2; exit 2 ;;
esac

if [ ! -x "$sushi/node_modules/.bin/sushi" ]; then
  mkdir -p "$sushi"
  npm install --silent --no-update-notifier --no-audit --no-fund --no-save --prefix "$sushi" "fsh-sushi@$SUSHI_VERSION"
fi

tools/r4-core.sh "$cache"

# SUSHI searches for packages in the home folder, and would download newer HL7 packages from a
# registry. Neither may change the result, so both are disabled.
rm -rf "$build/fsh-generated"
HOME="$build/home" FPL_REGISTRY=http://127.0.0.1:9 \
  "$sushi/node_modules/.bin/sushi" build -s -l warn -o "$build" . >"$build/sushi.log" 2>&1 || {
    cat "$build/sushi.log" >&2
    exit 1
  }
# Warnings about these packages are the only ones allowed.
problems=$(grep -E '^(warn|error)' "$build/sushi.log" \
  | grep -vE 'Failed to load automatically-provided|Unable to determine the latest version' || true)
if [ -n "$problems" ]; then
  cat "$build/sushi.log" >&2
  exit 1
fi

node tools/package.mjs package.json "$build/fsh-generated/resources" examples/valid "$out/package"

# The folder's name changes with the lock file, so that a new version is installed.
fhirpath="$build/tools-$(sha256sum tools/package-lock.json | cut -c 1-12)"
if [ ! -d "$fhirpath/node_modules/fhirpath" ]; then
  mkdir -p "$fhirpath"
  cp tools/package.json tools/package-lock.json "$fhirpath"
  npm ci --silent --no-update-notifier --no-audit --no-fund --ignore-scripts --prefix "$fhirpath"
fi
node tools/invariants.mjs "$fhirpath" "$out/package" examples "$out/invariant-results.json"

# The page for human readers.
page="$build/profiles.md"
if [ "${1:-}" != --check ]; then page=../docs/profiles.md; fi
node tools/pages.mjs "$out/package" "$page"

if [ "${1:-}" = --check ]; then
  { diff -ru generated "$out" && diff -u ../docs/profiles.md "$page"; } || {
    echo "profiles/generated or docs/profiles.md differs from the FSH: run profiles/build.sh and commit the result" >&2
    exit 1
  }
fi
