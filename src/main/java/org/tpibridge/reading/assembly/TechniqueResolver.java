package org.tpibridge.reading.assembly;

import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Technique;

/**
 * Whether a drug was injected or the needle went in dry. Drugs, words and the claim's code can each
 * state it; a drug that is missing states nothing. Where they contradict each other, the visit is
 * rejected, with two exceptions that claims make common: a drug counts more than a code of dry
 * needling, and dry needling by its name counts more than a code of an injection, which it was
 * billed with before 2020 had codes for it. Both are reported.
 */
final class TechniqueResolver {
  /** Trigger point injection, 1-2 and 3 or more muscles. */
  private static final Set<String> INJECTION_CODES = Set.of("20552", "20553");

  /** Needle insertion without injection. */
  private static final Set<String> DRY_NEEDLING_CODES = Set.of("20560", "20561");

  private static final String HINT =
      " Name the drug in injectates, or write none there for dry needling; or fill technique or"
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

  /** Empty where the record does not decide it, which is then noted. */
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
              "injectates has a placeholder in place of a drug. It is read as missing, not as"
                  + " none.");
    }
    boolean dryByName = states(Technique.DRY_NEEDLING, InjectateStatement.DRY_NEEDLING);
    boolean injectionByName = states(Technique.INJECTION, InjectateStatement.INJECTION);
    if (dryByName && injectionByName) {
      return reportContradiction(
          Column.TECHNIQUE, "The record states both an injection and dry needling.");
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
      return reportContradiction(Column.INJECTATES, "injectates has both none and a drug.");
    }
    if (isCode(DRY_NEEDLING_CODES)) {
      recordFindings
          .onField(Column.PROCEDURE_CODE)
          .warning(
              ReadingFindingCodes.DRY_NEEDLING,
              code.orElseThrow()
                  + " is dry needling, but injectates names a drug. The visit is read as an"
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
                  + " is an injection, but the record states dry needling. The visit is read as"
                  + " dry needling. Correct the code, or name the drug.");
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
            "Neither a drug, nor words, nor a code states whether this was an injection or dry"
                + " needling."
                + HINT);
    return Optional.empty();
  }

  private Optional<Technique> injectionWithoutDrug(String why) {
    recordFindings
        .onField(Column.INJECTATES)
        .warning(
            ReadingFindingCodes.NO_DRUG,
            why
                + ", but no drug is recorded. The visit is read as an injection without a drug. Name"
                + " the drug in injectates; for dry needling write none there and correct the"
                + " rest.");
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
            message + " Correct technique, injectates or procedure_code, whichever is wrong.");
    return Optional.empty();
  }
}
