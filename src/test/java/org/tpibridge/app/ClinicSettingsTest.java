package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.store.Store;

/** Verbs that convert or store visits refuse to run for a clinic that could be any other. */
class ClinicSettingsTest {
  private static final String VISITS = Path.of("examples", "visits.csv").toString();
  private static final String NAME = "tpibridge.clinic.name";
  private static final String ZONE = "tpibridge.clinic.time-zone";
  private static final String MRN = "tpibridge.clinic.systems.mrn";
  private static final String VISIT = "tpibridge.clinic.systems.visit";
  private static final Map<String, String> LINES =
      Map.of(
          NAME, "    name: ",
          ZONE, "    time-zone: ",
          MRN, "      mrn: ",
          VISIT, "      visit: ");

  @TempDir private Path folder;

  private Typed typed(Map<String, Object> settings, String... arguments) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("tpibridge.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
    return Typed.withOnly(all, arguments);
  }

  private String[] arguments(String verb) {
    String out = folder.resolve("out").toString();
    return switch (verb) {
      case "convert" -> new String[] {"convert", VISITS, "-o", out};
      case "ndjson" -> new String[] {"convert", VISITS, "--to", "ndjson", "-o", out};
      case "import" ->
          new String[] {"import", VISITS, "--rejects", out + ".csv", "--report", out + ".json"};
      case "dry run" -> new String[] {"import", VISITS, "--dry-run"};
      case "watch" -> new String[] {"import", "--watch", folder.toString(), "--once"};
      default -> new String[] {"listen", "--port", "0"};
    };
  }

