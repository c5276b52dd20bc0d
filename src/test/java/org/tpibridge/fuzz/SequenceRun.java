package org.tpibridge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tpibridge.app.Typed;
import org.tpibridge.database.Remnants;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.fuzz.ExpectedPatient.Contradiction;
import org.tpibridge.fuzz.ExpectedPatient.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands on one store, and compares its content after each command. */
final class SequenceRun {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern JOB = Pattern.compile("\\bJ([0-9]+)\\b");

  private record Saved(Path file, ExpectedStore store) {}

  private record Imported(Path file, Operation.Import of) {}

  private final TestDatabase database;
  private final Path folder;
  private final StoreComparison comparison;
  private final Map<String, Object> settings = new HashMap<>();
  private final List<Saved> backups = new ArrayList<>();
  private final List<Imported> imported = new ArrayList<>();
  private final Tally tally;
  private ExpectedStore expected = new ExpectedStore();
  private int files;

  /**
   * @param folder an empty folder for inputs and outputs
   */
  SequenceRun(TestDatabase database, Path folder, Tally tally) {
    this.database = database;
    this.folder = folder;
    this.comparison = new StoreComparison(database);
    this.tally = tally;
    settings.put("tpibridge.store.url", database.url());
    database.user().ifPresent(user -> settings.put("tpibridge.store.user", user));
    database.password().ifPresent(word -> settings.put("tpibridge.store.password", word));
    settings.put("tpibridge.store.key-file", folder.resolve("erasure.key").toString());
    settings.put("tpibridge.clinic.time-zone", "America/New_York");
    settings.put("tpibridge.clinic.systems.mrn", "https://clinic.example/mrn");
    settings.put("tpibridge.clinic.systems.visit", "https://clinic.example/visit");
    settings.put("tpibridge.sources.lab.systems.mrn", "https://clinic.example/lab/mrn");
    settings.put("tpibridge.sources.lab.systems.visit", "https://clinic.example/lab/visit");
  }

  void run(List<Operation> operations) {
    for (int step = 0; step < operations.size(); step++) {
      try {
        run(operations.get(step));
        if (isStoreThere()) {
          comparison.check(expected, step % 4 == 3 || step == operations.size() - 1);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "step " + (step + 1) + ", " + operations.get(step) + ": " + e.getMessage(), e);
      }
    }
  }

  private void run(Operation operation) {
    boolean done = operation.in(this);
    tally.add(operation.getClass().getSimpleName() + (done ? "" : " (nothing to do)"));
  }

  /** A dry run creates no store. */
  private boolean isStoreThere() {
    return !expected.jobs().isEmpty();
  }

  private Typed typed(String... arguments) {
    Typed typed = Typed.with(settings, "", arguments);
    assertThat(typed.exitCode())
        .as(String.join(" ", arguments) + "\n" + typed.out() + typed.err())
        .isIn(0, 1, 2);
    assertThat(typed.err()).as("a stack trace").doesNotContain("\tat ").doesNotContain("Exception");
    return typed;
  }

  private Typed typed(int exitCode, String... arguments) {
    Typed typed = typed(arguments);
    assertThat(typed.exitCode())
        .as(String.join(" ", arguments) + "\n" + typed.out() + typed.err())
        .isEqualTo(exitCode);
    return typed;
  }

