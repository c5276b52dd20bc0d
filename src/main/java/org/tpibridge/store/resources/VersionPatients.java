package org.tpibridge.store.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.Outbox.ChangedVersion;

/** Finds the patients that new versions are about. */
record VersionPatients(JdbcClient client) {
  private static final String PATIENT = "Patient";

  /** Of resources that visits of a patient share. The JSON is compact. */
  private static final Pattern REFERENCE =
      Pattern.compile("\"patient\":\\{\"reference\":\"Patient/([^\"]+)\"");

  /**
   * @param added the same versions with their keys
   */
  List<ChangedVersion> of(List<NewVersion> versions, List<ResourceVersion> added) {
    Map<Long, String> ofVisits = new HashMap<>();
    List<ChangedVersion> changed = new ArrayList<>(added.size());
    for (int i = 0; i < added.size(); i++) {
      ResourceVersion version = added.get(i);
      changed.add(
          new ChangedVersion(
              patient(versions.get(i), version.visit(), ofVisits),
              version.resource(),
              version.key()));
    }
    return changed;
  }

  private String patient(NewVersion version, OptionalLong visit, Map<Long, String> ofVisits) {
    if (visit.isPresent()) {
      return ofVisits.computeIfAbsent(visit.getAsLong(), this::patientOfVisit);
    }
    if (version.type().equals(PATIENT)) {
      return version.id();
    }
    Matcher reference = REFERENCE.matcher(new String(version.content(), UTF_8));
    return reference.find() ? reference.group(1) : Outbox.NO_PATIENT;
  }

  private String patientOfVisit(long visit) {
    return client
        .sql("select patient_id from visit where key = ?")
        .param(visit)
        .query(String.class)
        .single();
  }
}
