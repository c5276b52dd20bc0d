#!/usr/bin/env bash
# Validates the package, its examples and the Bundles in this project with HL7's reference validator.
#   validate.sh             compares its messages with docs/other-validators.md
#   validate.sh --rewrite   writes the counts of messages in that page again
# With US_CORE_PACKAGE=…/hl7.fhir.us.core-6.1.0.tgz also against US Core.
# Requires Java, Maven and npm. Packages are installed in the folder .build, which Git ignores.
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-}" in
  '') rewrite=false ;;
  --rewrite) rewrite=true ;;
  *) echo "usage: $0 [--rewrite]" >&2; exit 2 ;;
esac

home="$PWD/.build/reference-validator/home"
packages="$home/.fhir/packages"
us_core=''
files=()
if [ -n "${US_CORE_PACKAGE:-}" ]; then
  files+=("$US_CORE_PACKAGE")
  us_core='hl7.fhir.us.core#6.1.0'
fi

tools/r4-core.sh .build/home/.fhir/packages
mkdir -p "$packages"
ln -sfn "$PWD/.build/home/.fhir/packages/hl7.fhir.r4.core#4.0.1" "$packages/hl7.fhir.r4.core#4.0.1"
node tools/fhir-packages.mjs "$packages" "${files[@]}"

cd ..
rm -rf target/reference-validator/surefire-reports
mvn -q -B -f src/test/reference-validator test \
  -Dreference.home="$home" -Dreference.us-core="$us_core" -Dreference.rewrite="$rewrite"

grep -h '^Tests run' target/reference-validator/surefire-reports/*.txt
