package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.importing.PatientNumbers;
import org.tpibridge.importing.RecordedSystems;
import org.tpibridge.importing.erasure.Erasing;
import org.tpibridge.importing.erasure.FoundFile;
import org.tpibridge.importing.erasure.Held;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "erase",
    description = "Removes all that is held of a patient, for good, and keeps the patient out.",
    footer = {
      "",
      "From the database: visits, all versions, findings, worklist, outbox, what EHRs hold of",
      "them. From files: those that imports wrote, and all below --files. Shows what it found and",
      "asks first. A keyed hash stays, by which no import brings the patient back unasked.",
      "Exit: 0 erased, 1 some files or backups still hold something (they are listed), or not",
      "erased because nobody said yes; 2 wrong usage, no store, or a database that cannot be",
      "used. Broken off, it is listed by tpi-bridge status; type the same command again.",
      "",
      "Examples:",
      "  tpi-bridge erase --patient 10001 --files spool watched/done watched/failed exports",
      "  tpi-bridge erase --patient 10001 --yes",
      "  tpi-bridge erase --again --yes",
    })
final class EraseVerb implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Option(names = "--patient", paramLabel = "MRN", description = "Medical record number.")
  private Optional<String> patient = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = {
        "Where the MRN comes from, where several sources have it: a name under",
        "tpibridge.sources, or clinic for the clinic itself."
      })
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--again",
      description = {
        "All patients who were erased before and are in the database again, because a backup",
        "from before was restored. Also finishes erasures that were broken off."
      })
  private boolean again;

  @Option(
      names = "--files",
      arity = "1..*",
      paramLabel = "DIR",
      description = {
        "Files and folders to clean as well: spool and worklist of listen, done/ and failed/ of",
        "watched folders, rejects, reports, exports."
      })
  private List<Path> files = List.of();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  EraseVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (patient.isPresent() == again) {
      throw new UsageException("Name one patient with --patient MRN, or all by --again.");
    }
    try (Store store = services.foundStore()) {
      new RecordedSystems(services.sources()).check(store);
      ExitCode worst = ExitCode.OK;
      boolean agreed = true;
      boolean anybody = false;
      for (Optional<String> from : searched(store)) {
        Erasing erasing = erasing(store, from);
        for (String mrn : again ? erasing.returned() : List.of(patient.orElseThrow())) {
          anybody = true;
          Held held = erasing.look(mrn, files);
          tell(held);
          boolean wanted = yes || saysYes();
          agreed &= wanted;
          ExitCode code = wanted ? erase(erasing, held) : refused();
          worst = code == ExitCode.OK ? worst : code;
        }
      }
      // Writing the database's files anew takes long; who says no has not asked for it.
      List<Jobs.Job> finished = agreed ? erasing(store, Optional.empty()).finish() : List.of();
      finished.forEach(
          job -> console.err().println(job.id() + ", which was broken off, is finished."));
      if (!anybody && finished.isEmpty()) {
        console.err().println("Nobody who was erased is in the database.");
      }
      BrokenOffErasures.tell(store, console.err());
      return worst.number();
    }
  }

  private Erasing erasing(Store store, Optional<String> from) {
    return new Erasing(
        store,
        services.erasures(),
        services.sources(),
        from,
        Terminal.program(),
        InstantSource.system());
  }

  /** The source of the MRN; of all who were erased, each that numbers patients on its own. */
  private List<Optional<String>> searched(Store store) {
    return again
        ? services.sources().byMrnSystem().keySet().stream()
            .map(name -> Optional.of(name).filter(n -> !n.equals(Sources.CLINIC)))
            .toList()
        : List.of(
            new PatientNumbers(store, services.sources())
                .sourceOf(patient.orElseThrow(), source, "--source"));
  }

  private ExitCode refused() {
    console.err().println("Nothing is erased.");
    return ExitCode.REJECTED;
  }

  private ExitCode erase(Erasing erasing, Held held) {
    List<FoundFile> left = erasing.erase(held);
    console.err().println("Erased.");
    left.forEach(file -> console.out().println("still holds something, or may: " + words(file)));
    held.backups().forEach(file -> console.out().println("backup that still holds it: " + file));
    return left.isEmpty() && held.backups().isEmpty() ? ExitCode.OK : ExitCode.REJECTED;
  }

  private void tell(Held held) {
    console
        .err()
        .println(
            "MRN "
                + String.join(", merged with MRN ", held.mrns())
                + ": "
                + Tally.plural(held.amount().visits(), "visit")
                + ", "
                + Tally.plural(held.amount().versions(), "version")
                + " of resources, "
                + Tally.plural(held.amount().rows(), "row")
                + " of imports with "
                + Tally.plural(held.amount().findings(), "finding")
                + ", "
                + Tally.plural(held.amount().items(), "item")
                + " of the worklist");
    held.files().forEach(file -> console.err().println("  " + words(file)));
    held.backups()
        .forEach(file -> console.err().println("  backup that will still hold it: " + file));
  }

  private static String words(FoundFile file) {
    if (!file.isCuttable()) {
      return file.file() + " " + file.stuck();
    }
    return file.file()
        + ": "
        + (file.isWhole() ? "the whole file" : Tally.plural(file.pieces(), "piece"))
        + (file.isStuck() ? "; it " + file.stuck() : "");
  }

  private boolean saysYes() {
    console.err().print("Erase this for good? Type yes: ");
    console.err().flush();
    try {
      String answer = new BufferedReader(new InputStreamReader(console.in(), UTF_8)).readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      return false;
    }
  }
}
