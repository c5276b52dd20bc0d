package org.tpibridge.importing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tpibridge.reading.input.Input;

/** A row of a canonical CSV file with invented data. */
public record VisitRow(Map<String, String> cells) {
  private static final List<String> COLUMNS =
      List.of(
          "visit_id",
          "mrn",
          "patient_last",
          "patient_first",
          "birth_date",
          "sex",
          "visit_start",
          "visit_end",
          "clinician_npi",
          "clinician_name",
          "location",
          "diagnoses",
          "procedure_code",
          "sites",
          "injectates",
          "pain_scale",
          "pain_before",
          "pain_after",
          "pain_later",
          "consent",
          "goal",
          "aftercare",
          "follow_up",
          "allergies");

  public static VisitRow of(String visitId, String mrn) {
    return new VisitRow(
            Map.of("visit_start", "2024-03-04", "sites", "trapezius R; levator scapulae R"))
        .with("visit_id", visitId)
        .with("mrn", mrn)
        .with("patient_last", "Okafor")
        .with("patient_first", "Miriam")
        .with("birth_date", "1979-05-12")
        .with("sex", "F")
        .with("clinician_npi", "1234567893")
        .with("clinician_name", "Lindqvist, Anna")
        .with("location", "Room 2")
        .with("procedure_code", "20552")
        .with("injectates", "lidocaine 1% 2 mL")
        .with("pain_before", "6")
        .with("pain_after", "2")
        .with("consent", "yes");
  }

  public VisitRow with(String column, String cell) {
    Map<String, String> changed = new LinkedHashMap<>(cells);
    changed.put(column, cell);
    return new VisitRow(changed);
  }

  public static Input file(List<VisitRow> rows) {
    return file("visits.csv", rows);
  }

  public static Input file(String name, List<VisitRow> rows) {
    byte[] bytes = csv(rows).getBytes(StandardCharsets.UTF_8);
    return new Input(name, () -> new ByteArrayInputStream(bytes));
  }

  public static String csv(List<VisitRow> rows) {
    return String.join(",", COLUMNS)
        + "\n"
        + rows.stream().map(VisitRow::line).collect(Collectors.joining());
  }

  private String line() {
    return COLUMNS.stream()
            .map(column -> '"' + cells.getOrDefault(column, "") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }
}
