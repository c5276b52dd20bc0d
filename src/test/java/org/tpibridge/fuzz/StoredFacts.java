package org.tpibridge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tpibridge.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the content of a database with plain SQL. */
record StoredFacts(
    Map<String, StoredVisit> visits, List<StoredResource> resources, List<StoredJob> jobs) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param patient the id of the Patient resource
   */
  record StoredVisit(String state, String patient) {}

  /**
   * The current version of a resource.
   *
   * @param visit the visit that it belongs to exclusively
   */
  record StoredResource(
      String type, String id, Optional<String> visit, boolean deleted, JsonNode content) {

    /** Whether it is in effect: neither deleted, nor entered in error, nor inactive. */
    boolean isInUse() {
      return !deleted
          && Stream.of("status", "verificationStatus")
              .map(name -> content.path(name).toString())
              .noneMatch(s -> s.contains("entered-in-error") || s.contains("\"inactive\""))
          && !content.path("active").toString().equals("false");
    }

    String name() {
      return type + "/" + id;
    }
  }

  /**
   * @param counted the sum of the counts of the job
   * @param rows the rows of the job in the table of rows
   */
  record StoredJob(int key, String kind, String state, int counted, int rows) {}

  static StoredFacts of(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      return new StoredFacts(visits(statement), resources(statement), jobs(statement));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, StoredVisit> visits(Statement statement) throws SQLException {
    Map<String, StoredVisit> visits = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("select visit_id, id_system, state, patient_id from visit")) {
      while (rows.next()) {
        visits.put(
            name(rows.getString(2), rows.getString(1)),
            new StoredVisit(rows.getString(3), rows.getString(4)));
      }
    }
    return visits;
  }

  private static List<StoredResource> resources(Statement statement) throws SQLException {
    List<StoredResource> resources = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select r.type, r.id, w.visit_id, w.id_system, v.deleted, v.content from resource r"
                + " join resource_version v on v.key = r.current_version_key"
                + " left join visit w on w.key = r.visit_key")) {
      while (rows.next()) {
        String system = rows.getString(4);
        resources.add(
            new StoredResource(
                rows.getString(1),
                rows.getString(2),
                Optional.ofNullable(rows.getString(3)).map(id -> name(system, id)),
                rows.getInt(5) != 0,
                JSON.readTree(new String(rows.getBytes(6), UTF_8))));
      }
    }
    return resources;
  }

  private static List<StoredJob> jobs(Statement statement) throws SQLException {
    List<StoredJob> jobs = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select key, kind, state, rows_created + rows_updated + rows_unchanged + rows_rejected"
                + " + rows_unreadable,"
                + " (select count(*) from source_row s where s.job_key = j.key) from job j"
                + " order by key")) {
      while (rows.next()) {
        jobs.add(
            new StoredJob(
                rows.getInt(1),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                rows.getInt(5)));
      }
    }
    return jobs;
  }

  List<StoredResource> ofType(String type) {
    return resources.stream().filter(r -> r.type().equals(type)).toList();
  }

  List<StoredResource> ofVisit(String visit) {
    return resources.stream().filter(r -> r.visit().filter(visit::equals).isPresent()).toList();
  }

  /** Returns ids of Patient resources by the names of their MRNs. */
  Map<String, String> patientIds() {
    Map<String, String> ids = new TreeMap<>();
    ofType("Patient").forEach(p -> ids.put(patientName(p), p.id()));
    return ids;
  }

  /** Returns the name of a patient that is unique among all sources. */
  static String patientName(int number) {
    return GeneratedRow.source(number) + " " + GeneratedRow.mrn(number);
  }

  /** Returns the name of a visit that is unique among all sources. */
  static String visitName(int number) {
    return GeneratedRow.source(number) + " " + GeneratedRow.visitId(number);
  }

  static String patientName(StoredResource patient) {
    return name(
        patient.content().path("identifier").path(0).path("system").asString(),
        identifier(patient));
  }

  /** Systems of identifiers end with their kind: {@code https://clinic.example/lab/mrn}. */
  private static String name(String system, String id) {
    return (system.contains("/lab/") ? "lab " : "clinic ") + id;
  }

  static String identifier(StoredResource resource) {
    return resource.content().path("identifier").path(0).path("value").asString();
  }
}
