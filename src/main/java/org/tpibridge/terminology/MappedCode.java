package org.tpibridge.terminology;

import java.util.Optional;

/**
 * A code of another system for a thing.
 *
 * @param provisional whether its source is not certain enough for everybody
 * @param source where the code was checked
 */
record MappedCode(Coding coding, Equivalence match, boolean provisional, String source) {

  /** How the code stands to the thing, in the words of FHIR's concept maps. */
  enum Equivalence {
    EQUIVALENT,
    /** The code means more than the thing. */
    WIDER,
    /** The code means less than the thing, such as only the muscle as a whole. */
    NARROWER,
    /** The code overlaps the thing. */
    INEXACT
  }

  /** The code in a row that was checked; empty where the row has none. */
  static Optional<MappedCode> of(TableRow row, String name) {
    return row.cell("code")
        .map(
            code ->
                new MappedCode(
                    new Coding(
                        ExternalCodeSystem.url(row.cell("system").orElse("")),
                        code,
                        row.cell("code_name").orElse(name)),
                    row.cell("match")
                        .flatMap(word -> CellValueParser.choice(Equivalence.class, word))
                        .orElse(Equivalence.EQUIVALENT),
                    row.cell("provisional").equals(Optional.of("yes")),
                    row.cell("source").orElse("the clinic's own table")));
  }
}
