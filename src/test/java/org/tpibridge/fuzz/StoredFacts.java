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

/** What a database says, read by plain SQL. */
record StoredFacts(
    Map<String, StoredVisit> visits, List<StoredResource> resources, List<StoredJob> jobs) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param patient id of the Patient resource
   */
  record StoredVisit(String state, String patient) {}

  /**
   * The current version of a resource.
   *
   * @param visit that it belongs to alone
   */
  record StoredResource(
      String type, String id, Optional<String> visit, boolean deleted, JsonNode content) {

    /** Whether it counts: neither deleted, nor entered in error, nor inactive. */
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
   * @param counted sum of the counts of the job
   * @param rows rows of the job in the table of rows
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
    try (ResultSet rows = statement.executeQuery("select visit_id, state, patient from visit")) {
      while (rows.next()) {
        visits.put(rows.getString(1), new StoredVisit(rows.getString(2), rows.getString(3)));
      }
    }
    return visits;
  }

  private static List<StoredResource> resources(Statement statement) throws SQLException {
    List<StoredResource> resources = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select r.type, r.id, w.visit_id, v.deleted, v.content from resource r"
                + " join resource_version v on v.key = r.current"
                + " left join visit w on w.key = r.visit")) {
      while (rows.next()) {
        resources.add(
            new StoredResource(
                rows.getString(1),
                rows.getString(2),
                Optional.ofNullable(rows.getString(3)),
                rows.getInt(4) != 0,
                JSON.readTree(new String(rows.getBytes(5), UTF_8))));
      }
    }
    return resources;
  }

  private static List<StoredJob> jobs(Statement statement) throws SQLException {
    List<StoredJob> jobs = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select key, kind, state, created + updated + unchanged + rejected + unreadable,"
                + " (select count(*) from source_row s where s.job = j.key) from job j"
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

  /** Ids of Patient resources by MRN. */
  Map<String, String> patientIds() {
    Map<String, String> ids = new TreeMap<>();
    ofType("Patient").forEach(p -> ids.put(identifier(p), p.id()));
    return ids;
  }

  static String identifier(StoredResource resource) {
    return resource.content().path("identifier").path(0).path("value").asString();
  }
}
