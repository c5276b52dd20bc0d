package org.tpibridge.importing.upsert;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tpibridge.store.pulled.PulledScores.AttachedScore;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;

/**
 * The later pain scores of a visit, together with those that EHRs recorded for it. What EHRs
 * recorded comes last, in the order in which it was pulled.
 *
 * @param visit with all scores
 * @param results the scores of EHRs as they are now
 * @param conflicts where the visit states another value for the same time
 * @param dropped scores that cannot be parts of the visit any more
 */
record EhrScoreMerge(
    Visit visit,
    List<PulledScore> results,
    List<ScoreConflict> conflicts,
    List<PulledScore> dropped) {

  /**
   * @param index of the visit's score
   */
  record ScoreConflict(PulledScore score, int index, TimeSpan after, BigDecimal stated) {}

  /**
   * @param scores of EHRs, in their order
   * @param patientId of the visit
   * @param isApplied whether a score counts as the EHR has it now; if not, the visit keeps what it
   *     has of it
   * @param zone of the clinic
   */
  static EhrScoreMerge of(
      Visit stated,
      String patientId,
      List<PulledScore> scores,
      Predicate<PulledScore> isApplied,
      ZoneId zone) {
    List<LaterScore> later = new ArrayList<>(stated.pain().later());
    List<PulledScore> results = new ArrayList<>();
    List<ScoreConflict> conflicts = new ArrayList<>();
    List<PulledScore> dropped = new ArrayList<>();
    for (PulledScore score : scores) {
      boolean applied = isApplied.test(score);
      Optional<LaterScore> recorded =
          score
              .content()
              .filter(content -> score.patientId().equals(patientId))
              .filter(content -> stated.pain().scale() == content.scale())
              .flatMap(
                  content ->
                      applied
                          ? recorded(stated, content, zone)
                          : score.attached().map(AttachedScore::score));
      if (score.content().isEmpty()) {
        results.add(score.detached());
      } else if (recorded.isEmpty()) {
        results.add(score.detached());
        dropped.add(score);
      } else {
        int index = indexOf(recorded.get().timeAfterVisit(), later);
        boolean isStated =
            index >= 0 && later.get(index).value().compareTo(recorded.get().value()) == 0;
        if (index < 0) {
          later.add(recorded.get());
        } else if (!isStated) {
          LaterScore other = later.get(index);
          conflicts.add(new ScoreConflict(score, index, other.timeAfterVisit(), other.value()));
          later.set(index, new LaterScore(other.timeAfterVisit(), recorded.get().value()));
        }
        LaterScore merged = index < 0 ? recorded.get() : later.get(index);
        results.add(
            applied
                ? score.attached(
                    AttachedScore.of(merged), isStated, score.localReference(), score.job())
                : score);
      }
    }
    PainAssessment pain = stated.pain();
    return new EhrScoreMerge(
        stated.withPain(new PainAssessment(pain.scale(), pain.before(), pain.after(), later)),
        List.copyOf(results),
        List.copyOf(conflicts),
        List.copyOf(dropped));
  }

  private static Optional<LaterScore> recorded(Visit visit, ScoreContent content, ZoneId zone) {
    BigDecimal value = new BigDecimal(content.value());
    return ScoreTime.after(visit, content.measured(), zone)
        .filter(span -> content.scale().accepts(value))
        .map(span -> new LaterScore(span, value));
  }

  private static int indexOf(TimeSpan span, List<LaterScore> later) {
    for (int i = 0; i < later.size(); i++) {
      if (later.get(i).timeAfterVisit().isSameLength(span)) {
        return i;
      }
    }
    return -1;
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "EhrScoreMerge[" + results.size() + "]";
  }
}
