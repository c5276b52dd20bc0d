package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ReviewText;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.review.ReviewDecisions.ConflictWinner;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "conflicts",
    description = "List and resolve elements that the clinic and an EHR both changed.",
    footer = {
      "",
      "Nothing of the patient is sent to the EHR while a conflict is open. Who wins without a"
          + " decision is set by tpibridge.ehrs[].conflicts (docs/ehr-settings.md).",
      "",
      "Exit codes: 0 done; 1 there are open conflicts; 2 wrong usage, or no such conflict.",
      "",
      "Examples:",
      "  tpi-bridge conflicts hospital",
      "  tpi-bridge conflicts resolve R1043 clinic",
      "  tpi-bridge conflicts resolve R1043 ehr",
    })
final class ConflictsCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The EHR's name in the settings; all EHRs if it is omitted.")
  private String name;

  ConflictsCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<EhrSettings> ehrs = name == null ? services.ehrs() : List.of(services.ehr(name));
    long open = 0;
    try (Store store = services.requiredStore()) {
      for (EhrSettings ehr : ehrs) {
        List<Review> conflicts =
            ExchangeStatus.openReviews(store, ehr.name()).stream()
                .filter(ReviewDecisions::isConflict)
                .toList();
        open += conflicts.size();
        conflicts.forEach(review -> ReviewText.printWithValues(review, console.out()));
      }
    }
    console.err().println(Quantity.of(open, "conflict") + " to resolve");
    return (open == 0 ? ExitCode.OK : ExitCode.NOT_ALL_SUCCEEDED).number();
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description = "Decide whose value is right. The next push applies the decision.")
  int resolve(
      @Parameters(paramLabel = "ITEM", description = "The conflict, such as R1043.") String item,
      @Parameters(
              paramLabel = "WINNER",
              description = "${COMPLETION-CANDIDATES}: whose values are kept.")
          ConflictWinner winner) {
    try (Store store = services.requiredStore()) {
      Review review =
          new ReviewDecisions(store, InstantSource.system())
              .conflict(MatchCommand.number(item), winner);
      console
          .err()
          .println(
              review.id()
                  + " is resolved: "
                  + (winner == ConflictWinner.clinic
                      ? "the clinic's values are sent."
                      : "the EHR's values stay."));
      return ExitCode.OK.number();
    } catch (ExchangeException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
