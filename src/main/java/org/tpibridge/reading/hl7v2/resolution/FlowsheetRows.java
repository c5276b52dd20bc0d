package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.InjectionSite;

/**
 * Combines the results of one order whose sub-IDs (OBX-4) are the rows of a flowsheet: a muscle,
 * its side and its passes, with one OBX for each.
 */
final class FlowsheetRows {
  private final Terminology terminology;
  private final List<MessageStatement> results;

  FlowsheetRows(Terminology terminology, List<MessageStatement> results) {
    this.terminology = terminology;
    this.results = results;
  }

  /** Returns the results, each site with its side and passes. */
  List<MessageStatement> joinRows(List<Finding> findings) {
    List<MessageStatement> parts = results.stream().filter(s -> part(s).isPresent()).toList();
    if (parts.isEmpty()) {
      return results;
    }
    List<MessageStatement> whole = new ArrayList<>(results);
    whole.removeAll(parts);
    parts.forEach(each -> complete(each, part(each).orElseThrow(), whole, findings));
    return whole;
  }

  private static Optional<StatedFact.SitePart> part(MessageStatement statement) {
    return statement.facts().stream()
        .filter(StatedFact.SitePart.class::isInstance)
        .map(StatedFact.SitePart.class::cast)
        .findFirst();
  }

  private void complete(
      MessageStatement row,
      StatedFact.SitePart part,
      List<MessageStatement> whole,
      List<Finding> findings) {
    List<MessageStatement> sites =
        whole.stream().filter(s -> subId(s).equals(subId(row)) && site(s).isPresent()).toList();
    if (sites.size() != 1) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.UNMATCHED,
                  (part.side() ? "A side" : "A number of passes")
                      + " does not belong to exactly one muscle. Send both with the same"
                      + " sub-ID in OBX-4.")
              .at(part.place()));
      return;
    }
    MessageStatement of = sites.get(0);
    StatedFact.Value site = site(of).orElseThrow();
    Optional<String> words = completed(site.value().text(), part);
    if (words.isEmpty()) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.CONFLICT,
                  "This contradicts the value in "
                      + site.value().place().locationInSource()
                      + ". Correct one of them.")
              .at(part.place()));
      return;
    }
    List<StatedFact> facts = new ArrayList<>(of.facts());
    facts.set(
        facts.indexOf(site),
        new StatedFact.Value(
            Column.SITES,
            site.precedence(),
            new RawValue(words.get(), site.value().place(), ValueStyle.SHORTHAND)));
    whole.set(whole.indexOf(of), of.withFacts(facts));
  }

  /** Returns the words of the site with the part; empty if they contradict each other. */
  private Optional<String> completed(String site, StatedFact.SitePart part) {
    Shorthand shorthand = new Shorthand(terminology, RegionalConventions.US);
    String text = part.side() ? site + " " + part.text() : site + " x" + part.text();
    Optional<List<InjectionSite>> before = shorthand.sites(site).value();
    boolean open =
        before.isPresent()
            && before.get().stream()
                .allMatch(s -> part.side() ? s.side().isEmpty() : s.passes().isEmpty());
    if (open) {
      return Optional.of(text);
    }
    boolean same =
        part.side()
            && before.isPresent()
            && terminology
                .sides(part.text())
                .filter(
                    sides ->
                        before.get().stream().allMatch(s -> sides.contains(s.side().orElse(null))))
                .isPresent();
    return same ? Optional.of(site) : Optional.empty();
  }

  private static String subId(MessageStatement statement) {
    return ((StatementSubject.Result) statement.item()).subId();
  }

  private static Optional<StatedFact.Value> site(MessageStatement statement) {
    return statement.facts().stream()
        .filter(StatedFact.Value.class::isInstance)
        .map(StatedFact.Value.class::cast)
        .filter(v -> v.column() == Column.SITES)
        .findFirst();
  }
}
