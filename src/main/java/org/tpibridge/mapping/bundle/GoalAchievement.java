package org.tpibridge.mapping.bundle;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Goal;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;

/**
 * Whether the visit's own scores show that a pain goal was reached. Only a score that was recorded
 * for the goal's own time shows it: pain is often low while the anesthetic acts, and may return
 * before the goal is due. Scores of other visits are not used, so that no visit changes the goal of
 * another.
 *
 * @param status {@code achieved} or {@code not-achieved}
 * @param scores the positions of the scores that show it
 */
record GoalAchievement(StandardCode status, List<Integer> scores) {

  /** Empty if no score shows it, or if the scores contradict each other. */
  static Optional<GoalAchievement> of(VisitContext context, org.tpibridge.visit.Goal goal) {
    if (goal.pain().isEmpty() || goal.within().isEmpty()) {
      return Optional.empty();
    }
    List<AssessedPainScore> scores = context.scores();
    List<Integer> due =
        IntStream.range(0, scores.size())
            .filter(
                i -> scores.get(i).since().filter(goal.within().get()::isSameLength).isPresent())
            .boxed()
            .toList();
    List<Boolean> reached =
        due.stream()
            .map(i -> scores.get(i).value().compareTo(goal.pain().get()) <= 0)
            .distinct()
            .toList();
    return reached.size() == 1
        ? Optional.of(
            new GoalAchievement(
                reached.get(0) ? StandardCode.ACHIEVED : StandardCode.NOT_ACHIEVED, due))
        : Optional.empty();
  }

  void addTo(Goal goal, VisitContext context) {
    goal.setAchievementStatus(status.concept());
    List<BundleEntry> pain = context.all(ResourceRole.PAIN);
    scores.forEach(i -> goal.addOutcomeReference(pain.get(i).reference()));
  }

  /** For display: {@code Achieved: pain 2 of 10, 6w after the visit}. */
  String words(VisitContext context) {
    AssessedPainScore score = context.scores().get(scores.get(0));
    return (status == StandardCode.ACHIEVED ? "Achieved" : "Not achieved")
        + ": pain "
        + score.value().toPlainString()
        + " of 10, "
        + score.when();
  }
}