  private Path written(Operation.Import of) {
    int number = ++files;
    Path file = read().resolve(number + (of.zipped() ? ".zip" : ".csv"));
    folderOf(file);
    try {
      if (!of.zipped()) {
        return Files.writeString(file, GeneratedRow.table(of.rows()));
      }
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        int middle = middle(of);
        entry(zip, "1.csv", of.rows().subList(0, middle));
        entry(zip, "2.csv", of.rows().subList(middle, of.rows().size()));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int middle(Operation.Import of) {
    return (of.rows().size() + 1) / 2;
  }

  private static void entry(ZipOutputStream zip, String name, List<GeneratedRow> rows)
      throws IOException {
    if (!rows.isEmpty()) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(GeneratedRow.table(rows).getBytes(UTF_8));
      zip.closeEntry();
    }
  }

  /** Returns the indexes of rows whose visit is in the same table already. */
  private static Set<Integer> duplicates(Operation.Import of) {
    Set<Integer> duplicates = new HashSet<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < of.rows().size(); i++) {
      if (of.zipped() && i == middle(of)) {
        seen.clear();
      }
      if (!seen.add(of.rows().get(i).visit())) {
        duplicates.add(i);
      }
    }
    return duplicates;
  }

  boolean importedAgain(int pick) {
    return !imported.isEmpty() && imported(imported.get(pick % imported.size()));
  }

  boolean imported(Operation.Import of) {
    return imported(new Imported(written(of), of));
  }

