package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a patient's data is known in a file: numbers of the patient, ids of visits and resources.
 * Texts are looked at byte by byte as ISO 8859-1, so that what is cut out of a file leaves the rest
 * of its bytes as they were.
 */
final class Needles {
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\w-]+", Pattern.UNICODE_CASE);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  private static final Pattern NUMBERED = Pattern.compile("\"([^\"\\\\]*)\"\\s*:\\s*(\\d+)(?!\\.)");

  /** Headers that clinics give to the column of the patient's number. */
  private static final List<String> NUMBER_HEADERS =
      List.of("mrn", "medicalrecord", "patientid", "patientno", "patientnumber", "chart", "patid");

  private final Set<String> mrns;
  private final Set<String> visits;
  private final Set<String> resources;

  /**
   * @param names ids of visits and of resources
   */
  Needles(Collection<String> mrns, Collection<String> names) {
    this.mrns = bytewise(mrns);
    this.resources =
        bytewise(names.stream().filter(Needles::isResource).collect(Collectors.toSet()));
    this.visits = bytewise(names.stream().filter(n -> !isResource(n)).collect(Collectors.toSet()));
  }

  private static boolean isResource(String name) {
    return name.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  }

  private static Set<String> bytewise(Collection<String> words) {
    return words.stream()
        .map(word -> new String(word.getBytes(UTF_8), ISO_8859_1))
        .collect(Collectors.toSet());
  }

  /** Whether a JSON text has one as a value of its own, or refers to a resource. */
  boolean areInJson(String text) {
    return areInNumbers(text) || areInTexts(text);
  }

  /** Numbers without quotation marks may be anything, unless their name tells. */
  private boolean areInNumbers(String text) {
    return NUMBERED
        .matcher(text)
        .results()
        .anyMatch(m -> mrns.contains(m.group(2)) && isNumberOfPatients(m.group(1)));
  }

  private boolean areInTexts(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(m -> m.group(1).strip())
        .anyMatch(
            value ->
                mrns.contains(value)
                    || visits.contains(value)
                    || Arrays.stream(value.split("[/:|]")).anyMatch(resources::contains));
  }

  /** Whether the patient of an HL7 v2 message (PID-2, PID-3, PID-4) is the one. */
  boolean areInMessage(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith("PID") && line.length() > 3)
        .map(line -> line.split(Pattern.quote(line.substring(3, 4)), -1))
        .anyMatch(
            fields ->
                Arrays.stream(fields)
                    .skip(2)
                    .limit(3)
                    .flatMap(field -> Arrays.stream(field.split("[~^&]")))
                    .anyMatch(part -> mrns.contains(part.strip())));
  }

  /** Whether a column may hold numbers of patients, by its header. */
  static boolean isNumberOfPatients(String header) {
    String plain = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return NUMBER_HEADERS.stream().anyMatch(plain::contains);
  }

  static boolean isVisitId(String header) {
    return header.strip().equals("visit_id");
  }

  boolean areMrn(String cell) {
    return mrns.contains(cell.strip());
  }

  boolean areVisit(String cell) {
    return visits.contains(cell.strip());
  }

  /** Whether a text of any kind has one as a word. */
  boolean areIn(String text) {
    return NOT_WORDS
        .splitAsStream(text)
        .anyMatch(word -> mrns.contains(word) || visits.contains(word) || resources.contains(word));
  }
}
