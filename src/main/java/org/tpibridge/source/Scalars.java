package org.tpibridge.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Npi;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.VisitTime;

/** The fields of one record that are a single value. */
final class Scalars {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_KG = BigDecimal.valueOf(700);
  private static final Pattern KILOGRAMS = Pattern.compile("([0-9.]{1,8}) ?[kK][gG]s?");
  private static final Pattern CPT = Pattern.compile("[0-9]{4}[0-9A-Z]");
  private static final Pattern CPT_AND_MODIFIER = Pattern.compile("([0-9]{5})[-: ][0-9A-Z]{2}");

  private final Told told;
  private final Times times;
  private final Remarks remarks;

  Scalars(Told told, Times times, Remarks remarks) {
    this.told = told;
    this.times = times;
    this.remarks = remarks;
  }

  /** A patient's or a visit's number, or "" with an error noted. */
  String identifier(Column column) {
    Optional<String> words = told.words(column);
    if (words.isEmpty()) {
      missing(column);
      return "";
    }
    Note note = remarks.on(column);
    Identifier read = Identifier.of(words.get());
    if (read instanceof Identifier.Usable usable && usable.normalized()) {
      note.information(
          Codes.ID_NORMALIZED,
          column.header()
              + " has characters that cannot be seen or look like others. It is read as "
              + Quoted.of(usable.text())
              + ".");
    } else if (read instanceof Identifier.Placeholder placeholder) {
      note.error(
          Codes.ID_PLACEHOLDER,
          column.header()
              + " is not an identifier: "
              + Quoted.of(words.get())
              + " "
              + placeholder.reason()
              + ". "
              + needed(column));
    } else if (read instanceof Identifier.Damaged damaged) {
      String message =
          column.header()
              + " was changed by a program: "
              + Quoted.of(words.get())
              + " "
              + damaged.reason()
              + ". Export the column as text, or type the number again.";
      damaged
          .meant()
          .ifPresentOrElse(
              meant -> note.error(Codes.ID_DAMAGED, message, meant),
              () -> note.error(Codes.ID_DAMAGED, message));
    }
    return read.value().orElse("");
  }

  Optional<VisitTime> requiredTime(Column column) {
    Optional<String> words = told.words(column);
    if (words.isEmpty()) {
      missing(column);
    }
    return words.flatMap(w -> times.time(w, remarks.on(column)));
  }

  Optional<VisitTime> time(Column column) {
    return told.words(column).flatMap(w -> times.time(w, remarks.on(column)));
  }

  Optional<LocalDate> birthDate() {
    return BirthDates.stated(told.words(Column.BIRTH_DATE), remarks)
        .flatMap(w -> times.day(w, remarks.on(Column.BIRTH_DATE)));
  }

  Optional<Span> span(Column column) {
    return told.words(column).flatMap(w -> Spans.read(w, remarks.on(column)));
  }

  <T> Optional<T> choice(Column column, Choices<T> choices) {
    return told.words(column).flatMap(w -> choices.read(w, column, remarks.on(column)));
  }

  /** NRS where nothing is told; empty where what is told is no scale. */
  Optional<PainScale> scale() {
    return told.words(Column.PAIN_SCALE)
        .map(w -> Choices.SCALE.read(w, Column.PAIN_SCALE, remarks.on(Column.PAIN_SCALE)))
        .orElse(Optional.of(PainScale.NRS));
  }

  Optional<BigDecimal> pain(Column column, PainScale scale) {
    return told.words(column).flatMap(w -> Pain.score(w, scale, remarks.on(column)));
  }

  Optional<BigDecimal> weight() {
    return told.words(Column.WEIGHT_KG).flatMap(this::weight);
  }

  private Optional<BigDecimal> weight(String words) {
    Note note = remarks.on(Column.WEIGHT_KG);
    Matcher kilograms = KILOGRAMS.matcher(words);
    if (kilograms.matches()) {
      note.error(
          Codes.NUMBER,
          "weight_kg is the number of kilograms alone: " + Quoted.of(words) + ".",
          kilograms.group(1));
      return Optional.empty();
    }
    Optional<BigDecimal> weight = Decimals.read(words, "weight_kg", note);
    if (weight.isPresent() && (weight.get().signum() <= 0 || weight.get().compareTo(MOST_KG) > 0)) {
      note.error(Codes.NUMBER, "weight_kg is above 0 and at most " + MOST_KG + " kilograms.");
      return Optional.empty();
    }
    return weight;
  }

  Optional<BigDecimal> relief() {
    Column column = Column.RELIEF_PERCENT;
    return told.words(column).flatMap(w -> relief(w, remarks.on(column)));
  }

  private static Optional<BigDecimal> relief(String words, Note note) {
    String digits =
        words.endsWith("%") ? CellText.strip(words.substring(0, words.length() - 1)) : words;
    Optional<BigDecimal> percent = Decimals.read(digits, "relief_percent", note);
    if (percent.isPresent() && percent.get().compareTo(HUNDRED) > 0) {
      note.error(Codes.NUMBER, "relief_percent is 0 to 100, not " + Quoted.of(words) + ".");
      return Optional.empty();
    }
    return percent;
  }

  Optional<Clinician> clinician(Absences absences) {
    Optional<Npi> npi = told.words(Column.CLINICIAN_NPI).flatMap(this::npi);
    Optional<String> name =
        absences.without(Column.CLINICIAN_NAME, told.words(Column.CLINICIAN_NAME));
    return npi.isPresent() || name.isPresent()
        ? Optional.of(new Clinician(npi, name))
        : Optional.empty();
  }

  private Optional<Npi> npi(String words) {
    if (Npi.isValid(words)) {
      return Optional.of(new Npi(words));
    }
    remarks
        .on(Column.CLINICIAN_NPI)
        .error(
            Codes.NPI,
            Quoted.of(words)
                + " is not an NPI: ten digits, the last of which is a check digit. Look for digits"
                + " that are swapped or missing, or leave the cell empty.");
    return Optional.empty();
  }

  Optional<String> procedure() {
    return told.words(Column.PROCEDURE_CODE).flatMap(this::procedure);
  }

  private Optional<String> procedure(String words) {
    if (CPT.matcher(words).matches()) {
      return Optional.of(words);
    }
    String message =
        Quoted.of(words)
            + " is not a CPT code: five characters, such as 20552, without a modifier.";
    Note note = remarks.on(Column.PROCEDURE_CODE);
    Matcher modified = CPT_AND_MODIFIER.matcher(words);
    if (modified.matches()) {
      note.error(Codes.PROCEDURE, message, modified.group(1));
    } else {
      note.error(Codes.PROCEDURE, message);
    }
    return Optional.empty();
  }

  void missing(Column column) {
    if (told.isRefused(column)) {
      return;
    }
    remarks
        .on(column)
        .error(
            Codes.MISSING, column.header() + " is empty; every visit needs it. " + needed(column));
  }

  private static String needed(Column column) {
    return switch (column) {
      case VISIT_ID -> "Write the clinic's own number of the visit.";
      case MRN -> "Write the patient's medical record number.";
      case VISIT_START -> "Write the day of the visit, such as 2024-03-04.";
      default -> "Write where the needle went, such as trapezius R.";
    };
  }
}
