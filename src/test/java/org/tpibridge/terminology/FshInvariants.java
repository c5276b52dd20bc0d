package org.tpibridge.terminology;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the rules that protect a patient from a mistaken code as literal comparisons: validators
 * without SNOMED CT do not check bindings to it.
 */
final class FshInvariants {
  private final TerminologyEntries entries;

  FshInvariants(TerminologyEntries entries) {
    this.entries = entries;
  }

  String safety() {
    Set<String> routes = snomed(TerminologyTable.ROUTE);
    Set<String> sides = snomed(TerminologyTable.SIDE);
    FshText fsh = new FshText();
    invariant(
        fsh,
        "tpi-route-code",
        "The SNOMED CT code of a route is of the value set tpi-route (intramuscular or"
            + " subcutaneous), never a muscle or another route: correct the code, and record a"
            + " muscle in dosage.site.",
        "coding.where(system = '" + CodeSystems.SNOMED_CT + "').all(" + anyOf(routes) + ")");
    fsh.line("");
    invariant(
        fsh,
        "tpi-side-code",
        "The SNOMED CT code of a side is of the value set tpi-laterality (right, left, midline, or"
            + " right and left), never a muscle: correct the code, and record a muscle in"
            + " location.",
        "coding.where(system = '" + CodeSystems.SNOMED_CT + "').all(" + anyOf(sides) + ")");
    fsh.line("");
    invariant(
        fsh,
        "tpi-site-is-no-route",
        "This is a route of administration (such as intramuscular), not a muscle: move it to"
            + " MedicationAdministration.dosage.route and record the muscle here.",
        "coding.where(system = '"
            + CodeSystems.SNOMED_CT
            + "' and ("
            + anyOf(routes)
            + ")).empty()");
    return fsh.toString();
  }

  private Set<String> snomed(TerminologyTable table) {
    Set<String> codes = new TreeSet<>();
    for (Coding coding : FshValueSets.codings(entries.of(table))) {
      if (coding.system().equals(CodeSystems.SNOMED_CT)) {
        codes.add(coding.code());
      }
    }
    return codes;
  }

  private static String anyOf(Set<String> codes) {
    return codes.stream().map(code -> "code = '" + code + "'").collect(joining(" or "));
  }

  private static void invariant(FshText fsh, String key, String description, String expression) {
    fsh.line("Invariant: " + key)
        .line("Description: " + FshText.quoted(description))
        .line("Severity: #error")
        .line("Expression: " + FshText.quoted(expression));
  }
}