  static List<Arguments> incomplete() {
    List<Arguments> cases = new ArrayList<>();
    for (String verb : List.of("convert", "ndjson", "import", "dry run", "watch", "listen")) {
      for (String setting : List.of(NAME, ZONE, MRN, VISIT)) {
        cases.add(Arguments.of(verb, setting, null));
        cases.add(Arguments.of(verb, setting, " "));
      }
      cases.add(Arguments.of(verb, NAME, "Unnamed clinic"));
      cases.add(Arguments.of(verb, NAME, "the clinic"));
      cases.add(Arguments.of(verb, MRN, "https://tpibridge.org/fhir/sid/mrn"));
      cases.add(Arguments.of(verb, VISIT, "https://tpibridge.org/fhir/sid/visit"));
    }
    cases.add(Arguments.of("convert", MRN, "https://tpibridge.org/fhir/sid/visit"));
    cases.add(Arguments.of("convert", MRN, "HTTP://TPIBridge.org/fhir/sid"));
    return cases;
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("incomplete")
  void aVerbIsRefusedAndCreatesNothing(String verb, String setting, String value)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(TestClinic.SETTINGS);
    settings.remove(setting);
    if (value != null) {
      settings.put(setting, value);
    }

    Typed typed = typed(settings, arguments(verb));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines().filter(line -> line.contains("# set this")))
        .singleElement()
        .asString()
        .startsWith(LINES.get(setting));
    assertThat(files()).isEmpty();
  }

  @Test
  void theLinesThatAreShownCanBePasted() throws IOException {
    Typed refused = typed(Map.of(), arguments("convert"));
    String yaml =
        refused
            .err()
            .lines()
            .filter(line -> line.matches(" *[a-z-]+:.*"))
            .collect(Collectors.joining("\n"));
    assertThat(yaml.lines().filter(line -> line.endsWith("# set this"))).hasSize(4);
    Path pasted = Files.writeString(folder.resolve("pasted.yaml"), yaml);

    Typed typed =
        typed(Map.of("spring.config.additional-location", pasted.toString()), arguments("convert"));

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(folder.resolve("out/V-2024-0101.json"))
        .content()
        .contains("urn:uuid:", "Example Pain Clinic")
        .doesNotContain("/fhir/sid/mrn", "/fhir/sid/visit", "HTEST");
    assertThat(typed(Map.of(), arguments("convert")).err())
        .as("two clinics get different systems")
        .doesNotContain(yaml.lines().filter(line -> line.contains("mrn:")).findFirst().get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Spine & Pain: North", "# 1 Clinic", "yes", "O'Brien's \"Clinic\"", "Klinik Ö #2"})
  void aNameThatIsSetIsShownAsYamlReadsIt(String name) throws IOException {
    Map<String, Object> settings = new HashMap<>(TestClinic.SETTINGS);
    settings.put(NAME, name);
    settings.remove(MRN);
    String yaml =
        typed(settings, arguments("convert"))
            .err()
            .lines()
            .filter(line -> line.matches(" *[a-z-]+:.*"))
            .collect(Collectors.joining("\n"));
    Path pasted = Files.writeString(folder.resolve("pasted.yaml"), yaml);

    Typed typed =
        typed(Map.of("spring.config.additional-location", pasted.toString()), "convert", VISITS);

    assertThat(typed.exitCode()).as(yaml).isZero();
    assertThat(typed.out()).contains("\"name\":\"" + name.replace("\"", "\\\"") + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "tpibridge.clinic.systems.visit, https://clinic.example/mrn, tpibridge.clinic.systems.mrn",
    "tpibridge.sources.old.systems.visit, https://clinic.example/mrn, tpibridge.clinic.systems.mrn",
    "tpibridge.sources.old.systems.visit, https://tpibridge.org/fhir/sid/old, a default",
    "tpibridge.sources.old.systems.visit, old, absolute URI",
    "tpibridge.sources.old.systems.mrn, https://clinic.example/visit, old.systems.mrn",
    "tpibridge.sources.old.systems.mrn, https://tpibridge.org/fhir/sid/mrn, a default",
    "tpibridge.sources.old.systems.mrn, https://clinic.example/old, old.systems.mrn",
    "tpibridge.clinic.systems.mrn, clinic, absolute URI"
  })
  void systemsThatDoNotDistinguishAreRefused(String setting, String value, String reason)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(TestClinic.SETTINGS);
    settings.put("tpibridge.sources.old.systems.visit", "https://clinic.example/old");
    settings.put(setting, value);

    Typed typed = typed(settings, arguments("import"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(setting).contains(reason);
    assertThat(files()).isEmpty();
  }

  @Test
  void systemsThatDoNotDistinguishAreRefusedForDemosToo() throws IOException {
    Map<String, Object> settings = Map.of(MRN, "urn:x:1", VISIT, "urn:x:1");

    assertThat(typed(settings, "convert", VISITS, "--demo").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check examples/visits.csv",
        "validate examples/fhir/V-2024-0101.json",
        "map-columns examples/columns/harbor.csv",
        "status",
        "patients"
      })
  void otherVerbsNeedNoSettings(String line) {
    Typed typed = typed(Map.of(), line.split(" "));

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(typed.err()).doesNotContain("set this");
  }

  @Test
  void whatIsStoredCanBeReadAndChangedWithoutSettings() {
    assertThat(typed(Map.of(), "import", VISITS, "--demo").exitCode()).isZero();

    for (String line :
        List.of(
            "status J1",
            "explain --visit V-2024-0101",
            "patients merge 10001 10003",
            "erase --patient 10004 --yes",
            "backup " + folder.resolve("backup.db"),
            "reindex",
            "undo J1 --later undo")) {
      Typed typed = typed(Map.of(), line.split(" "));
      assertThat(typed.err()).as(line).doesNotContain("set this");
      assertThat(typed.exitCode()).as(line + ": " + typed.err()).isNotEqualTo(2);
    }
  }

  /** The store that the collision of two clinics needs never comes into being. */
  @Test
  void twoClinicsWithOneMrnAreRefusedWithoutSettings() throws IOException {
    for (String clinic : List.of("north", "south")) {
      Path visits =
          Files.writeString(
              folder.resolve(clinic + ".csv"),
              "visit_id,mrn,visit_start,sites,injectates\n"
                  + clinic
                  + ",1,2024-03-04,trapezius R,lidocaine 1% 2 mL\n");
      for (String verb : List.of("convert", "import")) {
        assertThat(typed(Map.of(), verb, visits.toString()).exitCode()).isEqualTo(2);
      }
    }
    assertThat(Store.exists(new AtStore(folder.resolve("store.db")).storeSettings())).isFalse();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> !path.equals(folder)).toList();
    }
  }
}
