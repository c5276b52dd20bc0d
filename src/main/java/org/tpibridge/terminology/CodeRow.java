package org.tpibridge.terminology;

import java.util.Optional;

/**
 * A code of another system for a thing.
 *
 * @param provisional whether its source is not certain enough for everybody
 * @param source where the code was checked
 */
record CodeRow(Coding coding, Match match, boolean provisional, String source) {

  /** How the code stands to the thing, in the words of FHIR's concept maps. */
  enum Match {
    EQUIVALENT,
    /** The code means more than the thing. */
    WIDER,
    /** The code means less than the thing, such as only the muscle as a whole. */
    NARROWER,
    /** The code overlaps the thing. */
    INEXACT
  }

  /** The code in a row that was checked; empty where the row has none. */
  static Optional<CodeRow> of(Row row, String name) {
    return row.cell("code")
        .map(
            code ->
                new CodeRow(
                    new Coding(
                        ExternalSystem.url(row.cell("system").orElse("")),
                        code,
                        row.cell("code_name").orElse(name)),
                    row.cell("match")
                        .flatMap(word -> CellValue.choice(Match.class, word))
                        .orElse(Match.EQUIVALENT),
                    row.cell("provisional").equals(Optional.of("yes")),
                    row.cell("source").orElse("the clinic's own table")));
  }
}
