package org.tpibridge.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.rules.Prompt;
import org.tpibridge.rules.Rules;
import org.tpibridge.rules.Series;
import org.tpibridge.source.Parsed;

/** Holds visits against the rules, and puts what those see at the visits' places. */
final class Ruling {
  private final Rules rules;
  private final Sources sources;
  private final Series series;

  Ruling(Rules rules, Sources sources) {
    this.rules = rules;
    this.sources = sources;
    this.series = rules.series();
  }

  /**
   * What was read, with what the rules about repeats say of it.
   *
   * @param ofSeries at their places; strong ones first
   */
  record InSeries(Parsed parsed, Found ofSeries) {}

  /** Findings to show before all others, and the rest. */
  record Found(List<Finding> strong, List<Finding> others) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  /** To be called with one visit after the other, in the order of the input. */
  InSeries inSeries(Parsed parsed) {
    return parsed instanceof Parsed.Read read
        ? new InSeries(parsed, found(read, () -> series.next(patients(read), read.visit())))
        : new InSeries(parsed, Found.NOTHING);
  }

  private String patients(Parsed.Read read) {
    return sources.clinic(read.source()).systems().mrn();
  }

  /** What the rules about one visit say; by any thread. */
  Found ofVisit(Parsed.Read read) {
    return found(read, () -> rules.ofVisit(read.visit()));
  }

  private static Found found(Parsed.Read read, Supplier<List<Prompt>> rules) {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    try {
      for (Prompt prompt : rules.get()) {
        Finding finding =
            prompt.finding().at(read.places().of(prompt.field()).orElse(read.place()));
        (prompt.strong() ? found.strong() : found.others()).add(finding);
      }
    } catch (RuntimeException e) {
      found
          .others()
          .add(
              // A rule rejects no visit, not even by failing.
              OurFault.in(e, Finding.warning("TPI-RULE-FAILED", "The rules failed on this visit."))
                  .at(read.place()));
    }
    return found;
  }
}
