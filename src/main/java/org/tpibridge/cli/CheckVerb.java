package org.tpibridge.cli;

import java.util.concurrent.Callable;
import org.tpibridge.checking.Checking;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Checks visits against reading, mapping and the profiles, and keeps nothing.",
    footer = {
      "",
      "Findings go to standard output, the summary to standard error.",
      "Exit: 0 no visit rejected, 1 some rejected, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge check visits.csv",
      "  tpi-bridge check visits.csv --output json --level error",
    })
final class CheckVerb implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin private Inputs inputs;
  @Mixin private Shown shown;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; outcome is one OperationOutcome a visit, one a line")
  private Output output;

  CheckVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    Checking checking = services.checking(true);
    Tally tally = new Tally();
    try (Findings report = shown.on(console.out(), output);
        Progress progress = Progress.of(console, "visit")) {
      for (Input input : inputs.on(console.in())) {
        checking.each(
            input,
            Coverage.unwanted(),
            checked -> checked,
            checked -> {
              tally.count(checked);
              report.print(checked.place().words(), checked.findings());
              progress.step();
            });
      }
    }
    shown.tellHidden(tally, console.err());
    console.err().println(tally.summary("visit", "accepted", "rejected"));
    return tally.exitCode().number();
  }
}
