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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tpibridge.cli.options.MapOptions;
import org.tpibridge.cli.output.Console;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.PushPolicy.OnErase;
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
    description = "Erase a patient permanently.",
    footer = {
      "",
      "Removes all visits, versions and findings from the database, and the patient's part of files"
          + " that TPI Bridge wrote: rejects, findings, Bundles, NDJSON, and messages of the"
          + " listener. Before it erases anything, it lists what it found and asks for"
          + " confirmation.",
      "",
      "Files of other programs and files that were modified after TPI Bridge wrote them are never"
          + " changed. Those in --files that contain the patient's data, or may contain it, are"
          + " listed. Correct or delete them, then run the same command again.",
      "",
      "A keyed hash of the MRN is stored, so that no import adds the patient again without"
          + " --readmit. If the command is interrupted, run it again.",
      "",
      "Exit codes: 0 erased; 1 files or backups that still contain the patient's data are listed, or the"
          + " erasure was not confirmed; 2 wrong usage, an unknown MRN, no store, or a database or"
          + " key that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge erase --patient 10001 --files spool inbox/done inbox/failed",
      "  tpi-bridge erase --patient 10001 --files exports --columns export.yaml",
      "  tpi-bridge erase --again --yes",
    })
final class EraseCommand implements Callable<Integer> {
  private static final String MANY_LISTED =
      "them: remove the patient's data from them or delete them";

  private final CommandServices services;
  private final Console console;

  @Option(
      names = "--patient",
      paramLabel = "MRN",
      description = "Medical record number of the patient.")
  private Optional<String> patient = Optional.empty();

  @Option(
      names = "--again",
      description =
          "Erase all patients who were erased before and are in the database again, because an"
              + " older backup was restored. Also finishes interrupted erasures.")
  private boolean again;

  @Option(
      names = "--files",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Additional files and folders to search: the spool and output of listen, the output of"
              + " convert, done/ and failed/ of watched folders, exports of other programs.")
  private List<Path> files = List.of();

