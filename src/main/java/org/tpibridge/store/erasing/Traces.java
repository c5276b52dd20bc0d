package org.tpibridge.store.erasing;

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
 * What stands of a patient in what is another's: former versions of visits that were the patient's
 * until an import said otherwise, and of Patient resources that were linked to the patient's by a
 * merge which was taken back.
 */
final class Traces {
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

  /** All patients are looked through, but where nobody was ever merged. */
  private static final String OF_PATIENTS =
      """
      r.type = 'Patient' and r.id <> :patient and v.key <> r.current_version_key
      and exists (select 1 from job where kind = 'patients')
      """;

  private final JdbcClient client;

  Traces(JdbcClient client) {
    this.client = client;
  }

  /**
   * @param names whether it names the patient
   * @param isTheirs whether a row of the patient's told it
   */
  private record Version(
      long resource,
      long key,
      long job,
      String hash,
      boolean names,
      boolean isCurrent,
      boolean isTheirs) {

    /** The same content makes the same hash in any version of the resource. */
    String content() {
      return resource + " " + hash;
    }
  }

  /**
   * @param resources keys of those of which nothing is left: what a visit told of the patient and
   *     tells no more
   * @param versions keys of versions, all those of the resources among them
   * @param firstJob that stored one; empty where there is none
   */
  record Found(List<Long> resources, List<Long> versions, OptionalLong firstJob) {}

  /**
   * @param patient id of the Patient resource
   */
  Found of(String patient) {
    List<Version> all = new ArrayList<>(versions(OF_VISITS, patient));
    all.addAll(versions(OF_PATIENTS, patient));
    Set<Long> gone =
        all.stream()
            .filter(v -> v.names() && v.isCurrent())
            .map(Version::resource)
            .collect(Collectors.toSet());
    Predicate<Version> former = v -> !v.isCurrent() && (v.names() || v.isTheirs());
    // An undo says again what was said before, without a row of its own.
    Set<String> told =
        all.stream().filter(former).map(Version::content).collect(Collectors.toSet());
    List<Version> theirs =
        all.stream()
            .filter(
                v -> gone.contains(v.resource()) || (!v.isCurrent() && told.contains(v.content())))
            .toList();
    return new Found(
        List.copyOf(gone),
        theirs.stream().map(Version::key).toList(),
        theirs.stream().mapToLong(Version::job).min());
  }

  private List<Version> versions(String where, String patient) {
    return client
        .sql(VERSIONS + where)
        .param("patient", patient)
        .query((RowMapper<Version>) (row, number) -> version(row, patient))
        .list();
  }

  private static Version version(ResultSet row, String patient) throws SQLException {
    return new Version(
        row.getLong("resource_key"),
        row.getLong("version_key"),
        row.getLong("job_key"),
        HexFormat.of().formatHex(row.getBytes("content_hash")),
        new String(row.getBytes("content"), ISO_8859_1).contains(patient),
        row.getInt("is_current") != 0,
        row.getInt("is_theirs") != 0);
  }
}
