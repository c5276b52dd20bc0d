package org.tpibridge.store.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds a patient's data in records that belong to another patient: former versions of visits that
 * an import reassigned, and of Patient resources that a merge linked to the patient's before the
 * merge was undone.
 */
final class FormerPatientVersions {
  private static final String VERSIONS =
      """
      select r.key as resource_key, v.key as version_key, v.job_key, v.content_hash, v.content,
        case when v.key = r.current_version_key then 1 else 0 end as is_current,
        case when exists (
          select 1 from row_patient p
          where p.patient_id = :patient and p.job_key = v.job_key
            and p.row_number = v.row_number) then 1 else 0 end as is_theirs
      from resource r
      join resource_version v on v.resource_key = r.key
      where\s""";

  private static final String OF_VISITS =
      """
      r.visit_key in (
        select s.visit_key from source_row s
        join row_patient p on p.job_key = s.job_key and p.row_number = s.row_number
        where p.patient_id = :patient)
      and r.visit_key not in (select key from visit where patient_id = :patient)
      """;

  /** Reads all Patient resources, unless no patients were ever merged. */
  private static final String OF_PATIENTS =
      """
      r.type = 'Patient' and r.id <> :patient and v.key <> r.current_version_key
      and exists (select 1 from job where kind = 'patients')
      """;

  /** The allergies of all patients; each version contains a reference to its patient. */
  private static final String OF_ALLERGIES =
      "r.type = 'AllergyIntolerance' and r.visit_key is null";

  private final JdbcClient client;

  FormerPatientVersions(JdbcClient client) {
    this.client = client;
  }

  /**
   * A version that may contain the patient's data.
   *
   * @param namesPatient whether it names the patient
   * @param isOfPatientRow whether it was imported from a row of the patient
   */
  private record CandidateVersion(
      long resource,
      long key,
      long job,
      String hash,
      boolean namesPatient,
      boolean isCurrent,
      boolean isOfPatientRow) {

    /**
     * Identifies the content: the same content has the same hash in any version of the resource.
     */
    String content() {
      return resource + " " + hash;
    }
  }

  /**
   * The versions with the patient's data.
   *
   * @param resources keys of resources that contain only the patient's data, because a later
   *     version of the visit no longer contains the resource, or because they are allergies
   * @param versions keys of versions, including all those of the resources
   * @param firstJob that stored one; empty if there is none
   */
  record FoundVersions(List<Long> resources, List<Long> versions, OptionalLong firstJob) {}

  /**
   * @param patient id of the Patient resource
   */
  FoundVersions of(String patient) {
    List<CandidateVersion> all = new ArrayList<>(versions(OF_VISITS, patient));
    all.addAll(versions(OF_PATIENTS, patient));
    all.addAll(versions(OF_ALLERGIES, patient));
    Set<Long> removedResources =
        all.stream()
            .filter(v -> v.namesPatient() && v.isCurrent())
            .map(CandidateVersion::resource)
            .collect(Collectors.toSet());
    Predicate<CandidateVersion> former =
        v -> !v.isCurrent() && (v.namesPatient() || v.isOfPatientRow());
    // An undo stores earlier content again without a row, so it is recognized by its hash.
    Set<String> patientContents =
        all.stream().filter(former).map(CandidateVersion::content).collect(Collectors.toSet());
    List<CandidateVersion> patientVersions =
        all.stream()
            .filter(
                v ->
                    removedResources.contains(v.resource())
                        || (!v.isCurrent() && patientContents.contains(v.content())))
            .toList();
    return new FoundVersions(
        List.copyOf(removedResources),
        patientVersions.stream().map(CandidateVersion::key).toList(),
        patientVersions.stream().mapToLong(CandidateVersion::job).min());
  }

  private List<CandidateVersion> versions(String where, String patient) {
    return client
        .sql(VERSIONS + where)
        .param("patient", patient)
        .query((RowMapper<CandidateVersion>) (row, number) -> version(row, patient))
        .list();
  }

  private static CandidateVersion version(ResultSet row, String patient) throws SQLException {
    return new CandidateVersion(
        row.getLong("resource_key"),
        row.getLong("version_key"),
        row.getLong("job_key"),
        HexFormat.of().formatHex(row.getBytes("content_hash")),
        new String(row.getBytes("content"), ISO_8859_1).contains(patient),
        row.getInt("is_current") != 0,
        row.getInt("is_theirs") != 0);
  }
}