  @Mixin private MapOptions maps;

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  EraseCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (patient.isPresent() == again) {
      throw new UsageException(
          "Specify one patient with --patient MRN, or all who were erased before with --again.");
    }
    if (patient.filter(String::isBlank).isPresent()) {
      throw new UsageException("The MRN is empty. Specify the patient to erase.");
    }
    for (Path file : files) {
      if (Files.notExists(file)) {
        throw new UsageException("There is no file or folder " + file + " (--files).");
      }
    }
    try (Store store = services.requiredStore()) {
      new IdentifierSystemsCheck(services.sources()).check(store);
      ExitCode exitCode = ExitCode.OK;
      boolean allConfirmed = true;
      boolean anyFound = false;
      for (Optional<String> source : sourcesToSearch(store)) {
        PatientErasure erasure = erasure(store, source);
        for (String mrn : again ? erasure.erasedButPresent() : List.of(patient.orElseThrow())) {
          anyFound = true;
          ErasurePlan plan = erasure.plan(mrn, files);
          printPlan(plan);
          boolean confirmed = yes || isConfirmed();
          allConfirmed &= confirmed;
          ExitCode code = confirmed ? erase(erasure, plan) : declined();
          exitCode = code == ExitCode.OK ? exitCode : code;
        }
      }
      // Rewriting the database files takes long, so it is done only after a confirmation.
      List<Jobs.Job> finished =
          allConfirmed ? erasure(store, Optional.empty()).finish() : List.of();
      finished.forEach(
          job -> console.err().println(job.id() + " was interrupted and is now finished."));
      if (!anyFound && finished.isEmpty()) {
        console
            .err()
            .println("No previously erased patient is in the database. Nothing was erased.");
      }
      InterruptedErasures.print(store, console.err());
      return exitCode.number();
    }
  }

  private PatientErasure erasure(Store store, Optional<String> source) {
    return new PatientErasure(
        store,
        services.erasures(),
        services.sources(),
        source,
        services.readers(maps.toMaps().withoutSource()),
        Terminal.program(),
        InstantSource.system());
  }

  /** The source of the MRN; with {@code --again}, each source with its own MRN system. */
  private List<Optional<String>> sourcesToSearch(Store store) {
    return again
        ? services.sources().byMrnSystem().keySet().stream()
            .map(name -> Optional.of(name).filter(n -> !n.equals(ClinicSources.CLINIC)))
            .toList()
        : List.of(
            new MrnLookup(store, services.sources())
                .sourceOf(patient.orElseThrow(), maps.toMaps().source(), "--source"));
  }

  private ExitCode declined() {
    console.err().println("Nothing was erased.");
    return ExitCode.NOT_ALL_SUCCEEDED;
  }

  private ExitCode erase(PatientErasure erasure, ErasurePlan plan) {
    Set<String> deleting =
        services.ehrs().stream()
            .filter(ehr -> ehr.push().onErase() == OnErase.DELETE)
            .map(EhrSettings::name)
            .collect(Collectors.toSet());
    console
        .err()
        .println(
            "Erasing the data, and rewriting the files of the database: in a large database, this"
                + " can take an hour.");
    List<FoundFile> remaining = erasure.erase(plan, deleting);
    console.err().println("Erased.");
    plan.remote().forEach((ehr, references) -> printRemote(ehr, references, deleting));
    remaining.forEach(file -> console.out().println(text(file)));
    plan.backups()
        .forEach(
            file ->
                console.out().println("backup that still contains the patient's data: " + file));
    if (remaining.isEmpty() && plan.backups().isEmpty() && plan.remote().isEmpty()) {
      return ExitCode.OK;
    }
    if (!remaining.isEmpty()) {
      long count = remaining.stream().map(FoundFile::file).distinct().count();
      console
          .err()
          .println(
              Quantity.of(count, "file")
                  + " listed. TPI Bridge does not change "
                  + (count == 1
                      ? "it: remove the patient's data from it or delete it"
                      : MANY_LISTED)
                  + ", then run the same command again.");
    }
    return ExitCode.NOT_ALL_SUCCEEDED;
  }

  /** The visit happened, so nothing is marked as entered in error there. */
  private void printRemote(String ehr, List<String> references, Set<String> deleting) {
    console
        .out()
        .println(
            ehr
                + " still has "
                + Quantity.of(references.size(), "resource")
                + " of the patient: "
                + String.join(", ", references));
    console
        .err()
        .println(
            deleting.contains(ehr)
                ? "The next push deletes them: tpi-bridge push " + ehr
                : "TPI Bridge does not change them (tpibridge.ehrs[].on-erase). Ask the operator of "
                    + ehr
                    + " to remove them.");
  }

  private void printPlan(ErasurePlan plan) {
    console
        .err()
        .println(
            "MRN "
                + String.join(", merged with MRN ", plan.mrns())
                + ": "
                + Quantity.of(plan.amount().visits(), "visit")
                + ", "
                + Quantity.of(plan.amount().versions(), "version")
                + " of resources, "
                + Quantity.of(plan.amount().rows(), "imported row")
                + " with "
                + Quantity.of(plan.amount().findings(), "finding")
                + ", "
                + Quantity.of(plan.amount().conflicts(), "item")
                + " in the review queue"
                + messages(plan));
    plan.files().forEach(file -> console.err().println("  " + text(file)));
    plan.backups()
        .forEach(
            file ->
                console
                    .err()
                    .println("  backup that will still contain the patient's data: " + file));
  }

  private static String messages(ErasurePlan plan) {
    long messages = plan.amount().messages();
    return messages == 0 ? "" : ", " + Quantity.of(messages, "received message");
  }

  private static String text(FoundFile file) {
    return switch (file.kind()) {
      case WRITTEN_BY_PROGRAM ->
          "written by TPI Bridge, will be erased: " + file.file() + ": " + file.what();
      case CONTAINS -> "contains the patient's data: " + file.file() + ": " + file.what();
      case MAY_CONTAIN ->
          "may contain the patient's data, check it: " + file.file() + ": " + file.what();
      case NOT_SEARCHED -> "not searched, check it: " + file.file() + ": " + file.what();
    };
  }

  private boolean isConfirmed() {
    console.err().print("Erase permanently? Type yes: ");
    console.err().flush();
    try {
      String answer = new BufferedReader(new InputStreamReader(console.in(), UTF_8)).readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      return false;
    }
  }
}
