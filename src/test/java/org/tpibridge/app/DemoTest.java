package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.listener.MllpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With {@code --demo}, all data is marked as test data and never mixed with real data. */
@OnEachDatabase(empty = true)
class DemoTest {
  private static final String VISITS = Path.of("examples", "visits.csv").toString();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MIXED = "must not be mixed";

  @TempDir private Path folder;

  private final TestDatabase database;

  DemoTest(TestDatabase database) {
    this.database = database;
  }

  private Typed demo(String... arguments) {
    return Typed.withOnly(store(database), arguments);
  }

  private Typed real(String... arguments) {
    return Typed.with(store(database), "", arguments);
  }

  private static Map<String, Object> store(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.store.url", database.url());
    database.user().ifPresent(user -> settings.put("tpibridge.store.user", user));
    database.password().ifPresent(word -> settings.put("tpibridge.store.password", word));
    return settings;
  }

  private static boolean isTagged(JsonNode resource) {
    return resource
            .at("/meta/tag")
            .valueStream()
            .filter(
                tag ->
                    tag.get("code").asString().equals("HTEST")
                        && tag.get("system")
                            .asString()
                            .equals("http://terminology.hl7.org/CodeSystem/v3-ActReason"))
            .count()
        == 1;
  }

  private static void assertTagged(JsonNode bundle) {
    assertThat(isTagged(bundle)).isTrue();
    assertThat(bundle.get("entry").valueStream().map(entry -> entry.get("resource")))
        .isNotEmpty()
        .allMatch(DemoTest::isTagged);
  }

  @Test
  void everyResourceOfAConversionIsTagged() throws IOException {
    String out = folder.resolve("out").toString();
    assertThat(demo("convert", VISITS, "--demo", "-o", out).exitCode()).isZero();
    for (Path file : filesIn("out")) {
      assertTagged(JSON.readTree(Files.readString(file)));
    }

    demo("convert", VISITS, "--demo").outLines().forEach(line -> assertTagged(JSON.readTree(line)));

    demo("convert", VISITS, "--demo", "--to", "ndjson", "-o", folder.resolve("bulk").toString());
    for (Path file : filesIn("bulk")) {
      assertThat(Files.readAllLines(file).stream().map(JSON::readTree))
          .as(file.toString())
          .isNotEmpty()
          .allMatch(DemoTest::isTagged);
    }

    assertThat(demo("convert", VISITS, "--demo", "--to", "ndjson").outLines().stream())
        .isNotEmpty()
        .map(JSON::readTree)
        .allMatch(DemoTest::isTagged);
  }

  @Test
  void resourcesAreTaggedAlsoWithTheClinicsSettings() {
    real("convert", VISITS, "--demo").outLines().forEach(line -> assertTagged(JSON.readTree(line)));
    assertThat(real("convert", VISITS, "--demo").out()).contains("https://clinic.example/mrn");
    assertThat(real("convert", VISITS).out()).doesNotContain("HTEST");
  }

  @Test
  void whatAListenerReceivesIsTagged() throws Exception {
    try (ListeningProgram program =
            new ListeningProgram(
                Map.of(
                    "tpibridge.store.url", database.url(),
                    "tpibridge.store.user", database.user().orElse(""),
                    "tpibridge.store.password", database.password().orElse("")),
                "--demo");
        MllpClient sender = new MllpClient(program.address())) {
      for (String message : VisitInMessages.all()) {
        assertThat(sender.send(message)).contains("MSA|AA|");
      }
    }
    assertThat(stored()).hasSizeGreaterThan(8).allMatch(DemoTest::isTagged);
  }

  @Test
  void everyResourceInTheStoreIsTaggedAndNoRealVisitIsAdded() throws IOException, SQLException {
    assertThat(demo("import", VISITS, "--demo").exitCode()).isZero();
    List<JsonNode> resources = stored();
    assertThat(resources).hasSizeGreaterThan(50).allMatch(DemoTest::isTagged);
    assertThat(resources.stream().map(r -> r.get("resourceType").asString()))
        .contains("Patient", "Practitioner", "Organization", "Provenance");
    String corrected =
        corrected("V-2024-0101", "10001", "2024-03-04", "infraspinatus R", "bupivacaine 0.5% 1 mL");

    assertThat(demo("import", corrected, "--demo").err()).contains("1 updated");
    assertThat(stored()).hasSizeGreaterThan(resources.size()).allMatch(DemoTest::isTagged);

    for (Typed typed :
        List.of(
            real("import", VISITS),
            real("import", VISITS, "--dry-run"),
            real("import", "--watch", Files.createDirectory(folder.resolve("in")).toString()))) {
      assertThat(typed.exitCode()).isEqualTo(2);
      assertThat(typed.err()).contains("The store contains test data", MIXED);
    }
    assertThat(demo("import", VISITS, "--demo", "--dry-run").exitCode()).isZero();
    assertThat(demo("undo", "J2").exitCode()).isZero();
    assertThat(stored()).allMatch(DemoTest::isTagged);
  }

