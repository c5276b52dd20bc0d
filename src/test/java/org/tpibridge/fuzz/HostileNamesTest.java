package org.tpibridge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.app.Typed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests names of files, entries of archives and columns that could harm a terminal, a log or a
 * disk.
 */
class HostileNamesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MANY = Integer.getInteger("fuzz.count", 200);

  @TempDir private Path folder;
  private int runs;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aNameHarmsNothing(long seed) throws IOException {
    check(seed);
  }

  @Test
  @Tag("slow")
  void noNameHarmsAnything() throws IOException {
    long first = Long.getLong("fuzz.seed", 1_000);
    for (long seed = first; seed < first + MANY; seed++) {
      check(seed);
    }
  }

  private void check(long seed) throws IOException {
    Random random = new Random(seed);
    Path place = Files.createDirectory(folder.resolve("run-" + ++runs));
    Path inbox = Files.createDirectory(place.resolve("inbox"));
    Path out = Files.createDirectory(place.resolve("out"));
    Map<String, Object> settings =
        Map.of(
            "tpibridge.store.url",
            "jdbc:sqlite:" + place.resolve("store.db"),
            "tpibridge.clinic.time-zone",
            "America/New_York");
    String name = HostileNames.of(random);
    Path hostile = inbox.resolve(name + ending(random));
    Files.write(hostile, content(hostile.toString(), random));
    Files.writeString(inbox.resolve("good.csv"), GeneratedRow.table(List.of(row(9))));
    String about = "seed " + seed;

    List<Typed> all = new ArrayList<>();
    all.add(typed(settings, "check", hostile.toString()));
    Typed imported =
        typed(
            settings,
            "import",
            inbox.toString(),
            "--report",
            out.resolve("report.json").toString(),
            "--rejects",
            out.resolve(name + ".csv").toString());
    all.add(imported);
    all.add(typed(settings, "convert", hostile.toString(), "-o", out.resolve(name).toString()));
    all.add(typed(settings, "map-columns", hostile.toString()));
    all.add(typed(settings, "status"));
    all.add(typed(settings, "explain", "--file", hostile.toString(), "--row", "2"));
    all.add(typed(settings, "explain", name));
    all.add(typed(settings, "patients", "merge", name, "x"));
    all.add(
        typed(
            settings,
            "erase",
            "--patient",
            GeneratedRow.mrn(1),
            "--yes",
            "--files",
            inbox.toString()));
    all.add(typed(settings, "undo", name));
    all.add(typed(settings, name));

    for (Typed typed : all) {
      assertThat(typed.exitCode()).as(about + ": " + typed.err()).isIn(0, 1, 2);
      for (String said : List.of(typed.out(), typed.err())) {
        assertThat(said.codePoints().filter(HostileNames::isRaw).mapToObj(Integer::toHexString))
            .as("%s: raw characters in %s", about, said)
            .isEmpty();
        assertThat(said).as(about).doesNotContain("\tat org.").doesNotContain("Exception");
        // A name with a line break must not begin a new line.
        assertThat(said.lines().filter(line -> line.startsWith("red") || line.startsWith("title")))
            .as(about)
            .isEmpty();
      }
    }
    JsonNode report = JSON.readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.path("rows").path("created").asInt())
        .as(about + ": the good file is in, whatever is beside it\n" + imported.err())
        .isGreaterThanOrEqualTo(1);
    try (var files = Files.list(place)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith("store.db")))
          .as(about + ": what was written elsewhere")
          .containsExactlyInAnyOrder("inbox", "out");
    }
  }

  private static Typed typed(Map<String, Object> settings, String... arguments) {
    return Typed.with(settings, "", arguments);
  }

  private static GeneratedRow row(int visit) {
    return new GeneratedRow(
        visit, visit, 1, GeneratedRow.nameOf(1), "Ada", "1979-05-12", "F", 1, 6, 2, 2, 1, false);
  }

  private static String ending(Random random) {
    return List.of(".csv", ".zip", ".json", ".hl7", ".ndjson", "", ".").get(random.nextInt(7));
  }

  private static byte[] content(String name, Random random) throws IOException {
    if (name.endsWith(".zip")) {
      return archive(random);
    }
    String hostile = HostileNames.of(random);
    if (name.endsWith("json")) {
      return ("{\"visit_id\":\"V-1\",\"mrn\":\""
              + GeneratedRow.mrn(1)
              + "\",\"visit_start\":\"2024-03-01\","
              + JSON.writeValueAsString(hostile)
              + ":1}\n")
          .getBytes(UTF_8);
    }
    if (name.endsWith(".hl7")) {
      return ("MSH|^~\\&|"
              + hostile.replaceAll("[\r\n]", "")
              + "|X|||20240301||ORU^R01|1|P|2.5.1\r"
              + "PID|1||"
              + GeneratedRow.mrn(1)
              + "^^^X^MR||A^B\r")
          .getBytes(UTF_8);
    }
    String column = '"' + hostile.replace("\"", "\"\"") + '"';
    return GeneratedRow.table(List.of(row(1), row(2)))
        .replaceFirst("\n", "," + java.util.regex.Matcher.quoteReplacement(column) + "\n")
        .getBytes(UTF_8);
  }

  private static byte[] archive(Random random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      String prefix = List.of("../", "/", "a/../../", "", "C:\\").get(random.nextInt(5));
      zip.putNextEntry(new ZipEntry(prefix + HostileNames.of(random) + ".csv"));
      zip.write(GeneratedRow.table(List.of(row(1))).getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("inner.zip"));
      zip.write(new byte[] {'P', 'K', 3, 4});
      zip.putNextEntry(new ZipEntry("folder/"));
      zip.putNextEntry(new ZipEntry("last.csv"));
      zip.write(GeneratedRow.table(List.of(row(2))).getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
