package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ReviewText;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "match",
    description = "List and resolve what a person has to decide before data is sent to an EHR.",
    footer = {
      "",
      "Nothing of a patient is sent to an EHR while an item of the patient is open. After a"
          + " decision, the next push sends the patient's data.",
      "",
      "Exit codes: 0 done; 1 there are open items; 2 wrong usage, or no such item.",
      "",
      "Examples:",
      "  tpi-bridge match hospital",
      "  tpi-bridge match same R1043 Patient/77",
      "  tpi-bridge match none R1043",
    })
final class MatchCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The EHR's name in the settings; all EHRs if it is omitted.")
  private String name;

  MatchCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<EhrSettings> ehrs = name == null ? services.ehrs() : List.of(services.ehr(name));
    long open = 0;
    try (Store store = services.requiredStore()) {
      for (EhrSettings ehr : ehrs) {
        List<Review> reviews = ExchangeStatus.openReviews(store, ehr.name());
        open += reviews.size();
        reviews.forEach(review -> ReviewText.print(review, console.out()));
      }
    }
    console.err().println(Quantity.of(open, "item") + " to resolve");
    return (open == 0 ? ExitCode.OK : ExitCode.NOT_ALL_SUCCEEDED).number();
  }

  @Command(
      name = "same",
      mixinStandardHelpOptions = true,
      description = "A record of the EHR is the one that is meant.")
  int same(
      @Parameters(paramLabel = "ITEM", description = "The item, such as R1043.") String item,
      @Parameters(paramLabel = "TYPE/ID", description = "The record of the EHR.") String remote) {
    Review review = decide(decisions -> decisions.same(number(item), remote));
    console.err().println(review.id() + " is resolved: " + remote + ".");
    return ExitCode.OK.number();
  }

  @Command(
      name = "none",
      mixinStandardHelpOptions = true,
      description = {
        "None of the candidates is meant.",
        "A visit that seemed to be documented in the EHR is sent. For a patient, the next push looks"
            + " for a record again."
      })
  int none(@Parameters(paramLabel = "ITEM", description = "The item, such as R1043.") String item) {
    Review review = decide(decisions -> decisions.none(number(item)));
    console.err().println(review.id() + " is resolved: none of the candidates.");
    return ExitCode.OK.number();
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = {
        "Remove a match, so that the next push looks for a record again.",
        "What was sent to the EHR's record remains there."
      })
  int remove(
      @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.") String ehr,
      @Parameters(paramLabel = "TYPE/ID", description = "The record of this store.") String local) {
    try (Store store = services.requiredStore()) {
      boolean removed =
          new ReviewDecisions(store, InstantSource.system())
              .remove(services.ehr(ehr).name(), local);
      console
          .err()
          .println(removed ? "The match was removed." : "There is no match of " + local + ".");
      return (removed ? ExitCode.OK : ExitCode.FAILED).number();
    }
  }

  private Review decide(Function<ReviewDecisions, Review> decision) {
    try (Store store = services.requiredStore()) {
      return decision.apply(new ReviewDecisions(store, InstantSource.system()));
    } catch (ExchangeException e) {
      throw new UsageException(e.getMessage());
    }
  }

  static long number(String item) {
    if (!item.matches("[Rr]?\\d{1,18}")) {
      throw new UsageException("ITEM must be the name of an item, such as R1043.");
    }
    return Long.parseLong(item.replaceAll("\\D", ""));
  }
}
