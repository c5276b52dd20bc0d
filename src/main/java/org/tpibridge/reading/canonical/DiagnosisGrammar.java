package org.tpibridge.reading.canonical;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Diagnosis.Classification;
import org.tpibridge.visit.Diagnosis.Code;
import org.tpibridge.visit.VisitTime;

/**
 * Reads diagnoses: a code, a code and words, or words alone. ICD-10-CM has been in use in the
 * United States since 2015-10-01, ICD-9-CM before (45 CFR 162.1002). Codes are never converted from
 * one to the other.
 */
public final class DiagnosisGrammar {
  static final LocalDate FIRST_ICD_10_DAY = LocalDate.of(2015, 10, 1);

  private static final Pattern ICD_10_CM =
      Pattern.compile("[A-Z][0-9][0-9AB](?:\\.[0-9A-Z]{1,4})?");
  private static final Pattern ICD_9_CM =
      Pattern.compile(
          "[0-9]{3}(?:\\.[0-9]{1,2})?|V[0-9]{2}(?:\\.[0-9]{1,2})?|E[0-9]{3}(?:\\.[0-9])?");

  /** What is probably a code: a letter or a digit, a digit, and more, mostly digits. */
  private static final Pattern CODE_LIKE =
      Pattern.compile("[A-Za-z]?[0-9][0-9A-Za-z](?:[0-9A-Za-z.,]{0,6})?");

  private static final Pattern POINT_MISSING =
      Pattern.compile("([A-Z][0-9][0-9AB])([0-9A-Z]{1,4})");

  /** Vertebrae look like ICD-10-CM categories; T10, T11 and T12 are none. */
  private static final Pattern VERTEBRA = Pattern.compile("[Tt]1[0-2]");

  private DiagnosisGrammar() {}

  static Optional<Diagnosis> read(String item, Optional<VisitTime> start, FieldFindings findings) {
    int space = item.indexOf(' ');
    String first = space < 0 ? item : item.substring(0, space);
    if (!CODE_LIKE.matcher(first).matches() || VERTEBRA.matcher(first).matches()) {
      return Optional.of(new Diagnosis(Optional.empty(), Optional.of(item)));
    }
    Optional<String> text = space < 0 ? Optional.empty() : Optional.of(item.substring(space + 1));
    return code(first, start, findings).map(code -> new Diagnosis(Optional.of(code), text));
  }

  /** Reads a code of the classification that was in use on the day of the visit. */
  public static Optional<Code> code(
      String words, Optional<VisitTime> start, FieldFindings findings) {
    String value = words.toUpperCase(Locale.ROOT);
    boolean icd9Possible = start.map(s -> s.day().isBefore(FIRST_ICD_10_DAY)).orElse(true);
    boolean icd9 = ICD_9_CM.matcher(value).matches();
    boolean icd10 = ICD_10_CM.matcher(value).matches();
    boolean icd9Only = start.isPresent() && icd9Possible;
    if (icd9 && icd9Possible && (icd9Only || !icd10)) {
      findings.information(
          ReadingFindingCodes.ICD_9,
          value
              + " is an ICD-9-CM code. It is stored unchanged and is not converted to ICD-10-CM.");
      return Optional.of(new Code(Classification.ICD_9_CM, value));
    }
    if (icd10) {
      return Optional.of(new Code(Classification.ICD_10_CM, value));
    }
    if (icd9) {
      findings.error(
          ReadingFindingCodes.DIAGNOSIS,
          value
              + " is an ICD-9-CM code, which is not valid for visits on or after "
              + FIRST_ICD_10_DAY
              + ". Write the ICD-10-CM code, or the diagnosis in words.");
    } else {
      reject(words, value, findings);
    }
    return Optional.empty();
  }

  private static void reject(String words, String value, FieldFindings findings) {
    String message =
        QuotedText.of(words)
            + " is not a diagnosis code. Write ICD-10-CM with its point, such as M79.18, or the"
            + " diagnosis in words.";
    Matcher pointMissing = POINT_MISSING.matcher(value.replaceAll("[.,]", ""));
    if (pointMissing.matches()) {
      findings.error(
          ReadingFindingCodes.DIAGNOSIS,
          message,
          pointMissing.group(1) + "." + pointMissing.group(2));
    } else {
      findings.error(ReadingFindingCodes.DIAGNOSIS, message);
    }
  }
}
