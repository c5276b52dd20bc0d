package org.tpibridge.terminology;

import java.util.Optional;

/**
 * A code of another system for a terminology entry.
 *
 * @param provisional whether the source is not certain enough for general use
 * @param source where the code was verified
 */
record MappedCode(Coding coding, Equivalence match, boolean provisional, String source) {

  /** The relationship of the code to the entry, in the terms of FHIR ConceptMap. */
  enum Equivalence {
    EQUIVALENT,
    /** The code is broader than the entry. */
    WIDER,
    /** The code is narrower than the entry. */
    NARROWER,
    /** The code overlaps the entry. */
    INEXACT
  }

  /** Returns the code of a checked row; empty if the row has none. */
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
