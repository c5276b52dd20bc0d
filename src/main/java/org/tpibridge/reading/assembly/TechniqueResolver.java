package org.tpibridge.reading.assembly;

import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Technique;

/**
 * Determines whether a visit was an injection or dry needling. Drugs, the technique and the
 * procedure code can each state it; a missing drug does not. A visit with a contradiction is
 * rejected, with two exceptions that are common in claims: a drug overrides a dry needling code,
 * and the name of dry needling overrides an injection code, which was used to bill dry needling
 * before it had codes in 2020. Both are reported.
 */
final class TechniqueResolver {
  /** Trigger point injection, 1 or 2 muscles and 3 or more muscles. */
  private static final Set<String> INJECTION_CODES = Set.of("20552", "20553");

  /** Needle insertion without injection. */
  private static final Set<String> DRY_NEEDLING_CODES = Set.of("20560", "20561");

  private static final String HINT =
      " Enter the drug in injectates, or none for dry needling; or fill in technique or"
          + " procedure_code.";

  private final Optional<Technique> stated;
  private final StatedInjectates injectates;
  private final Optional<String> code;
  private final RecordFindings recordFindings;

  private TechniqueResolver(
      Optional<Technique> stated,
      StatedInjectates injectates,
      Optional<String> code,
      RecordFindings recordFindings) {
    this.stated = stated;
    this.injectates = injectates;
    this.code = code;
    this.recordFindings = recordFindings;
  }

  /** The technique; empty if the record does not determine it, which is reported. */
  static Optional<Technique> of(
      Optional<Technique> stated,
      StatedInjectates injectates,
      Optional<String> code,
      RecordFindings recordFindings) {
    return new TechniqueResolver(stated, injectates, code, recordFindings).technique();
  }

  private Optional<Technique> technique() {
    if (injectates.states(InjectateStatement.NOT_SPECIFIED)) {
      recordFindings
          .onField(Column.INJECTATES)
          .information(
              ReadingFindingCodes.NOT_SPECIFIED,
              "injectates contains a placeholder instead of a drug. It was read as missing, not as"
                  + " none.");
    }
    boolean dryByName = states(Technique.DRY_NEEDLING, InjectateStatement.DRY_NEEDLING);
    boolean injectionByName = states(Technique.INJECTION, InjectateStatement.INJECTION);
    if (dryByName && injectionByName) {
      return reportContradiction(
          Column.TECHNIQUE, "The record contains both an injection and dry needling.");
    }
    if (!injectates.drugs().isEmpty()) {
      return fromDrugs(dryByName);
    }
    return dryByName
        ? fromDryNeedlingName()
        : injectionByName ? fromInjectionName() : fromNoneOrCode();
  }

  private boolean states(Technique technique, InjectateStatement statement) {
    return stated.filter(technique::equals).isPresent() || injectates.states(statement);
  }

  private Optional<Technique> fromDrugs(boolean dryByName) {
    if (dryByName) {
      return reportContradiction(
          Column.INJECTATES, "The record states dry needling, but injectates names a drug.");
    }
    if (injectates.states(InjectateStatement.NONE)) {
      return reportContradiction(Column.INJECTATES, "injectates contains both none and a drug.");
    }
    if (isCode(DRY_NEEDLING_CODES)) {
      recordFindings
          .onField(Column.PROCEDURE_CODE)
          .warning(
              ReadingFindingCodes.DRY_NEEDLING,
              code.orElseThrow()
                  + " is dry needling, but injectates names a drug. The visit was read as an"
                  + " injection. Correct the code or the drug.");
    }
    return Optional.of(Technique.INJECTION);
  }

  private Optional<Technique> fromDryNeedlingName() {
    if (isCode(INJECTION_CODES)) {
      recordFindings
          .onField(Column.PROCEDURE_CODE)
          .warning(
              ReadingFindingCodes.DRY_NEEDLING,
              code.orElseThrow()
                  + " is an injection, but the record states dry needling. The visit was read as"
                  + " dry needling. Correct the code, or add the drug.");
    }
    return Optional.of(Technique.DRY_NEEDLING);
  }

  private Optional<Technique> fromInjectionName() {
    if (isCode(DRY_NEEDLING_CODES)) {
      return reportContradiction(
          Column.PROCEDURE_CODE,
          code.orElseThrow() + " is dry needling, but the record states an injection.");
    }
    return injectates.states(InjectateStatement.NONE)
        ? reportContradiction(
            Column.INJECTATES, "injectates is none, but the record states an injection.")
        : injectionWithoutDrug("The record states an injection");
  }

  private Optional<Technique> fromNoneOrCode() {
    boolean injectionCode = isCode(INJECTION_CODES);
    if (injectates.states(InjectateStatement.NONE)) {
      return injectionCode
          ? reportContradiction(
              Column.INJECTATES,
              "injectates is none, but " + code.orElseThrow() + " is an injection.")
          : Optional.of(Technique.DRY_NEEDLING);
    }
    if (injectionCode) {
      return injectionWithoutDrug(code.orElseThrow() + " is an injection");
    }
    if (isCode(DRY_NEEDLING_CODES)) {
      return Optional.of(Technique.DRY_NEEDLING);
    }
    recordFindings
        .onField(Column.INJECTATES)
        .error(
            ReadingFindingCodes.TECHNIQUE,
            "The record does not show whether this was an injection or dry needling." + HINT);
    return Optional.empty();
  }

  private Optional<Technique> injectionWithoutDrug(String why) {
    recordFindings
        .onField(Column.INJECTATES)
        .warning(
            ReadingFindingCodes.NO_DRUG,
            why
                + ", but no drug is recorded. The visit was read as an injection without a drug."
                + " Enter the drug in injectates. For dry needling, write none there and correct"
                + " the other fields.");
    return Optional.of(Technique.INJECTION);
  }

  private boolean isCode(Set<String> codes) {
    return code.filter(codes::contains).isPresent();
  }

  private Optional<Technique> reportContradiction(Column column, String message) {
    recordFindings
        .onField(column)
        .error(
            ReadingFindingCodes.TECHNIQUE,
            message + " Correct technique, injectates or procedure_code.");
    return Optional.empty();
  }
}
