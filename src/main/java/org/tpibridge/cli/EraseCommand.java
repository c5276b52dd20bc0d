package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.IdentifierSystemsCheck;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasurePlan;
import org.tpibridge.importing.erasure.FoundFile;
import org.tpibridge.importing.erasure.PatientErasure;
import org.tpibridge.importing.patients.MrnLookup;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "erase",
    description = "Erases a patient for good, and does not import the patient again.",
    footer = {
      "",
      "Erased are all visits, versions and findings in the database, and the patient's part of",
      "files that TPI Bridge wrote: rejects, findings, Bundles, NDJSON, the listener's messages.",
      "Files of other programs, and files that were changed since, are never changed: those below",
      "--files in which the patient still is, or may be, are listed. Delete or correct them, then",
      "type the same command again.",
      "Shows what it found and asks first. A keyed hash of the MRN stays, so that no import brings",
      "the patient back without --readmit.",
      "Exit codes: 0 erased, 1 files or backups that still contain the patient are listed, or not",
      "erased because nobody said yes; 2 wrong usage, an unknown MRN, no store, a database or a",
      "key that cannot be used. If interrupted, type the same command again.",
      "",
      "Examples:",
      "  tpi-bridge erase --patient 10001 --files spool watched/done watched/failed exports",
      "  tpi-bridge erase --patient 10001 --files exports --columns export.yaml",
      "  tpi-bridge erase --again --yes",
    })
final class EraseCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Option(names = "--patient", paramLabel = "MRN", description = "Medical record number.")
  private Optional<String> patient = Optional.empty();

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
        "Files and folders to search as well: spool and output of listen, output of convert,",
        "done/ and failed/ of watched folders, exports of other programs."
      })
  private List<Path> files = List.of();

  @Mixin private MapOptions maps;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  EraseCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (patient.isPresent() == again) {
      throw new UsageException("Name one patient with --patient MRN, or all by --again.");
    }
    if (patient.filter(String::isBlank).isPresent()) {
      throw new UsageException("The MRN is empty. Name the patient to be erased.");
    }
    for (Path file : files) {
      if (Files.notExists(file)) {
        throw new UsageException("There is no file or folder " + file + " (--files).");
      }
    }
    try (Store store = services.requiredStore()) {
      new IdentifierSystemsCheck(services.sources()).check(store);
      ExitCode worst = ExitCode.OK;
      boolean agreed = true;
      boolean anybody = false;
      for (Optional<String> from : searched(store)) {
        PatientErasure erasing = erasing(store, from);
        for (String mrn : again ? erasing.erasedButPresent() : List.of(patient.orElseThrow())) {
          anybody = true;
          ErasurePlan held = erasing.plan(mrn, files);
          printPlan(held);
          boolean wanted = yes || isConfirmed();
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
      InterruptedErasures.print(store, console.err());
      return worst.number();
    }
  }

  private PatientErasure erasing(Store store, Optional<String> from) {
    return new PatientErasure(
        store,
        services.erasures(),
        services.sources(),
        from,
        services.readers(maps.toMaps().withoutSource()),
        this::isStored,
        Terminal.program(),
        InstantSource.system());
  }

  /** The source of the MRN; of all who were erased, each that numbers patients on its own. */
  private List<Optional<String>> searched(Store store) {
    return again
        ? services.sources().byMrnSystem().keySet().stream()
            .map(name -> Optional.of(name).filter(n -> !n.equals(ClinicSources.CLINIC)))
            .toList()
        : List.of(
            new MrnLookup(store, services.sources())
                .sourceOf(patient.orElseThrow(), maps.toMaps().source(), "--source"));
  }

  private ExitCode refused() {
    console.err().println("Nothing is erased.");
    return ExitCode.REJECTED;
  }

  private boolean isStored(Path file) {
    try {
      return services.isStoredMessage(file);
    } catch (IOException e) {
      // Whoever searches the file lists it.
      return false;
    }
  }

  private ExitCode erase(PatientErasure erasing, ErasurePlan held) {
    List<FoundFile> left = erasing.erase(held);
    console.err().println("Erased.");
    left.forEach(file -> console.out().println(text(file)));
    held.backups()
        .forEach(file -> console.out().println("backup that still contains the patient: " + file));
    if (left.isEmpty() && held.backups().isEmpty()) {
      return ExitCode.OK;
    }
    if (!left.isEmpty()) {
      console
          .err()
          .println(
              Quantity.of(left.stream().map(FoundFile::file).distinct().count(), "file")
                  + " listed. TPI Bridge does not change them: delete the patient there, or the"
                  + " file, and type the same command again.");
    }
    return ExitCode.REJECTED;
  }

  private void printPlan(ErasurePlan held) {
    console
        .err()
        .println(
            "MRN "
                + String.join(", merged with MRN ", held.mrns())
                + ": "
                + Quantity.of(held.amount().visits(), "visit")
                + ", "
                + Quantity.of(held.amount().versions(), "version")
                + " of resources, "
                + Quantity.of(held.amount().rows(), "row")
                + " of imports with "
                + Quantity.of(held.amount().findings(), "finding")
                + ", "
                + Quantity.of(held.amount().conflicts(), "item")
                + " of the worklist");
    held.files().forEach(file -> console.err().println("  " + text(file)));
    held.backups()
        .forEach(file -> console.err().println("  backup that will still contain it: " + file));
  }

  private static String text(FoundFile file) {
    return switch (file.kind()) {
      case WRITTEN_BY_PROGRAM ->
          "written by TPI Bridge, will be erased: " + file.file() + ": " + file.what();
      case CONTAINS -> "contains the patient: " + file.file() + ": " + file.what();
      case MAY_CONTAIN ->
          "may contain the patient, please check: " + file.file() + ": " + file.what();
      case NOT_SEARCHED -> "not searched, please check: " + file.file() + ": " + file.what();
    };
  }

  private boolean isConfirmed() {
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
