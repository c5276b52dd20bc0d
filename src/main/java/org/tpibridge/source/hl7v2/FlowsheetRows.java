package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.InjectionSite;

/**
 * The results of one order whose sub-IDs (OBX-4) are the rows of a flowsheet: a muscle, its side
 * and its passes in an OBX each.
 */
final class FlowsheetRows {
  private final Terminology terminology;
  private final List<Statement> results;

  FlowsheetRows(Terminology terminology, List<Statement> results) {
    this.terminology = terminology;
    this.results = results;
  }

  /** The results, each site with its side and passes. */
  List<Statement> whole(List<Finding> findings) {
    List<Statement> parts = results.stream().filter(s -> part(s).isPresent()).toList();
    if (parts.isEmpty()) {
      return results;
    }
    List<Statement> whole = new ArrayList<>(results);
    whole.removeAll(parts);
    parts.forEach(each -> complete(each, part(each).orElseThrow(), whole, findings));
    return whole;
  }

  private static Optional<Fact.SitePart> part(Statement statement) {
    return statement.facts().stream()
        .filter(Fact.SitePart.class::isInstance)
        .map(Fact.SitePart.class::cast)
        .findFirst();
  }

  private void complete(
      Statement row, Fact.SitePart part, List<Statement> whole, List<Finding> findings) {
    List<Statement> sites =
        whole.stream().filter(s -> subId(s).equals(subId(row)) && site(s).isPresent()).toList();
    if (sites.size() != 1) {
      findings.add(
          Finding.error(
                  Codes.UNMATCHED,
                  (part.side() ? "A side" : "A number of passes")
                      + " without the one muscle that it belongs to: send both with the same"
                      + " sub-ID in OBX-4.")
              .at(part.place()));
      return;
    }
    Statement of = sites.get(0);
    Fact.Value site = site(of).orElseThrow();
    Optional<String> words = completed(site.words().text(), part);
    if (words.isEmpty()) {
      findings.add(
          Finding.error(
                  Codes.CONFLICT,
                  "This is stated otherwise in "
                      + site.words().place().withinSource()
                      + ". Correct one of them.")
              .at(part.place()));
      return;
    }
    List<Fact> facts = new ArrayList<>(of.facts());
    facts.set(
        facts.indexOf(site),
        new Fact.Value(
            Column.SITES,
            site.rank(),
            new Words(words.get(), site.words().place(), Style.SHORTHAND)));
    whole.set(whole.indexOf(of), of.with(facts));
  }

  /** The site's words with the part; empty where they contradict each other. */
  private Optional<String> completed(String site, Fact.SitePart part) {
    Shorthand shorthand = new Shorthand(terminology, Habits.US);
    String text = part.side() ? site + " " + part.text() : site + " x" + part.text();
    Optional<List<InjectionSite>> before = shorthand.sites(site).value();
    boolean open =
        before.isPresent()
            && before.get().stream()
                .allMatch(s -> part.side() ? s.side().isEmpty() : s.passes() == 1);
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

  private static String subId(Statement statement) {
    return ((Item.Result) statement.item()).subId();
  }

  private static Optional<Fact.Value> site(Statement statement) {
    return statement.facts().stream()
        .filter(Fact.Value.class::isInstance)
        .map(Fact.Value.class::cast)
        .filter(v -> v.column() == Column.SITES)
        .findFirst();
  }
}
