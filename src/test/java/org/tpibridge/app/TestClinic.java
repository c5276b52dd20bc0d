package org.tpibridge.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of the clinic for which tests run the program. */
public final class TestClinic {
  /** Its time zone is UTC, so that times in expected output are those of the input. */
  public static final Map<String, Object> SETTINGS =
      Map.of(
          "tpibridge.clinic.name", "Test Clinic",
          "tpibridge.clinic.time-zone", "UTC",
          "tpibridge.clinic.systems.mrn", "https://clinic.example/mrn",
          "tpibridge.clinic.systems.visit", "https://clinic.example/visit");

  private TestClinic() {}

  /** The same settings as environment variables. */
  public static Map<String, String> environment() {
    return SETTINGS.entrySet().stream()
        .collect(
            Collectors.toMap(
                setting ->
                    setting.getKey().toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'),
                setting -> setting.getValue().toString()));
  }
}