  @Test
  void noTestDataIsAddedToRealVisits() throws IOException, SQLException {
    assertThat(real("import", VISITS).exitCode()).isZero();
    Path rejects = folder.resolve("rejects.csv");

    for (Typed typed :
        List.of(
            real("import", VISITS, "--demo", "--rejects", rejects.toString()),
            demo("import", VISITS, "--demo"),
            real("import", VISITS, "--demo", "--dry-run"),
            real(
                "import",
                "--demo",
                "--watch",
                Files.createDirectory(folder.resolve("in")).toString()))) {
      assertThat(typed.exitCode()).isEqualTo(2);
      assertThat(typed.err()).contains("The store contains real visits", MIXED);
    }
    assertThat(rejects).doesNotExist();
    assertThat(stored()).noneMatch(DemoTest::isTagged);
    assertThat(real("import", VISITS).err()).contains("9 unchanged");
  }

  /** Only what is stored counts: a first attempt that stored nothing decides nothing. */
  @Test
  void aStoreWithoutVisitsAcceptsBoth() throws IOException {
    String broken = corrected("V1", "1", "soon", "trapezius R", "none");
    assertThat(real("import", broken).exitCode()).isEqualTo(1);
    assertThat(demo("import", VISITS, "--demo", "--dry-run").exitCode()).isZero();

    assertThat(real("import", VISITS, "--demo").err()).contains("9 created");
    assertThat(real("import", VISITS).err()).contains(MIXED);
  }

  @Test
  void aRestoredBackupIsStillTestData() {
    demo("import", VISITS, "--demo");
    String backup = folder.resolve("backup.db").toString();
    assertThat(demo("backup", backup).exitCode()).isZero();

    try (TestDatabase other = database.another()) {
      assertThat(Typed.withOnly(store(other), "restore", backup).exitCode()).isZero();
      assertThat(Typed.with(store(other), "", "import", VISITS).err())
          .contains("The store contains test data");
    }
    real("restore", backup, "--replace");
    assertThat(real("import", VISITS).err()).contains("The store contains test data");
  }

  @Test
  void aStoreOfAnEarlierVersionContainsRealVisits() throws SQLException {
    Flyway.configure()
        .dataSource(database.url(), database.user().orElse(null), database.password().orElse(null))
        .locations(
            "classpath:org/tpibridge/store/"
                + (database.kind() == DatabaseKind.SQLITE ? "sqlite" : "postgresql"))
        .target("1")
        .load()
        .migrate();
    try (Connection connection = database.connect();
        PreparedStatement job =
            connection.prepareStatement(
                """
                insert into job (kind, state, input_name, settings, program, process, started_at,
                  heartbeat_at, ended_at)
                values ('import', 'finished', 'a.csv', 's', 'p', 'p', 0, 0, 0)
                """);
        PreparedStatement visit =
            connection.prepareStatement(
                "insert into visit (key, id_system, visit_id, patient_id, start_time,"
                    + " content_hash, state, job_key)"
                    + " values (1, 'urn:v', 'V', 'p', '2024-03-04', ?, 'current', 1)")) {
      job.execute();
      visit.setBytes(1, new byte[32]);
      visit.execute();
    }

    assertThat(demo("import", VISITS, "--demo").err()).contains("The store contains real visits");
    assertThat(real("import", VISITS).err()).contains("9 created");
  }

  private String corrected(String... cells) throws IOException {
    return Files.writeString(
            folder.resolve("corrected.csv"),
            "visit_id,mrn,visit_start,sites,injectates\n" + String.join(",", cells) + "\n")
        .toString();
  }

  /** All versions of all resources. */
  private List<JsonNode> stored() throws SQLException {
    List<JsonNode> resources = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select content from resource_version where deleted = 0")) {
      while (rows.next()) {
        resources.add(JSON.readTree(new String(rows.getBytes(1), UTF_8)));
      }
    }
    return resources;
  }

  private List<Path> filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
