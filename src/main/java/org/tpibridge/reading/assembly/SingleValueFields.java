package org.tpibridge.reading.assembly;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.BirthDateCheck;
import org.tpibridge.reading.canonical.CanonicalSpanGrammar;
import org.tpibridge.reading.canonical.CanonicalTimes;
import org.tpibridge.reading.canonical.ChoiceField;
import org.tpibridge.reading.canonical.DecimalNumbers;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.canonical.PainScoreGrammar;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Npi;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitTime;

/** Reads the single fields of one record. */
public final class SingleValueFields {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MAX_KG = BigDecimal.valueOf(700);
  private static final Pattern KILOGRAMS = Pattern.compile("([0-9.]{1,8}) ?[kK][gG]s?");
  private static final Pattern CPT = Pattern.compile("[0-9]{4}[0-9A-Z]");
  private static final Pattern CPT_AND_MODIFIER = Pattern.compile("([0-9]{5})[-: ][0-9A-Z]{2}");

  private final RecordFields fields;
  private final CanonicalTimes times;
  private final RecordFindings recordFindings;

  public SingleValueFields(
      RecordFields fields, CanonicalTimes times, RecordFindings recordFindings) {
    this.fields = fields;
    this.times = times;
    this.recordFindings = recordFindings;
  }

  /** Reads the identifier of a patient or a visit; "" if it is not valid, which is reported. */
  String identifier(Column column) {
    Optional<String> words = fields.value(column);
    if (words.isEmpty()) {
      reportMissing(column);
      return "";
    }
    FieldFindings findings = recordFindings.onField(column);
    Identifier read = Identifier.of(words.get());
    if (read instanceof Identifier.Usable usable && usable.normalized()) {
      findings.information(
          ReadingFindingCodes.ID_NORMALIZED,
          column.header()
              + " contains invisible characters or characters that look like others. It was read as"
              + " "
              + QuotedText.of(usable.text())
              + ".");
    } else if (read instanceof Identifier.Placeholder placeholder) {
      findings.error(
          ReadingFindingCodes.ID_PLACEHOLDER,
          column.header()
              + " is not an identifier: "
              + QuotedText.of(words.get())
              + " "
              + placeholder.reason()
              + ". "
              + hint(column));
    } else if (read instanceof Identifier.Damaged damaged) {
      String message =
          column.header()
              + " was changed by a program: "
              + QuotedText.of(words.get())
              + " "
              + damaged.reason()
              + ". Export the column as text, or enter the number again.";
      damaged
          .suggestion()
          .ifPresentOrElse(
              meant -> findings.error(ReadingFindingCodes.ID_DAMAGED, message, meant),
              () -> findings.error(ReadingFindingCodes.ID_DAMAGED, message));
    }
    return read.value().orElse("");
  }

  /** Reports that an id template could not be filled, unless another error explains it. */
  void requireComposedId(Column column, String value) {
    if (value.isEmpty() && !recordFindings.hasErrors()) {
      recordFindings
          .onField(column)
          .error(
              ReadingFindingCodes.MISSING,
              column.header()
                  + " cannot be composed from the cells that the map names. Correct the cells.");
    }
  }

  Optional<VisitTime> requiredTime(Column column) {
    Optional<String> words = fields.value(column);
    if (words.isEmpty()) {
      reportMissing(column);
    }
    return words.flatMap(w -> times.time(w, recordFindings.onField(column)));
  }

  Optional<VisitTime> time(Column column) {
    return fields.value(column).flatMap(w -> times.time(w, recordFindings.onField(column)));
  }

  Optional<LocalDate> birthDate() {
    return BirthDateCheck.withoutPlaceholder(fields.value(Column.BIRTH_DATE), recordFindings)
        .flatMap(w -> times.day(w, recordFindings.onField(Column.BIRTH_DATE)));
  }

  public Optional<TimeSpan> span(Column column) {
    return fields
        .value(column)
        .flatMap(w -> CanonicalSpanGrammar.read(w, recordFindings.onField(column)));
  }

  public <T> Optional<T> choice(Column column, ChoiceField<T> choices) {
    return fields
        .value(column)
        .flatMap(w -> choices.read(w, column, recordFindings.onField(column)));
  }

  /** The pain scale: NRS if it is missing, empty if it is not valid. */
  Optional<PainScale> scale() {
    return fields
        .value(Column.PAIN_SCALE)
        .map(
            w ->
                ChoiceField.SCALE.read(
                    w, Column.PAIN_SCALE, recordFindings.onField(Column.PAIN_SCALE)))
        .orElse(Optional.of(PainScale.NRS));
  }

