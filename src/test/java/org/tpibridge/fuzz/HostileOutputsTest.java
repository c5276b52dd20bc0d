package org.tpibridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.app.Typed;

/**
 * Tests each option that names an output, with each command that has it, at each place where
 * nothing may be written: it is refused before the work begins, and nothing is changed.
 */
class HostileOutputsTest {
  private static final List<String> TARGETS =
      List.of(
          "store.db",
          "store.db-wal",
          "store.db-journal",
          "store.db.lock",
          "store.db.key",
          "store.db.key.erased",
          "STORE.DB",
          "./folder/../store.db",
          "visits.csv",
          "folder/../visits.csv",
          "map.yaml",
          "link-to-store",
          "link-to-input",
          "link-to-nothing",
          "hard-link-to-store",
          "hard-link-to-input",
          "folder",
          "pipe",
          "/dev/null",
          "/dev/full",
          "/dev/stdout",
          "/proc/self/mem",
          "no-such-folder/new.csv",
          "visits.csv/new.csv",
          "-",
          "");

  private static Path template;

  @TempDir private Path folder;

  record CommandWithOutput(List<String> words, String option) {
    @Override
    public String toString() {
      return words.get(0) + " " + option;
    }
  }

  static Stream<CommandWithOutput> outputs() {
    List<CommandWithOutput> all = new ArrayList<>();
    for (String command : List.of("check", "convert", "import")) {
      for (String option : List.of("--rejects", "--unknown-words", "--coverage")) {
        all.add(new CommandWithOutput(List.of(command), option));
      }
    }
    all.add(new CommandWithOutput(List.of("import"), "--report"));
    all.add(new CommandWithOutput(List.of("import", "--dry-run"), "--report"));
    all.add(new CommandWithOutput(List.of("import", "--dry-run"), "--rejects"));
    return all.stream();
  }

  /** Fills the store once; each test has a copy. */
  @BeforeAll
  static void fill(@TempDir Path filled) throws IOException {
    GeneratedRow good =
        new GeneratedRow(
            1, 1, 1, GeneratedRow.nameOf(1), "Ada", "1979-05-12", "F", 1, 6, 2, 2, 1, false);
    GeneratedRow bad =
        new GeneratedRow(
            2, 2, 1, GeneratedRow.nameOf(1), "Ada", "1979-05-12", "F", 1, 6, 2, 2, 1, true);
    Path visits =
        Files.writeString(filled.resolve("visits.csv"), GeneratedRow.table(List.of(good, bad)));
    Files.writeString(
        filled.resolve("map.yaml"), typed(filled, "map-columns", visits.toString()).out());
    typed(filled, "import", visits.toString());
    typed(filled, "erase", "--patient", GeneratedRow.mrn(1), "--yes");
    typed(filled, "import", visits.toString(), "--readmit");
    template = filled;
  }

