package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ExchangeStatusJson;
import org.tpibridge.cli.output.ExchangeStatusText;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.patients.MrnLookup;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.outbox.Disclosures.Disclosure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bridge",
    description = "Show and control the exchange with EHRs.",
    footer = {
      "",
      "Exit codes: 0 done, stopped, or nothing is open; 1 refused data, unknown results or items to"
          + " review, with --check an alert; 2 wrong usage.",
      "",
      "Examples:",
      "  tpi-bridge bridge run",
      "  tpi-bridge bridge status",
      "  tpi-bridge bridge status --check",
      "  tpi-bridge bridge status hospital --output json",
      "  tpi-bridge bridge pause hospital",
      "  tpi-bridge bridge resend hospital PATIENT-ID",
    })
final class BridgeCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;
  private final InstantSource clock = InstantSource.system();

  BridgeCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    throw new UsageException(
        "Specify what to do: run, status, disclosures, pause, resume or resend.");
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = {
        "Push and pull on the schedules of the settings (push-every, pull-every), and pull when an"
            + " EHR announces changes (notifications), until it is stopped (Ctrl-C, SIGTERM).",
        "Several processes can run with one database: each EHR is served by one of them. See"
            + " docs/continuous.md."
      })
  int run(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..*",
              description =
                  "Names of EHRs in the settings; all EHRs with a schedule if it is omitted.")
          List<String> names,
      @Option(
              names = "--threads",
              paramLabel = "N",
              defaultValue = "4",
              description =
                  "Number of patients that are sent to an EHR at the same time (default"
                      + " ${DEFAULT-VALUE}).")
          int threads,
      @Mixin DemoOption demo) {
    if (threads < 1 || threads > 64) {
      throw new UsageException("--threads must be 1 to 64.");
    }
    services.requireClinicSettings(demo.isDemo());
    try (ShutdownSignal stop = new ShutdownSignal(true)) {
      try (Store store = services.store(SchemaPolicy.REQUIRE_CURRENT);
          BridgeRun run = new BridgeRun(services, console, store, demo.isDemo())) {
        run.run(names == null ? List.of() : names, threads, stop);
      }
    }
    return ExitCode.OK.number();
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "For each EHR: what waits, what was sent, what was refused, what is open.")
  int status(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              description = "The EHR's name in the settings; all EHRs if it is omitted.")
          String name,
      @Option(
              names = "--output",
              paramLabel = "FORMAT",
              defaultValue = "text",
              description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
          TextOrJson format,
      @Option(
              names = "--check",
              description =
                  "For monitoring: exit with 1 if there is an alert, or if no process runs the"
                      + " schedule.")
          boolean check) {
    List<EhrSettings> ehrs = name == null ? services.ehrs() : List.of(services.ehr(name));
    if (ehrs.isEmpty()) {
      throw new UsageException(
          "No EHR is configured. Add one under tpibridge.ehrs (docs/ehr-settings.md).");
    }
    try (Store store = services.requiredStore()) {
      List<ExchangeStatus> all =
          ehrs.stream().map(ehr -> ExchangeStatus.of(store, ehr, clock.instant())).toList();
      if (format == TextOrJson.json) {
        ExchangeStatusJson.print(all, console.out());
      } else {
        all.forEach(new ExchangeStatusText(console.out())::print);
      }
      boolean open =
          check
              ? all.stream().anyMatch(one -> !one.alerts().isEmpty() || one.isScheduleStopped())
              : all.stream().anyMatch(one -> one.waiting().dead() + one.waiting().review() > 0);
      return (open ? ExitCode.NOT_ALL_SUCCEEDED : ExitCode.OK).number();
    }
  }

  @Command(
      name = "disclosures",
      mixinStandardHelpOptions = true,
      description = {
        "List what was sent of a patient: when, to which EHR, and on whose authority.",
        "Prints one line for each resource: time, EHR, resource here, resource there, authority."
      })
  int disclosures(
      @Parameters(paramLabel = "MRN", description = "Medical record number of the patient.")
          String mrn,
      @Option(
              names = "--source",
              paramLabel = "NAME",
              description = "Source of the MRN, if several sources have it.")
          Optional<String> source) {
    try (Store store = services.requiredStore()) {
      Optional<String> from =
          new MrnLookup(store, services.sources()).sourceOf(mrn, source, "--source");
      String patient = services.sources().clinic(from).patientId(Identifier.normalized(mrn));
      List<Disclosure> sent = store.read(tx -> tx.exchange().disclosures().ofPatient(patient));
      sent.forEach(
          one ->
              console
                  .out()
                  .println(
                      String.join(
                          "  ",
                          one.sent().toString(),
                          one.ehr(),
                          one.localReference(),
                          one.remoteReference(),
                          one.authority())));
      console.err().println(Quantity.of(sent.size(), "resource") + " sent");
      return ExitCode.OK.number();
    }
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Send nothing to an EHR until it is resumed. Changes wait.")
  int pause(
      @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.")
          String name) {
    return setPaused(name, true, " is paused.");
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Allow to send to an EHR again.")
  int resume(
      @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.")
          String name) {
    return setPaused(name, false, " is active.");
  }

  private int setPaused(String name, boolean paused, String message) {
    EhrSettings ehr = services.ehr(name);
    try (Store store = services.requiredStore()) {
      store.update(
          tx -> {
            tx.exchange().ehrs().add(ehr.name(), ehr.url().toString());
            tx.exchange().ehrs().setPaused(ehr.name(), paused);
          });
    }
    console.err().println(name + message);
    return ExitCode.OK.number();
  }

  @Command(
      name = "resend",
      mixinStandardHelpOptions = true,
      description = {
        "Try a patient again whose data an EHR refused.",
        "Only what the EHR does not have is sent; other EHRs receive nothing."
      })
  int resend(
      @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.") String name,
      @Parameters(
              paramLabel = "PATIENT-ID",
              description = "Id of the Patient resource, as bridge status lists it.")
          String patient) {
    EhrSettings ehr = services.ehr(name);
    try (Store store = services.requiredStore()) {
      boolean known = store.read(tx -> tx.resources().findShared("Patient", patient).isPresent());
      if (!known) {
        throw new UsageException("The store contains no patient with the id " + patient + ".");
      }
      store.update(
          tx -> {
            tx.exchange().ledger().forgetRefusals(ehr.name(), patient);
            tx.exchange().outbox().requeue(ehr.name(), patient, clock.instant());
          });
    }
    console
        .err()
        .println(
            "The next push tries the patient again. Unless bridge run is running, run: tpi-bridge"
                + " push "
                + name);
    return ExitCode.OK.number();
  }
}