  private boolean imported(Imported of) {
    int number = ++files;
    Path report = written().resolve(number + ".report.json");
    Path rejects = written().resolve(number + ".rejects.csv");
    folderOf(report);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import",
                of.file().toString(),
                "--report",
                report.toString(),
                "--rejects",
                rejects.toString()));
    if (of.of().source().equals("lab")) {
      arguments.addAll(List.of("--source", "lab"));
    }
    if (of.of().dryRun()) {
      arguments.add("--dry-run");
    }
    if (of.of().readmit() && !of.of().dryRun()) {
      arguments.add("--readmit");
    }
    Typed typed = typed(arguments.toArray(String[]::new));
    JsonNode read = read(report);
    ExpectedStore after = of.of().dryRun() ? expected.copy() : expected;
    int job =
        of.of().dryRun()
            ? Integer.MAX_VALUE
            : Integer.parseInt(read.path("files").path(0).path("job").asString().substring(1));
    ExpectedStore.Counts counts =
        after.imported(
            job, of.of().rows(), duplicates(of.of()), of.of().readmit() && !of.of().dryRun());
    JsonNode rows = read.path("rows");
    assertThat(
            new ExpectedStore.Counts(
                rows.path("created").asInt(),
                rows.path("updated").asInt(),
                rows.path("unchanged").asInt(),
                rows.path("rejected").asInt()))
        .as("counts of the import")
        .isEqualTo(counts);
    assertThat(rows.path("read").asInt()).isEqualTo(counts.read());
    assertThat(typed.exitCode()).as("exit code").isEqualTo(counts.rejected() > 0 ? 1 : 0);
    if (!imported.contains(of)) {
      imported.add(of);
    }
    return true;
  }

  private static void folderOf(Path file) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean undone(Operation.Undo undo) {
    List<Integer> jobs =
        expected.jobs().entrySet().stream()
            .filter(job -> !job.getValue().undone())
            .map(Map.Entry::getKey)
            .toList();
    if (jobs.isEmpty()) {
      return false;
    }
    int job = jobs.get(undo.newest() ? jobs.size() - 1 : undo.pick() % jobs.size());
    String[] arguments = {"undo", "J" + job, "--later", undo.later().word()};
    if (expected.isDecidedAgain(job)) {
      typed(2, arguments);
    } else if (expected.refusesUndo(job, undo.later())) {
      typed(1, arguments);
    } else {
      typed(0, arguments);
      expected.undo(job, undo.later());
    }
    return true;
  }

  boolean decided(String how, int pick) {
    Map<String, String> names = new HashMap<>();
    if (isStoreThere()) {
      StoredFacts.of(database).patientIds().forEach((name, id) -> names.put("Patient/" + id, name));
    }
    List<Map.Entry<Long, String>> open = new ArrayList<>();
    for (JsonNode item : JSON.readTree(typed(0, "patients", "--output", "json").out())) {
      open.add(
          Map.entry(
              item.path("item").asLong(),
              words(
                  names.get(item.path("patient").asString()),
                  item.path("field").asString(),
                  item.path("stored").asString(),
                  item.path("imported").asString())));
    }
    List<ExpectedStore.Item> items = expected.open();
    assertThat(open.stream().map(Map.Entry::getValue))
        .as("what is to be decided")
        .containsExactlyInAnyOrderElementsOf(items.stream().map(SequenceRun::words).toList());
    if (open.isEmpty()) {
      return false;
    }
    Map.Entry<Long, String> item = open.get(pick % open.size());
    ExpectedStore.Item chosen =
        items.stream().filter(i -> words(i).equals(item.getValue())).findFirst().orElseThrow();
    String[] arguments = {"patients", how, item.getKey().toString()};
    if (how.equals("dismiss")) {
      typed(0, arguments);
      expected.dismissed(chosen.patient(), chosen.contradiction());
    } else if (expected.canAccept(chosen.patient())) {
      expected.accepted(job(typed(0, arguments)), chosen.patient(), chosen.contradiction());
    } else {
      typed(2, arguments);
    }
    return true;
  }

  private static String words(ExpectedStore.Item item) {
    Contradiction about = item.contradiction();
    return words(
        StoredFacts.patientName(item.patient()),
        column(about.part()),
        about.stored(),
        about.stated());
  }

  private static String words(String... words) {
    return String.join(" ", words);
  }

  private static String column(Part part) {
    return part.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static int job(Typed typed) {
    Matcher found = JOB.matcher(typed.err() + typed.out());
    assertThat(found.find()).as(typed.err()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  boolean merged(int patient, int into) {
    String[] arguments = {
      "patients",
      "merge",
      GeneratedRow.mrn(patient),
      GeneratedRow.mrn(into),
      "--source",
      GeneratedRow.source(patient),
      "--into-source",
      GeneratedRow.source(into)
    };
    if (!expected.canMerge(patient, into)) {
      if (!isStoreThere()) {
        return false;
      }
      typed(2, arguments);
      return true;
    }
    expected.merged(job(typed(0, arguments)), patient, into);
    return true;
  }

  boolean erased(int patient) {
    if (!expected.patients().containsKey(patient)) {
      return false;
    }
    List<String> arguments =
        List.of(
            "erase",
            "--patient",
            GeneratedRow.mrn(patient),
            "--source",
            GeneratedRow.source(patient));
    boolean can = expected.canErase(patient);
    Set<Integer> gone = can ? expected.linked(patient) : Set.of();
    Typed typed = erased(gone, arguments);
    if (can) {
      expected.erase(patient);
      checkGone(gone, typed);
    } else {
      assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
    }
    return true;
  }

  boolean erasedAgain() {
    // An erasure of a patient who is merged with a patient of another source is refused.
    if (!isStoreThere() || !expected.returned().stream().allMatch(expected::canErase)) {
      return false;
    }
    Set<Integer> gone = new TreeSet<>();
    expected.returned().forEach(patient -> gone.addAll(expected.linked(patient)));
    Typed typed = erased(gone, List.of("erase", "--again"));
    gone.forEach(expected::erase);
    checkGone(gone, typed);
    return !gone.isEmpty();
  }

  /** No erasure changes files of other programs, or other patients in the program's files. */
  private Typed erased(Set<Integer> gone, List<String> arguments) {
    folderOf(read().resolve("any"));
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--yes", "--files", written().toString(), read().toString()));
    Map<Path, String> others = others();
    Map<Path, Set<Integer>> before = named(gone);
    Typed typed = typed(all.toArray(String[]::new));
    assertThat(others()).as("files that no erasure changes").isEqualTo(others);
    assertThat(named(gone)).as("other patients in files of the program").isEqualTo(before);
    return typed;
  }

  private Map<Path, String> others() {
    Map<Path, String> hashes = new TreeMap<>();
    Stream.concat(
            imported.stream().map(Imported::file).distinct(), backups.stream().map(Saved::file))
        .forEach(file -> hashes.put(file, hash(file)));
    return hashes;
  }

  private static String hash(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns patients by the program's files that contain their names. */
  private Map<Path, Set<Integer>> named(Set<Integer> but) {
    Map<Path, Set<Integer>> named = new TreeMap<>();
    Stream.of(0, GeneratedRow.LAB)
        .flatMap(source -> Stream.iterate(source, p -> p + 1).limit(Sequence.PATIENTS))
        .filter(patient -> !but.contains(patient))
        .forEach(
            patient ->
                writtenWith(GeneratedRow.nameOf(patient))
                    .forEach(
                        file -> named.computeIfAbsent(file, f -> new TreeSet<>()).add(patient)));
    return named;
  }

  private void checkGone(Set<Integer> gone, Typed typed) {
    Remnants remnants = new Remnants(database);
    Set<String> listed = new TreeSet<>();
    for (int patient : gone) {
      // If another source has a patient with this number, only the name identifies the patient.
      boolean isAlone = !wasRead(other(patient));
      for (String word :
          isAlone
              ? List.of(GeneratedRow.mrn(patient), GeneratedRow.nameOf(patient))
              : List.of(GeneratedRow.nameOf(patient))) {
        assertThat(remnants.holding(word)).as("what still has " + word).isEmpty();
        assertThat(writtenWith(word))
            .as("files with " + word + " that are not listed")
            .allMatch(file -> typed.out().contains(file.toString()));
      }
      backups.stream()
          .filter(backup -> backup.store().patients().containsKey(patient))
          .map(backup -> backup.file().toString())
          .forEach(listed::add);
      imported.stream()
          .filter(input -> input.of().rows().stream().anyMatch(row -> row.patient() == patient))
          .map(input -> input.file().toString())
          .forEach(listed::add);
    }
    assertThat(listed.stream().filter(file -> !typed.out().contains(file)))
        .as("backups and inputs that have the patient and are not listed\n" + typed.out())
        .isEmpty();
    assertThat(typed.exitCode())
        .as("exit code of erase\n" + typed.err())
        .isEqualTo(typed.out().isEmpty() ? 0 : 1);
  }

  private static int other(int patient) {
    return patient < GeneratedRow.LAB ? patient + GeneratedRow.LAB : patient - GeneratedRow.LAB;
  }

  private boolean wasRead(int patient) {
    return imported.stream()
        .flatMap(input -> input.of().rows().stream())
        .anyMatch(row -> row.patient() == patient);
  }

  private Path written() {
    return folder.resolve("written");
  }

  private Path read() {
    return folder.resolve("read");
  }

  private List<Path> writtenWith(String word) {
    try (Stream<Path> all = Files.list(written())) {
      return all.filter(file -> has(file, word)).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(Path file, String word) {
    try {
      return Files.readString(file).contains(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean backedUp() {
    if (!isStoreThere()) {
      return false;
    }
    Path file = folder.resolve("backup-" + ++files + ".db");
    typed(0, "backup", file.toString());
    backups.add(new Saved(file, expected.copy()));
    return true;
  }

  boolean restored(int pick) {
    if (backups.isEmpty()) {
      return false;
    }
    Saved backup = backups.get(pick % backups.size());
    typed(0, "restore", backup.file().toString(), "--replace");
    expected = backup.store().inPlaceOf(expected);
    return true;
  }

  boolean reindexed() {
    if (!isStoreThere()) {
      return false;
    }
    typed(0, "reindex");
    return true;
  }

  boolean explained(int visit) {
    if (!isStoreThere()) {
      return false;
    }
    boolean isThere =
        Stream.of(visit, visit + GeneratedRow.LAB).anyMatch(expected.visits()::containsKey);
    typed(isThere ? 0 : 1, "explain", "--visit", GeneratedRow.visitId(visit));
    typed(0, "status");
    return true;
  }
}
