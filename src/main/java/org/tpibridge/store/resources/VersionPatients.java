package org.tpibridge.store.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.Outbox.ChangedVersion;

/** Finds the patients that new versions are about. */
record VersionPatients(JdbcClient client) {
  private static final String PATIENT = "Patient";
  private static final int DATE_LENGTH = 10;

  /** Of resources that visits of a patient share. The JSON is compact. */
  private static final Pattern REFERENCE =
      Pattern.compile("\"patient\":\\{\"reference\":\"Patient/([^\"]+)\"");

  /**
   * @param added the same versions with their keys
   */
  List<ChangedVersion> of(List<NewVersion> versions, List<ResourceVersion> added) {
    Map<Long, VisitOfVersion> ofVisits = new HashMap<>();
    List<ChangedVersion> changed = new ArrayList<>(added.size());
    for (int i = 0; i < added.size(); i++) {
      ResourceVersion version = added.get(i);
      NewVersion newVersion = versions.get(i);
      Optional<VisitOfVersion> visit =
          version.visit().isPresent()
              ? Optional.of(ofVisits.computeIfAbsent(version.visit().getAsLong(), this::visit))
              : Optional.empty();
      changed.add(
          new ChangedVersion(
              visit.map(VisitOfVersion::patientId).orElseGet(() -> patient(newVersion)),
              version.resource(),
              version.key(),
              newVersion.previous().isEmpty(),
              visit.map(VisitOfVersion::day)));
    }
    return changed;
  }

  private static String patient(NewVersion version) {
    if (version.type().equals(PATIENT)) {
      return version.id();
    }
    Matcher reference = REFERENCE.matcher(new String(version.content(), UTF_8));
    return reference.find() ? reference.group(1) : Outbox.NO_PATIENT;
  }

  /**
   * @param day ISO date
   */
  private record VisitOfVersion(String patientId, String day) {}

  private VisitOfVersion visit(long key) {
    return client
        .sql("select patient_id, start_time from visit where key = ?")
        .param(key)
        .query(
            (row, number) ->
                new VisitOfVersion(
                    row.getString("patient_id"),
                    row.getString("start_time").substring(0, DATE_LENGTH)))
        .single();
  }
}
