package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tpibridge.reading.input.Input;

/** Generates files with few visits, patients and clinicians, which therefore repeat. */
final class GeneratedFile {
  private static final List<String> FAMILIES = List.of("de la Cruz", "Müller", "O'Brien");
  private static final List<String> SPELLINGS = List.of("DE LA CRUZ", "Muller", "o'brien");
  private static final List<String> CLINICIANS =
      List.of("Lindqvist, Anna", "Anna Lindqvist, MD", "A. Lindqvist");

  private final Random random;
  private final String prefix;

  /** No two seeds have a visit or a patient in common. */
  GeneratedFile(long seed) {
    this.random = new Random(seed);
    this.prefix = "T" + seed + "-";
  }

  /** Returns rows without conflicts, each visit once. */
  List<VisitRow> consistent() {
    List<VisitRow> rows = new ArrayList<>();
    for (int visit = 0; visit < 8; visit++) {
      rows.add(row(visit, random.nextInt(FAMILIES.size())));
    }
    return rows;
  }

  private VisitRow row(int visit, int patient) {
    List<String> names = random.nextBoolean() ? FAMILIES : SPELLINGS;
    return VisitRow.of(prefix + "V-" + visit, prefix + patient)
        .with("patient_last", orNothing(names.get(patient)))
        .with("patient_first", orNothing("Kim"))
        .with("birth_date", orNothing("1970-01-0" + (patient + 1)))
        .with("sex", pick(List.of("", "U", "F")))
        .with("clinician_name", pick(CLINICIANS))
        .with("clinician_npi", orNothing("1234567893"))
        .with("location", pick(List.of("Room 1", "Room 2", "")))
        .with("pain_after", pick(List.of("1", "2", "")));
  }

  /** Returns rows with conflicts and errors, in which a visit may occur twice. */
  Input anything() {
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      VisitRow row = row(random.nextInt(6), random.nextInt(FAMILIES.size()));
      if (random.nextInt(6) == 0) {
        row = row.with("birth_date", "1999-09-09").with("patient_last", "Somebody Else");
      }
      if (random.nextInt(8) == 0) {
        row = row.with("visit_start", "soon");
      }
      rows.add(row);
    }
    return VisitRow.file(rows);
  }

  private String orNothing(String cell) {
    return random.nextInt(3) == 0 ? "" : cell;
  }

  private String pick(List<String> cells) {
    return cells.get(random.nextInt(cells.size()));
  }
}
