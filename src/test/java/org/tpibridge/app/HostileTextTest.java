package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.PrintableText;
import tools.jackson.databind.json.JsonMapper;

/** Names and contents with control characters for the terminal; endless settings files. */
class HostileTextTest {
  /** Clears the screen, changes the text direction, and starts a line that imitates the program. */
  private static final String HOSTILE = "a\u001b[2J\u009b31m\u202e\u2028\u200f\u061c\u0085\rz";

  private static final String LINE = "\nerror       forged";
  private static final String HEADER = "visit_id,mrn,visit_start,sites";

  @TempDir private Path folder;
  private AtStore at;

  @BeforeEach
  void store() {
    at = new AtStore(folder.resolve("store.db"));
  }

  private static void assertHarmless(Typed typed, boolean shown) {
    String all = typed.out() + typed.err();
    assertThat(all.codePoints().filter(c -> !PrintableText.isVisible(c) && c != '\n' && c != '\t'))
        .as(all)
        .isEmpty();
    assertThat(all.lines().filter(line -> line.stripLeading().startsWith("error       forged")))
        .isEmpty();
    assertThat(all).doesNotContain("Exception");
    if (shown) {
      assertThat(all).containsIgnoringCase("\\u001b[2J");
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static final String REJECTED = HEADER + "\nV1,M1,nodate,trapezius R\n";

  @Test
  void fileNames() throws IOException {
    for (String name :
        List.of(HOSTILE + ".csv", "b" + LINE + ".csv", "-rf", "%n%s", "{}", "%1$s")) {
      Path file = file(name, REJECTED);
      for (String command : List.of("check", "convert", "import", "validate", "map-columns")) {
        Typed typed = at.line(command, file.toString());
        assertHarmless(typed, false);
      }
      assertHarmless(at.line("check", file + ".missing"), false);
      assertThat(file).hasContent(REJECTED);
    }
    assertHarmless(at.line("check", folder.resolve(HOSTILE + ".csv").toString()), true);
    assertHarmless(at.line("status"), true);
    assertHarmless(at.line("status", "J1", "--findings"), true);
    assertHarmless(at.line("status", "--output", "json"), true);
    assertThat(JsonMapper.shared().readTree(at.line("status", "--output", "json").out()).toString())
        .isNotEmpty();
  }

  @Test
  void headersAndCells() throws IOException {
    String quoted = "\"" + HOSTILE + LINE + "\"";
    Path header = file("h.csv", HEADER + "," + quoted + "\nV1,M1,2024-01-01,trapezius R,\n");
    Path cell = file("c.csv", HEADER + "\nV1,M1," + quoted + ",trapezius R\n");
    Path sites = file("s.csv", HEADER + "\nV1,M1,2024-01-01," + quoted + "\n");
    for (Path file : List.of(header, cell, sites)) {
      for (String output : List.of("text", "json", "outcome")) {
        assertHarmless(at.line("check", file.toString(), "--output", output), false);
      }
      assertHarmless(at.line("import", file.toString()), false);
      assertHarmless(at.line("map-columns", file.toString()), false);
    }
    assertHarmless(at.line("check", header.toString()), true);
    for (String job : List.of("J1", "J2", "J3")) {
      assertHarmless(at.line("status", job, "--findings"), false);
    }
  }

  @Test
  void jsonOutputIsTheSameJson() throws IOException {
    Path file =
        file(
            "j.json",
            JsonMapper.shared()
                .writeValueAsString(List.of(Map.of("visit_id", "V1", HOSTILE + LINE, "x"))));

    Typed typed = at.line("check", file.toString(), "--output", "json");

    assertHarmless(typed, true);
    assertThat(JsonMapper.shared().readTree(typed.out()).get(0).get("pointer").asString())
        .isEqualTo("/0/" + HOSTILE + LINE);
    assertHarmless(at.line("check", file.toString()), true);
  }

  @Test
  void entriesOfArchives() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out, UTF_8)) {
      for (String name : List.of(HOSTILE + LINE + ".csv", "../../" + HOSTILE, "-rf", "%n%s")) {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(REJECTED.getBytes(UTF_8));
      }
    }

    assertHarmless(at.line("check", zip.toString()), true);
    assertHarmless(at.line("import", zip.toString()), true);
    assertHarmless(at.line("status", "J1", "--findings"), true);
  }

  @Test
  void keysOfYamlMessagesAndResources() throws IOException {
    String escaped = PrintableText.line(JsonMapper.shared().writeValueAsString(HOSTILE + LINE));
    Path map = file("m.yaml", "columns:\n  " + escaped + ": {from: x}\n");
    Path segments = file("s.yaml", escaped + ": 1\n");
    Path message =
        file("m.hl7", "MSH|^~\\&|" + HOSTILE + "|||||||ORU^R01|1|P|2.5\rPID|1||" + HOSTILE + "\r");
    Path patient =
        file("p.json", "{\"resourceType\":\"Patient\",\"id\":" + escaped + "," + escaped + ":1}");
    assertHarmless(at.line("check", "examples/visits.csv", "--columns", map.toString()), true);
    assertHarmless(at.line("check", message.toString(), "--segments", segments.toString()), false);
    assertHarmless(at.line("check", message.toString()), false);
    assertHarmless(at.line("validate", patient.toString()), true);
    assertHarmless(at.line("validate", patient.toString(), "--output", "json"), true);
  }

  @Test
  void argumentsAndSettings() {
    for (String argument : List.of(HOSTILE + LINE, "--" + HOSTILE, "check " + HOSTILE)) {
      assertHarmless(at.line(argument), true);
    }
    assertHarmless(at.line("check", "x", "--columns", HOSTILE + LINE), true);
    assertHarmless(at.line("status", HOSTILE + LINE), false);
    assertHarmless(at.line("explain", HOSTILE + LINE), false);
    assertHarmless(
        Typed.with(
            Map.of("tpibridge.clinic.time-zone", HOSTILE + LINE),
            "",
            "check",
            "examples/visits.csv"),
        true);
    assertHarmless(
        Typed.with(Map.of("tpibridge.rules.policy", HOSTILE), "", "check", "examples/visits.csv"),
        true);
  }

  @Test
  void whatTheWatcherWrites() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.writeString(inbox.resolve(HOSTILE + ".csv"), REJECTED);

    assertHarmless(at.line("import", "--watch", inbox.toString(), "--once", "--rest", "0"), true);

    List<String> written = new ArrayList<>();
    try (var done = Files.newDirectoryStream(inbox.resolve("done"), "*.{txt,json}")) {
      for (Path file : done) {
        written.add(Files.readString(file));
      }
    }
    assertThat(written).hasSize(2);
    assertThat(String.join("", written).codePoints())
        .allMatch(c -> PrintableText.isVisible(c) || c == '\n');
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"--columns", "--segments", "terminology", "rules", "--package"})
  void endlessSettingsAreRefused(String option) throws Exception {
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    for (Path endless : List.of(Path.of("/dev/zero"), pipe, large)) {
      Typed typed =
          switch (option) {
            case "terminology", "rules" ->
                Typed.with(
                    Map.of("tpibridge." + option + ".files", endless.toString()),
                    "",
                    "check",
                    "examples/visits.csv");
            case "--package" -> at.line("validate", "examples/fhir", option, endless.toString());
            default -> at.line("import", "examples/visits.csv", option, endless.toString());
          };
      assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
      assertThat(typed.err()).containsAnyOf("device or a pipe", "larger than");
    }
  }
}