  public Optional<BigDecimal> pain(Column column, PainScale scale) {
    return fields
        .value(column)
        .flatMap(w -> PainScoreGrammar.score(w, scale, recordFindings.onField(column)));
  }

  public Optional<BigDecimal> weight() {
    return fields.value(Column.WEIGHT_KG).flatMap(this::weight);
  }

  private Optional<BigDecimal> weight(String words) {
    FieldFindings findings = recordFindings.onField(Column.WEIGHT_KG);
    Matcher kilograms = KILOGRAMS.matcher(words);
    if (kilograms.matches()) {
      findings.error(
          ReadingFindingCodes.NUMBER,
          "weight_kg must be the number of kilograms without a unit: " + QuotedText.of(words) + ".",
          kilograms.group(1));
      return Optional.empty();
    }
    Optional<BigDecimal> weight = DecimalNumbers.read(words, "weight_kg", findings);
    if (weight.isPresent() && (weight.get().signum() <= 0 || weight.get().compareTo(MAX_KG) > 0)) {
      findings.error(
          ReadingFindingCodes.NUMBER,
          "weight_kg must be above 0 and at most " + MAX_KG + " kilograms.");
      return Optional.empty();
    }
    return weight;
  }

  public Optional<BigDecimal> relief() {
    Column column = Column.RELIEF_PERCENT;
    return fields.value(column).flatMap(w -> relief(w, recordFindings.onField(column)));
  }

  private static Optional<BigDecimal> relief(String words, FieldFindings findings) {
    String digits =
        words.endsWith("%") ? FieldText.strip(words.substring(0, words.length() - 1)) : words;
    Optional<BigDecimal> percent = DecimalNumbers.read(digits, "relief_percent", findings);
    if (percent.isPresent() && percent.get().compareTo(HUNDRED) > 0) {
      findings.error(
          ReadingFindingCodes.NUMBER,
          "relief_percent must be 0 to 100, not " + QuotedText.of(words) + ".");
      return Optional.empty();
    }
    return percent;
  }

  Optional<Clinician> clinician(AbsenceFilter absenceFilter) {
    Optional<Npi> npi = fields.value(Column.CLINICIAN_NPI).flatMap(this::npi);
    Optional<String> name =
        absenceFilter.withoutAbsences(Column.CLINICIAN_NAME, fields.value(Column.CLINICIAN_NAME));
    return npi.isPresent() || name.isPresent()
        ? Optional.of(new Clinician(npi, name))
        : Optional.empty();
  }

  private Optional<Npi> npi(String words) {
    if (Npi.isValid(words)) {
      return Optional.of(new Npi(words));
    }
    recordFindings
        .onField(Column.CLINICIAN_NPI)
        .error(
            ReadingFindingCodes.NPI,
            QuotedText.of(words)
                + " is not a valid NPI, which has ten digits including a check digit. Look for"
                + " swapped or missing digits, or leave the cell empty.");
    return Optional.empty();
  }

  public Optional<String> procedure() {
    return fields.value(Column.PROCEDURE_CODE).flatMap(this::procedure);
  }

  private Optional<String> procedure(String words) {
    if (CPT.matcher(words).matches()) {
      return Optional.of(words);
    }
    String message =
        QuotedText.of(words)
            + " is not a CPT code. Write five characters without a modifier, such as 20552.";
    FieldFindings findings = recordFindings.onField(Column.PROCEDURE_CODE);
    Matcher modified = CPT_AND_MODIFIER.matcher(words);
    if (modified.matches()) {
      findings.error(ReadingFindingCodes.PROCEDURE, message, modified.group(1));
    } else {
      findings.error(ReadingFindingCodes.PROCEDURE, message);
    }
    return Optional.empty();
  }

  void reportMissing(Column column) {
    if (fields.isUnreadable(column)) {
      return;
    }
    recordFindings
        .onField(column)
        .error(
            ReadingFindingCodes.MISSING,
            column.header() + " is missing, but required for every visit. " + hint(column));
  }

  private static String hint(Column column) {
    return switch (column) {
      case VISIT_ID -> "Write the clinic's id of the visit.";
      case MRN -> "Write the patient's medical record number.";
      case VISIT_START -> "Write the day of the visit, such as 2024-03-04.";
      default -> "Write where the needle was inserted, such as trapezius R.";
    };
  }
}
