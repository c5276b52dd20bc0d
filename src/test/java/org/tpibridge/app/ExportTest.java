package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command export, and the conditional form of convert. */
class ExportTest {
  private static final String HEADER =
      "visit_id,mrn,patient_last,birth_date,visit_start,sites,injectates,procedure_code\n";
  private static final Pattern NEXT = Pattern.compile("--since (P\\S+)");

  @TempDir private Path folder;
  private AtStore store;

  @BeforeEach
  void importOnce() throws IOException {
    store = new AtStore(folder.resolve("store.db"));
    imported(
        "visits.csv",
        row("V-1", "10001", "trapezius R; masseter L"),
        row("V-2", "10002", "masseter R"));
  }

  private void imported(String name, String... rows) throws IOException {
    Path file = Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
    assertThat(store.line("import", file.toString()).exitCode()).isZero();
  }

  private static String row(String visit, String mrn, String sites) {
    return visit
        + ","
        + mrn
        + ",Okafor,1979-05-12,2024-03-04,"
        + sites
        + ",lidocaine 1% 2 mL,20552\n";
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private static String next(Typed typed) {
    Matcher next = NEXT.matcher(typed.err());
    assertThat(next.find()).as(typed.err()).isTrue();
    return next.group(1);
  }

  @Test
  void anImportThatDoesNotBeginDoesNotSayWhatTheStoreContains() {
    Typed refused =
        Typed.with(
            Map.of(
                "tpibridge.store.url",
                "jdbc:sqlite:" + folder.resolve("store.db"),
                "tpibridge.clinic.systems.item",
                "https://clinic.example/other"),
            "",
            "import",
            out("visits.csv"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("The setting tpibridge.clinic.systems.item is", "Nothing of ", " was imported.")
        .doesNotContain("is in the store");
  }

  @Test
  void aFullExportAndItsChangesAreFilesForEachVisit() throws IOException {
    Typed full = store.line("export", "-o", out("full"));

    assertThat(full.exitCode()).as(full.err()).isZero();
    assertThat(full.out()).isEmpty();
    assertThat(full.err()).contains("Exported 2 visits to " + out("full"));
    assertThat(files("full")).containsExactly("V-1.json", "V-2.json");
    assertThat(store.line("validate", out("full") + "/V-1.json").exitCode()).isZero();

    imported("corrected.csv", row("V-1", "10001", "trapezius R"));
    Typed changes = store.line("export", "--since", next(full), "-o", out("changes"));

    assertThat(files("changes")).containsExactly("V-1.json");
    assertThat(changes.err()).contains("Exported 1 changed visit", "entered in error");
    assertThat(Files.readString(folder.resolve("changes/V-1.json"))).contains("entered-in-error");
    assertThat(store.line("validate", out("changes") + "/V-1.json").exitCode()).isZero();
    Typed none = store.line("export", "--since", next(changes));
    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).isEmpty();
  }

  @Test
  void whatIsEnteredInErrorIsNotInAFullExport() throws IOException {
    imported("corrected.csv", row("V-1", "10001", "trapezius R"));
    imported("other.csv", row("V-3", "10003", "masseter R"));
    store.line("undo", "J3");

    for (String form : List.of("bundle", "bundle-conditional", "ndjson")) {
      Typed full = store.line("export", "--to", form);

      assertThat(full.exitCode()).isZero();
      assertThat(full.out())
          .contains("V-1", "V-2")
          .doesNotContain("entered-in-error", "V-3", "10003", "ntered in error");
    }
  }

  @Test
  void aPatientIsExportedAlone() throws IOException {
    Typed one = store.line("export", "--patient", "10002", "--to", "ndjson", "-o", out("one"));

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(Files.readString(folder.resolve("one/Patient.ndjson")).lines()).hasSize(1);
    assertThat(Files.readString(folder.resolve("one/Patient.ndjson"))).contains("10002");
    assertThat(Files.readString(folder.resolve("one/Encounter.ndjson"))).contains("V-2");
    Typed unknown = store.line("export", "--patient", "77777");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("no patient with the MRN 77777");
    assertThat(store.line("export", "--source", "clinic").exitCode()).isEqualTo(2);
  }

  @Test
  void anErasedPatientIsInNoExportAndIsMentioned() throws IOException {
    Typed before = store.line("export", "-o", out("full"));
    store.line("export", "--to", "bundle-conditional", "-o", out("conditional"));
    imported("corrected.csv", row("V-1", "10001", "trapezius R"));
    store.line("export", "--since", "J1", "-o", out("changes"));
    store.line("export", "--since", "J1", "--to", "ndjson", "-o", out("lines"));
    store.line("export", "--to", "ndjson", "-o", out("all"));

    Typed erased =
        store.line(
            "erase",
            "--patient",
            "10001",
            "--yes",
            "--files",
            out("full"),
            out("conditional"),
            out("changes"),
            out("lines"),
            out("all"));

    assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
    List<String> texts = new ArrayList<>();
    for (String name : List.of("full", "conditional", "changes", "lines", "all")) {
      for (String file : files(name)) {
        texts.add(Files.readString(folder.resolve(name).resolve(file)));
      }
    }
    assertThat(texts).hasSizeGreaterThan(8).noneMatch(text -> text.contains("10001"));
    assertThat(texts).noneMatch(text -> text.contains("V-1/"));
    assertThat(files("full")).containsExactly("V-2.json");
    assertThat(files("conditional")).containsExactly("V-2.json");
    assertThat(store.line("export").out()).contains("V-2").doesNotContain("10001", "V-1");
    Typed since = store.line("export", "--since", next(before));
    assertThat(since.out()).doesNotContain("10001");
    assertThat(since.err()).contains("Erasures since then: 1");
  }

  @Test
  void convertWritesTheConditionalFormToo() {
    Typed converted = store.line("convert", "--to", "bundle-conditional", out("visits.csv"));

    assertThat(converted.exitCode()).isZero();
    assertThat(converted.out().lines()).hasSize(2);
    assertThat(converted.out())
        .contains("\"url\":\"Procedure?identifier=https://", "Provenance?_tag=https://")
        .doesNotContainPattern("\"url\":\"[A-Z][A-Za-z]+/")
        .doesNotContainPattern("\\{\"resourceType\":\"(?!Bundle|Medication\")[A-Za-z]+\",\"id\"");
    assertThat(store.line("convert", "--help").out()).contains("export --since");
  }

  @Test
  void filesOfAnEarlierExportAreMentioned() {
    store.line("export", "-o", out("full"));

    assertThat(store.line("export", "-o", out("full")).err()).contains("Use a new folder");
  }

  @Test
  void theOutputMustNotBeTheStore() {
    Typed typed = store.line("export", "-o", out("store.db"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Cannot write -o to");
  }
}
