package org.tpibridge.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of a canonical table about an invented patient. Numbers from {@link #LAB} on belong to
 * visits and patients of a second source, which uses the same ids and MRNs as the clinic.
 *
 * @param day the day of the month
 * @param born empty if the row does not state it; so are names and sex
 * @param broken whether the day of the visit cannot be read, so that the row is rejected
 */
record GeneratedRow(
    int visit,
    int day,
    int patient,
    String last,
    String first,
    String born,
    String sex,
    int room,
    int before,
    int after,
    int volume,
    int sites,
    boolean broken) {
  private static final String HEADER =
      "visit_id,mrn,patient_last,patient_first,birth_date,sex,visit_start,clinician_npi,"
          + "clinician_name,location,procedure_code,sites,injectates,pain_before,pain_after,consent\n";
  private static final List<String> SITES =
      List.of("trapezius R", "levator scapulae R", "rhomboid major R");

  /** Added to the numbers of the second source. */
  static final int LAB = 10;

  /** The name of the second source in the settings; the clinic has a name as an option as well. */
  static String source(int number) {
    return number < LAB ? "clinic" : "lab";
  }

  static String visitId(int visit) {
    return "V-" + visit % LAB;
  }

  /** Letters only, so that no hash contains them by chance. */
  static String mrn(int patient) {
    return "QZXMRN" + patient % LAB;
  }

  /** Returns a name that no other patient has. */
  static String nameOf(int patient) {
    return "Quzwick" + (char) ('a' + patient);
  }

  String visitId() {
    return visitId(visit);
  }

  String mrn() {
    return mrn(patient);
  }

  /**
   * Returns the content of the visit; two rows with the same content differ only in the patient's
   * data.
   */
  String content() {
    return "%s day %d room %d pain %d %d volume %d sites %d"
        .formatted(mrn(), day, room, before, after, volume, sites);
  }

  static String table(List<GeneratedRow> rows) {
    return HEADER + rows.stream().map(GeneratedRow::line).collect(Collectors.joining());
  }

  private String line() {
    return String.join(
        ",",
        visitId(),
        mrn(),
        last,
        first,
        born,
        sex,
        broken ? "soon" : "2024-03-%02d".formatted(day),
        "1234567893",
        "\"Lindqvist, Anna\"",
        "Room " + room,
        "20552",
        String.join("; ", SITES.subList(0, sites)),
        "lidocaine 1% " + volume + " mL",
        String.valueOf(before),
        String.valueOf(after),
        "yes\n");
  }
}
