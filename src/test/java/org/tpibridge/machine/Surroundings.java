package org.tpibridge.machine;

import java.util.List;
import java.util.Map;

/**
 * What differs between machines and must not show in what we write.
 *
 * @param name for test reports
 * @param environment time zone and locale, as the operating system reports them
 * @param jvmOptions locale and charset, where an image has no such locale installed
 */
record Surroundings(String name, Map<String, String> environment, List<String> jvmOptions) {

  /** As the tests' own machine is. */
  static final Surroundings HERE = new Surroundings("here", Map.of(), List.of());

  /** Half a day ahead, and US-ASCII is all that Java 17 takes from such a locale. */
  static final Surroundings AUCKLAND =
      new Surroundings(
          "Auckland, POSIX locale", Map.of("TZ", "Pacific/Auckland", "LC_ALL", "POSIX"), List.of());

  /** Upper case of i is not I, decimals have a comma, and the charset is not UTF-8. */
  static final Surroundings ISTANBUL =
      new Surroundings(
          "Istanbul, Turkish, ISO 8859-9",
          Map.of("TZ", "Europe/Istanbul"),
          List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"));

  /** Formatted numbers come in other digits. */
  static final Surroundings CAIRO =
      new Surroundings(
          "Cairo, Arabic digits",
          Map.of("TZ", "Africa/Cairo"),
          List.of("-Duser.language=ar", "-Duser.country=EG"));

  static List<Surroundings> elsewhere() {
    return List.of(AUCKLAND, ISTANBUL, CAIRO);
  }

  @Override
  public String toString() {
    return name;
  }
}