  @BeforeEach
  void copy() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(template)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    assertThat(folder.resolve("store.db.key.erased")).isRegularFile();
    Files.createDirectory(folder.resolve("folder"));
    link("link-to-store", "store.db");
    link("link-to-input", "visits.csv");
    link("link-to-nothing", "nothing.csv");
    link("link-to-folder", "folder");
    Files.createLink(folder.resolve("hard-link-to-store"), folder.resolve("store.db"));
    Files.createLink(folder.resolve("hard-link-to-input"), folder.resolve("visits.csv"));
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), folder.resolve(target));
  }

  private Typed typed(String... arguments) {
    return typed(folder, arguments);
  }

  private static Typed typed(Path folder, String... arguments) {
    return Typed.with(
        Map.of(
            "tpibridge.store.url",
            "jdbc:sqlite:" + folder.resolve("store.db"),
            "tpibridge.clinic.time-zone",
            "America/New_York"),
        "",
        arguments);
  }

  /** Every third place for each option, so that all options together try all places. */
  @ParameterizedTest
  @MethodSource("outputs")
  void outputsAreRefusedAtProtectedPlaces(CommandWithOutput command) {
    int first = outputs().toList().indexOf(command) % 3;
    assertRefused(
        command,
        IntStream.range(0, TARGETS.size())
            .filter(i -> i % 3 == first)
            .mapToObj(TARGETS::get)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("outputs")
  @Tag("slow")
  void eachOutputIsRefusedAtEachProtectedPlace(CommandWithOutput command) {
    assertRefused(command, TARGETS);
  }

  private void assertRefused(CommandWithOutput command, List<String> targets) {
    Map<String, String> before = contents();
    List<String> wrong = new ArrayList<>();
    for (String target : targets) {
      List<String> arguments = new ArrayList<>(command.words());
      arguments.add(folder.resolve("visits.csv").toString());
      if (!target.endsWith("visits.csv")) {
        arguments.addAll(List.of("--columns", folder.resolve("map.yaml").toString()));
      }
      arguments.addAll(List.of(command.option(), place(target)));
      Typed typed = typed(arguments.toArray(String[]::new));
      if (typed.exitCode() != 2 || typed.err().contains("\tat ")) {
        wrong.add(target + " gives " + typed.exitCode() + ": " + typed.err());
      }
      Map<String, String> after = contents();
      if (!after.equals(before)) {
        wrong.add(target + " changed " + differences(before, after));
        before = after;
      }
    }
    assertThat(wrong).as(command.toString()).isEmpty();
  }

  private String place(String target) {
    boolean asIs = target.isEmpty() || target.equals("-") || target.startsWith("/");
    return asIs ? target : folder + "/" + target;
  }

  @Test
  void backupsAndFoldersOfVisitsAreRefusedThereAsWell() {
    Map<String, String> before = contents();
    List<String> wrong = new ArrayList<>();
    for (String target : TARGETS) {
      // Standard output is not a file.
      if (!target.equals("-")) {
        wrong.addAll(refused("backup", place(target)));
      }
      // A missing folder is created.
      if (!target.equals("folder") && !target.equals("-") && !target.startsWith("no-such-folder")) {
        wrong.addAll(
            refused("convert", folder.resolve("visits.csv").toString(), "-o", place(target)));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(differences(before, contents())).isEmpty();
  }

  @Test
  void onlyAFolderIsWatched() {
    Map<String, String> before = contents();
    List<String> wrong = new ArrayList<>();
    for (String target : TARGETS) {
      if (!target.endsWith("folder") && !target.isEmpty()) {
        wrong.addAll(refused("import", "--watch", place(target), "--once", "--rest", "0"));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(differences(before, contents())).isEmpty();
  }

  private List<String> refused(String... arguments) {
    Typed typed = typed(arguments);
    return typed.exitCode() == 2 && !typed.err().contains("\tat ")
        ? List.of()
        : List.of(String.join(" ", arguments) + " gives " + typed.exitCode() + ": " + typed.err());
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void twoOutputsAreTwoFiles(CommandWithOutput command) {
    String other = command.option().equals("--coverage") ? "--rejects" : "--coverage";
    String file = folder.resolve("folder/new.csv").toString();
    List<String> arguments = new ArrayList<>(command.words());
    arguments.addAll(
        List.of(folder.resolve("visits.csv").toString(), command.option(), file, other));
    arguments.add(folder + "/link-to-folder/new.csv");

    assertThat(refused(arguments.toArray(String[]::new))).isEmpty();
    assertThat(folder.resolve("folder")).isEmptyDirectory();
  }

  private Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        // Files that lock others are created when needed.
        if (!file.toString().endsWith(".lock")) {
          contents.put(folder.relativize(file).toString(), content(file));
        }
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link to " + Files.readSymbolicLink(file);
    }
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
        : "no file";
  }

  /** Returns names only: the contents are those of databases. */
  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(name -> !java.util.Objects.equals(before.get(name), after.get(name)))
        .toList();
  }
}
