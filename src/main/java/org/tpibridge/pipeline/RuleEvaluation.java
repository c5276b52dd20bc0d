package org.tpibridge.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.rules.RuleFinding;
import org.tpibridge.rules.Rules;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.rules.SessionKey;

/**
 * Evaluates the rules on visits, and adds the places in the input to the findings.
 *
 * @param sources of the numbers of visits and patients
 */
record RuleEvaluation(Rules rules, ClinicSources sources) {

  /** The findings to show before all others, and the remaining findings. */
  record RankedFindings(List<Finding> strong, List<Finding> others) {
    static final RankedFindings NONE = new RankedFindings(List.of(), List.of());
  }

  /** Looks up the recorded sessions of the patients of the next visits. */
  void prepare(List<ReadResult> next, SeriesTracker series) {
    List<SeriesTracker.UpcomingSession> upcoming = new ArrayList<>();
    for (ReadResult result : next) {
      if (result instanceof ReadResult.Read read) {
        upcoming.add(new SeriesTracker.UpcomingSession(key(read), read.visit().start().day()));
      }
    }
    series.prepare(upcoming);
  }

  /**
   * Evaluates the rules about repeats. Call it with one visit after the other, in the order of the
   * input.
   */
  RankedFindings ofSeries(ReadResult.Read read, SeriesTracker series) {
    return findings(read, () -> series.next(key(read), read.visit()));
  }

  /** Evaluates the rules about one visit. Safe for several threads. */
  RankedFindings ofVisit(ReadResult.Read read) {
    return findings(read, () -> rules.evaluate(read.visit()));
  }

  private SessionKey key(ReadResult.Read read) {
    return new SessionKey(
        sources.clinic(read.source()).patientId(read.visit().patient().mrn()),
        sources.clinic(read.source()).systems().visit(),
        read.visit().visitId());
  }

  private static RankedFindings findings(ReadResult.Read read, Supplier<List<RuleFinding>> rules) {
    RankedFindings findings = new RankedFindings(new ArrayList<>(), new ArrayList<>());
    try {
      for (RuleFinding found : rules.get()) {
        Finding finding = found.finding().at(read.places().of(found.field()).orElse(read.place()));
        (found.strong() ? findings.strong() : findings.others()).add(finding);
      }
    } catch (RuntimeException e) {
      findings
          .others()
          .add(
              // A rule never rejects a visit, even if evaluating it fails.
              InternalErrorFinding.of(
                      e,
                      Finding.warning(
                          "TPI-RULE-FAILED",
                          "This visit was not checked against the rules, because an internal error occurred."))
                  .at(read.place()));
    }
    return findings;
  }
}
