package org.tpibridge;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.Systems;
import org.tpibridge.rules.Policy;

/**
 * What stands under {@code tpibridge} in {@code application.yaml}; {@code docs/settings.md}.
 *
 * @param threads how many visits are worked on at once; 0 for one a processor
 */
record BridgeSettings(
    @DefaultValue ClinicSettings clinic,
    @DefaultValue TerminologySettings terminology,
    @DefaultValue RuleSettings rules,
    @DefaultValue ListeningSettings listener,
    @DefaultValue StoringSettings store,
    @DefaultValue("0") int threads) {

  BridgeSettings {
    if (threads < 0 || threads > 256) {
      throw new IllegalArgumentException("tpibridge.threads is 0 to 256");
    }
  }

  int lanes() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * @param timeZone of times that are written without an offset
   * @param aftercare the protocol of visits that name none
   * @param asOf the day at which the status of plans and goals is told; unset: the visit's end
   */
  record ClinicSettings(
      @DefaultValue("The clinic") String name,
      Optional<ZoneId> timeZone,
      @DefaultValue SystemSettings systems,
      Optional<String> aftercare,
      Optional<LocalDate> asOf) {

    Clinic toClinic() {
      return new Clinic(
          name, timeZone.orElse(ZoneOffset.UTC), systems.toSystems(), aftercare, asOf);
    }

    /** What a clinic should settle before the first real export, because ids depend on it. */
    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (timeZone.isEmpty()) {
        warnings.add(
            "tpibridge.clinic.time-zone is not set: times without an offset are read as UTC.");
      }
      if (systems.mrn().isEmpty() || systems.visit().isEmpty()) {
        warnings.add(
            "tpibridge.clinic.systems.mrn and .visit are not both set: identifiers get "
                + Systems.DEFAULT.mrn()
                + " and the like. Set your own before a real export; ids depend on them.");
      }
      return warnings;
    }
  }

  /** Identifier systems of the clinic, as absolute URIs. */
  record SystemSettings(
      Optional<String> mrn,
      Optional<String> visit,
      Optional<String> clinician,
      Optional<String> organization,
      Optional<String> location) {

    Systems toSystems() {
      return new Systems(
          mrn.orElse(Systems.DEFAULT.mrn()),
          visit.orElse(Systems.DEFAULT.visit()),
          clinician.orElse(Systems.DEFAULT.clinician()),
          organization.orElse(Systems.DEFAULT.organization()),
          location.orElse(Systems.DEFAULT.location()));
    }
  }

  /**
   * @param files the clinic's own tables, which add to the shipped ones or replace their rows
   * @param provisionalCodes whether codes that are marked provisional are sent
   */
  record TerminologySettings(
      @DefaultValue List<Path> files, @DefaultValue("true") boolean provisionalCodes) {}

  /**
   * @param policy names of policy sets between commas
   * @param files the clinic's own tables of rules
   */
  record RuleSettings(@DefaultValue(Policy.ALL) String policy, @DefaultValue List<Path> files) {}
}
