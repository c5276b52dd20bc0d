package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.listener.MllpClient;

/** Restores a backup of a store with an erased patient, without the key of that erasure. */
@OnEachDatabase(empty = true)
@Timeout(120)
class RestoredErasuresTest {
  private static final String HEADER =
      "visit_id,mrn,patient_last,visit_start,sites,injectates,procedure_code\n";
  private static final String OTHER_KEY = "ab".repeat(32);

  private final TestDatabase origin;
  private final TestDatabase place;
  @TempDir private Path folder;
  private Path visits;
  private Path backup;

  RestoredErasuresTest(TestDatabase database) {
    this.origin = database;
    this.place = database.another();
  }

  @BeforeEach
  void aBackupWithAnErasure() throws IOException {
    visits = Files.writeString(folder.resolve("visits.csv"), HEADER + row("10001") + row("10002"));
    backup = folder.resolve("backup.db");
    at(origin, originKey(), "import", visits.toString());
    at(origin, originKey(), "erase", "--patient", "10001", "--yes");
    assertThat(at(origin, originKey(), "backup", backup.toString()).exitCode()).isZero();
    Files.createDirectory(folder.resolve("inbox"));
  }

  @AfterEach
  void close() {
    place.close();
  }

  private static String row(String mrn) {
    return "V-%s,%s,Okafor,2024-03-04,trapezius R,lidocaine 1%% 2 mL,20552\n".formatted(mrn, mrn);
  }

  private Path originKey() {
    return folder.resolve("origin/erasure.key");
  }

  private Path placeKey() {
    return folder.resolve("place/erasure.key");
  }

