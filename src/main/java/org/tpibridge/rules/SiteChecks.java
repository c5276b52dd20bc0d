package org.tpibridge.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** Checks the injected sites. */
final class SiteChecks {
  /**
   * Whether left and right of one muscle count as one or two is not defined by any source, so the
   * clinic decides.
   */
  private static final String TWO = "two";

  private SiteChecks() {}

  private record MuscleSide(String muscle, Optional<Side> side) {}

  /** Reports a procedure code that does not match the number of muscles. */
  static Stream<CheckMessage> count(CodedVisit subject, RuleParameters parameters) {
    String few = parameters.word("few");
    String many = parameters.word("many");
    if (!subject.hasProcedure(List.of(few, many))) {
      return Stream.empty();
    }
    boolean sidesCount = parameters.word("sides_of_a_muscle").equals(TWO);
    int muscles = distinct(subject, sidesCount);
    String expected = muscles >= parameters.whole("many_from") ? many : few;
    if (subject.hasProcedure(List.of(expected))) {
      return Stream.empty();
    }
    return Stream.of(
        CheckMessage.on(
            Column.PROCEDURE_CODE,
            "%s distinct %s recorded%s: %s is for %s."
                .formatted(
                    muscles,
                    muscles == 1 ? "muscle" : "muscles",
                    sidesCount ? " (each side counts)" : " (both sides of one count once)",
                    subject.visit().procedureCode().orElseThrow(),
                    expected.equals(many)
                        ? "fewer, " + many + " for " + parameters.whole("many_from") + " or more"
                        : parameters.whole("many_from") + " or more, " + few + " for fewer")));
  }

  private static int distinct(CodedVisit subject, boolean sidesCount) {
    Set<MuscleSide> muscles = new HashSet<>();
    for (int i = 0; i < subject.muscles().size(); i++) {
      InjectionSite site = subject.visit().sites().get(i);
      // An unrecognized muscle also counts; it is distinguished by its words.
      String muscle = subject.muscles().get(i).orElse(site.muscle().toLowerCase(Locale.ROOT));
      muscles.add(new MuscleSide(muscle, sidesCount ? site.side() : Optional.empty()));
    }
    return muscles.size();
  }

  /**
   * Reports sites that are not muscles, such as joints, and visits without any recognized muscle.
   */
  static Stream<CheckMessage> muscles(CodedVisit subject, RuleParameters parameters) {
    if (!subject.hasProcedure(parameters.words("codes"))) {
      return Stream.empty();
    }
    List<Integer> unknown =
        IntStream.range(0, subject.muscles().size())
            .filter(i -> subject.muscles().get(i).isEmpty())
            .boxed()
            .toList();
    boolean noMuscle = unknown.size() == subject.muscles().size();
    WordPatterns nonMuscleWords = parameters.patterns("words");
    return unknown.stream()
        .filter(i -> noMuscle || nonMuscleWords.hasOneOf(site(subject, i)))
        .map(
            i ->
                CheckMessage.on(
                    Column.SITES,
                    i,
                    "The site %s is not a recognized muscle. %s requires a muscle."
                        .formatted(
                            QuotedText.of(site(subject, i)),
                            subject.visit().procedureCode().orElseThrow())));
  }

  private static String site(CodedVisit subject, int i) {
    return subject.visit().sites().get(i).muscle();
  }
}
