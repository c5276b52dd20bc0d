package org.tpibridge.app;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tpibridge.importing.UsageException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that a clinic is distinguishable from all others before its visits are converted or
 * stored. A receiver that gets the same MRN in the same system from two clinics merges two patients
 * into one.
 */
final class ClinicSettingsCheck {
  private static final JsonMapper JSON = new JsonMapper();

  /** Text that YAML reads as it is, also if a comment follows. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|yes|no|on|off|y|n|null)$)[A-Za-z](?:[\\p{L}\\p{N}/.,'+_&()-]| (?!#)|:(?! |$))*(?<! )");

  private static final Pattern DEFAULT_SYSTEM =
      Pattern.compile("(?i)https?://tpibridge\\.org(?::\\d*)?/fhir/sid(?:/.*)?");

  private static final String SET_THIS = "   # set this";

  private final BridgeProperties settings;

  ClinicSettingsCheck(BridgeProperties settings) {
    this.settings = settings;
  }

  /**
   * @param demo whether defaults are allowed, because all resources are tagged as test data
   * @throws UsageException if a setting is missing or is a default of the program
   */
  void check(boolean demo) {
    if (!demo) {
      requireClinic();
      requireSources();
    }
  }

  private void requireClinic() {
    BridgeProperties.ClinicSettings clinic = settings.clinic();
    Optional<String> name = clinic.name().filter(value -> !isDefaultName(value));
    Optional<String> zone = clinic.timeZone().map(ZoneId::getId);
    Optional<String> mrn = clinic.systems().mrn().filter(value -> !isDefaultSystem(value));
    Optional<String> visit = clinic.systems().visit().filter(value -> !isDefaultSystem(value));
    if (name.isPresent() && zone.isPresent() && mrn.isPresent() && visit.isPresent()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "The settings that distinguish this clinic from others are not complete. Without them, a"
            + " receiver would merge patients of two clinics that have the same MRN.");
    lines.add("Put these lines into application.yaml, with the values of your clinic:");
    lines.add("");
    lines.add("tpibridge:");
    lines.add("  clinic:");
    lines.add("    name: " + line(name, "Example Pain Clinic"));
    lines.add("    time-zone: " + line(zone, ZoneId.systemDefault().getId()));
    lines.add("    systems:");
    lines.add("      mrn: " + line(mrn, uniqueSystem()));
    lines.add("      visit: " + line(visit, uniqueSystem()));
    lines.add("");
    lines.add(
        "The systems are URIs that only your clinic uses: the ones above, or addresses under your"
            + " domain. Resource ids are made from them, so do not change them later. For"
            + " environment variables, see docs/settings.md.");
    lines.add(
        "To try the program with invented visits, add --demo. It tags every resource as test data.");
    throw new UsageException(String.join("\n", lines));
  }

  private static boolean isDefaultName(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.equals(BridgeProperties.DEFAULT_NAME.toLowerCase(Locale.ROOT))
        || lower.equals("unnamed clinic");
  }

  private static boolean isDefaultSystem(String system) {
    return DEFAULT_SYSTEM.matcher(system).matches();
  }

  private static String line(Optional<String> set, String proposed) {
    return set.map(ClinicSettingsCheck::yaml).orElseGet(() -> yaml(proposed) + SET_THIS);
  }

  private static String yaml(String value) {
    return PLAIN.matcher(value).matches() ? value : JSON.writeValueAsString(value);
  }

  /** Random, so that no two clinics have the same system even if they set what is proposed. */
  private static String uniqueSystem() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private void requireSources() {
    settings
        .sources()
        .forEach(
            (name, source) -> {
              requireOwn(name, "mrn", source.systems().mrn());
              requireOwn(name, "visit", source.systems().visit());
            });
  }

  private static void requireOwn(String source, String kind, Optional<String> system) {
    if (system.filter(ClinicSettingsCheck::isDefaultSystem).isPresent()) {
      throw new UsageException(
          BridgeProperties.SourceSettings.setting(source, kind)
              + " is "
              + system.get()
              + ", which is a default of TPI Bridge and not unique. Set a URI that only this source"
              + " uses (docs/settings.md).");
    }
  }
}