  private static Map<String, Object> settings(TestDatabase database, Path key) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.store.url", database.url());
    database.user().ifPresent(user -> settings.put("tpibridge.store.user", user));
    database.password().ifPresent(word -> settings.put("tpibridge.store.password", word));
    settings.put("tpibridge.store.key-file", key.toString());
    return settings;
  }

  private static Typed at(TestDatabase database, Path key, String... arguments) {
    try {
      Files.createDirectories(key.getParent());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Typed.with(settings(database, key), "", arguments);
  }

  private enum Key {
    MISSING("is missing"),
    OTHER("is not the key that erasures in this store were recorded with"),
    SETTING("is not the key that erasures in this store were recorded with");

    private final String said;

    Key(String said) {
      this.said = said;
    }

    Map<String, Object> put(Map<String, Object> settings, Path file) throws IOException {
      switch (this) {
        case MISSING -> {}
        case OTHER -> Files.writeString(file, OTHER_KEY);
        case SETTING -> {
          settings.remove("tpibridge.store.key-file");
          settings.put("tpibridge.store.key", OTHER_KEY);
        }
      }
      return settings;
    }
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void withoutTheKeyNothingIsErasedImportedOrReceived(Key key) throws Exception {
    assertThat(at(place, placeKey(), "restore", backup.toString()).exitCode()).isZero();
    Path waiting = Files.copy(visits, folder.resolve("inbox/visits.csv"));
    Map<String, Object> settings = key.put(settings(place, placeKey()), placeKey());
    List<String> before = files();
    List<List<String>> lines =
        List.of(
            List.of("erase", "--patient", "10002", "--yes"),
            List.of("erase", "--again", "--yes"),
            List.of("import", visits.toString()),
            List.of(
                "import",
                visits.toString(),
                "--readmit",
                "--rejects",
                folder.resolve("new").toString()),
            List.of("import", "--watch", waiting.getParent().toString(), "--once", "--rest", "0"),
            List.of("listen", "--port", "0"));

    for (List<String> line : lines) {
      Typed typed = Typed.with(settings, "", line.toArray(String[]::new));

      assertThat(typed.exitCode()).as("%s: %s", line, typed.err()).isEqualTo(2);
      assertThat(typed.err())
          .as(line.toString())
          .contains(key.said)
          .contains(key == Key.SETTING ? "the setting tpibridge.store.key" : placeKey().toString())
          .doesNotContain("\tat ");
    }

    assertThat(files()).as("files that were made").isEqualTo(before);
    assertThat(at(place, placeKey(), "explain", "--visit", "V-10001").exitCode()).isEqualTo(1);
    assertThat(at(place, placeKey(), "explain", "--visit", "V-10002").exitCode()).isZero();
  }

  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = file.toString().endsWith("key") ? Files.readString(file) : "";
        files.add(folder.relativize(file) + " " + content);
      }
    }
    return files.stream().sorted().toList();
  }

  @Test
  void withTheKeyEverythingWorksAndTheErasedPatientIsNotImported() throws Exception {
    at(place, placeKey(), "restore", backup.toString());
    Files.copy(originKey(), placeKey());
    Files.writeString(folder.resolve("inbox/more.csv"), HEADER + row("10001") + row("10003"));

    Typed imported = at(place, placeKey(), "import", visits.toString());
    Typed watched =
        at(
            place,
            placeKey(),
            "import",
            "--watch",
            folder.resolve("inbox").toString(),
            "--once",
            "--rest",
            "0");
    Typed erased = at(place, placeKey(), "erase", "--patient", "10002", "--yes");

    assertThat(imported.exitCode()).as(imported.err()).isEqualTo(1);
    assertThat(imported.err()).contains("erased");
    assertThat(watched.exitCode()).as(watched.err()).isEqualTo(1);
    assertThat(erased.err()).contains("Erased.");
    for (String out : List.of("10001", "10002")) {
      assertThat(at(place, placeKey(), "explain", "--visit", "V-" + out).exitCode()).isEqualTo(1);
    }
    assertThat(at(place, placeKey(), "explain", "--visit", "V-10003").exitCode()).isZero();
  }

  @Test
  void withTheKeyMessagesOfTheErasedPatientAreStoredNowhere() throws Exception {
    at(place, placeKey(), "restore", backup.toString());
    Files.copy(originKey(), placeKey());

    try (ListeningProgram program = new ListeningProgram(settings(place, placeKey()));
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(message("M-1", "10001"))).contains("MSA|AA|M-1");
      assertThat(sender.send(message("M-2", "10002"))).contains("MSA|AA|M-2");
    }

    assertThat(at(place, placeKey(), "explain", "--visit", "V-10001").exitCode()).isEqualTo(1);
    assertThat(at(place, placeKey(), "explain", "--visit", "V-10002").exitCode()).isZero();
  }

  private static String message(String id, String mrn) {
    return "MSH|^~\\&|EMR|C|T|B|20240304103000||ORU^R01|"
        + id
        + "|P|2.5.1\rPID|1||"
        + mrn
        + "||Okafor^Miriam\rPV1|1|O|||||||||||||||||V-"
        + mrn
        + "|||||||||||||||||||||||||20240304101500\rPR1|1||20552^Injection\r"
        + "OBX|1|TX|SITES^Sites||trapezius R\rOBX|2|TX|INJ^Injectates||lidocaine 1% 2 mL\r";
  }

  /** No single key would recognize both patients, so nothing could be imported or erased. */
  @Test
  void aStoreWithErasuresOfAnotherKeyIsNotReplaced() throws IOException {
    at(place, placeKey(), "import", visits.toString());
    at(place, placeKey(), "erase", "--patient", "10002", "--yes");
    String key = Files.readString(placeKey());

    Typed refused = at(place, placeKey(), "restore", backup.toString(), "--replace");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err())
        .contains("another key", "tpibridge.store.key-file", backup.toString());
    assertThat(placeKey()).hasContent(key);
    assertThat(at(place, placeKey(), "explain", "--visit", "V-10001").exitCode()).isZero();
    assertThat(at(place, placeKey(), "import", visits.toString()).err()).contains("erased");
  }
}
