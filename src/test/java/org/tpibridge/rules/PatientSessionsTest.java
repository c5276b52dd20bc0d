package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tpibridge.visit.SessionSummary;
import org.tpibridge.visit.Visit;

class PatientSessionsTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final Visit VISIT = RuleCase.visit(Map.of());
  private static final Path ONLY_THOSE =
      Path.of("src/test/resources/org/tpibridge/rules/monotone.csv");
  private static final Rules MONOTONE =
      new Rules(
          RulePolicy.load("none", List.of(ONLY_THOSE)).policy().orElseThrow(), TestKeys.SHIPPED);

  /** Days since the first visit, in the order of the input. */
  @Provide
  Arbitrary<List<Integer>> days() {
    return Arbitraries.integers().between(0, 2000).list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Integer>> fewDays() {
    return Arbitraries.integers()
        .between(0, 700)
        .list()
        .ofMinSize(1)
        .ofMaxSize(PatientSessions.CAPACITY);
  }

  @Property(tries = 300)
  void isBoundedAndOrderedAndContainsTheLastSessions(@ForAll("days") List<Integer> days) {
    PatientSessions digest = new PatientSessions();
    for (int i = 0; i < days.size(); i++) {
      SeriesSession session = session(i, days.get(i));
      digest.add(session);

      assertThat(digest.sessions())
          .contains(session)
          .hasSizeLessThanOrEqualTo(PatientSessions.CAPACITY);
      assertThat(digest.sessions()).isSortedAccordingTo(Comparator.comparing(SeriesSession::day));
    }
  }

  /**
   * If visits are read in order of time, ascending or descending, a period with few sessions is
   * complete.
   */
  @Property(tries = 200)
  void sortedInputLosesNothingNear(
      @ForAll("days") List<Integer> days, @ForAll boolean newestFirst) {
    List<Integer> sorted =
        days.stream()
            .sorted(newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder())
            .toList();
    PatientSessions digest = new PatientSessions();
    for (int i = 0; i < sorted.size(); i++) {
      digest.add(session(i, sorted.get(i)));
    }

    List<LocalDate> last =
        sorted
            .subList(Math.max(0, sorted.size() - PatientSessions.CAPACITY), sorted.size())
            .stream()
            .map(FIRST::plusDays)
            .sorted()
            .toList();
    assertThat(digest.sessions()).extracting(SeriesSession::day).isEqualTo(last);
  }

  /**
   * For rules that report more with more sessions, any order of the input gives the same findings.
   */
  @Property(tries = 200)
  void theOrderOfTheInputDoesNotMatterToCountsAndIntervals(
      @ForAll("fewDays") List<Integer> days, @ForAll Random random) {
    // One visit a day: the input determines which of a day's visits is first.
    List<Integer> once = days.stream().distinct().toList();
    List<Visit> visits =
        IntStream.range(0, once.size()).mapToObj(i -> visit(i, once.get(i))).toList();
    List<Visit> shuffled = new ArrayList<>(visits);
    Collections.shuffle(shuffled, random);

    assertThat(reported(shuffled)).isEqualTo(reported(visits));
  }

  @Test
  void aVisitReadAgainReplacesTheEarlierOne() {
    PatientSessions digest = new PatientSessions();
    digest.add(session(1, 10));
    digest.add(session(2, 20));
    digest.add(session(1, 30));

    assertThat(digest.sessions())
        .extracting(SeriesSession::day)
        .containsExactly(FIRST.plusDays(20), FIRST.plusDays(30));
  }

  @Test
  void ofManyLaterScoresTheLastAreStored() {
    Visit visit =
        RuleCase.visit(Map.of("pain_later", "2h:5; 6w:2; 24h:5; 3d:4; 1w:3; 2w:3; 8w:6; 10min:7"));

    assertThat(session(visit).later())
        .extracting(s -> s.timeAfterVisit().toCanonicalText())
        .containsExactlyInAnyOrder("1w", "2w", "6w", "8w");
  }

  @Test
  void thePatientsReadLeastRecentlyAreDropped() {
    SeriesTracker series =
        new SeriesTracker(
            RulePolicy.load("practice", List.of()).policy().orElseThrow().rules(),
            TestKeys.SHIPPED,
            Optional.empty(),
            2);
    next(series, of("1", "a", "2024-03-01"));
    next(series, of("2", "b", "2024-03-02"));
    next(series, of("1", "c", "2024-06-01"));
    next(series, of("3", "d", "2024-06-02"));

    assertThat(next(series, of("1", "e", "2024-06-03"))).isNotEmpty();
    assertThat(next(series, of("2", "f", "2024-03-09"))).isEmpty();
  }

  private static List<RuleFinding> next(SeriesTracker series, Visit visit) {
    return series.next(RuleCase.key(visit), visit);
  }

  private static Visit of(String mrn, String id, String day) {
    return RuleCase.visit(Map.of("mrn", mrn, "visit_id", id, "visit_start", day));
  }

  private static Set<String> reported(List<Visit> visits) {
    SeriesTracker series = MONOTONE.series();
    Set<String> stated = new HashSet<>();
    for (Visit visit : visits) {
      for (RuleFinding prompt : next(series, visit)) {
        String message = prompt.finding().message();
        boolean later = message.startsWith("For the session of ");
        String day =
            later
                ? message.substring("For the session of ".length()).substring(0, 10)
                : visit.start().day().toString();
        assertThat(stated.add(prompt.finding().code() + " " + day)).as("reported once").isTrue();
      }
    }
    return stated;
  }

  private static SeriesSession session(int id, int day) {
    return session(visit(id, day));
  }

  private static SeriesSession session(Visit visit) {
    return SeriesSession.of(
        RuleCase.key(visit).visitHash(), SessionSummary.of(visit), TestKeys.SHIPPED, Set.of());
  }

  private static Visit visit(int id, int day) {
    return MovedVisit.to(VISIT, "V-" + id, FIRST.plusDays(day));
  }
}
