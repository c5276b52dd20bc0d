package org.tpibridge.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.SessionSummary;
import org.tpibridge.visit.Technique;

/** The data of one visit that a series stores: a few numbers, and no text of the record. */
final class SeriesSession {
  /** The latest scores show how long relief lasted, so only these are stored. */
  static final int MAX_LATER_SCORES = 4;

  private static final Comparator<LaterScore> BY_TIME =
      Comparator.comparingDouble(score -> score.timeAfterVisit().hours());

  private final long visit;
  private final LocalDate day;
  private final Optional<String> procedure;
  private final boolean injected;
  private final PainScale scale;
  private final Optional<BigDecimal> before;
  private final List<LaterScore> later;
  private final Map<String, BigDecimal> mg;
  private final BitSet reported = new BitSet();

  private SeriesSession(long visit, SessionSummary session, Map<String, BigDecimal> mg) {
    PainAssessment pain = session.pain();
    this.visit = visit;
    this.day = session.day();
    this.procedure = session.procedureCode();
    this.injected = session.technique() != Technique.DRY_NEEDLING;
    this.scale = pain.scale();
    this.before = pain.before();
    this.later = pain.later().stream().sorted(BY_TIME.reversed()).limit(MAX_LATER_SCORES).toList();
    this.mg = mg;
  }

  /**
   * @param visit the hash of the visit's id
   * @param drugs the drugs whose dose a rule uses, by key
   */
  static SeriesSession of(long visit, SessionSummary session, ConceptKeys keys, Set<String> drugs) {
    Map<String, BigDecimal> mg = new HashMap<>();
    if (!drugs.isEmpty()) {
      for (Injectate injectate : session.injectates()) {
        Optional<String> drug = keys.drug(injectate.drug()).filter(drugs::contains);
        if (drug.isPresent() && injectate.doseMg().isPresent()) {
          mg.merge(drug.get(), injectate.doseMg().get(), BigDecimal::add);
        }
      }
    }
    return new SeriesSession(visit, session, Map.copyOf(mg));
  }

  /** Returns the hash of the visit's id. */
  long visit() {
    return visit;
  }

  LocalDate day() {
    return day;
  }

  Optional<String> procedure() {
    return procedure;
  }

  /** Whether something was injected, according to the injectates or the procedure code. */
  boolean isInjection(List<String> codes) {
    return injected || procedure.filter(codes::contains).isPresent();
  }

  PainScale scale() {
    return scale;
  }

  Optional<BigDecimal> before() {
    return before;
  }

  /** Returns the latest of the later scores, newest first. */
  List<LaterScore> later() {
    return later;
  }

  BigDecimal mgOf(String drug) {
    return mg.getOrDefault(drug, BigDecimal.ZERO);
  }

  /** Whether a rule already reported this session, so that it is not reported again. */
  boolean isReported(int rule) {
    return reported.get(rule);
  }

  void markReported(int rule) {
    reported.set(rule);
  }
}
