package org.tpibridge.searching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/**
 * An EHR that sorts the pain scores of a patient by date lists them in the order in which they were
 * recorded. The scores are 0 (before), 1 (after), 2, 3, ... so that a score is its position.
 */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class PainCourseIT {
  private static final String SORTED =
      "Observation?patient.identifier=%s&code=72514-3&_sort=%sdate&_count=50";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00, 20min 2h 48h 6w",
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00, 30min 1d 2d 1w 1mo",
    // The day ends between the visit and the score.
    "2026-03-05T22:50:00-05:00, 2026-03-05T23:30:00-05:00, 2h 24h 48h",
    // Clocks go forward on 2026-03-08 and back on 2026-11-01 in New York.
    "2026-03-07T23:00:00-05:00, 2026-03-07T23:30:00-05:00, 2h 3h 4h 24h",
    "2026-11-01T00:40:00-04:00, 2026-11-01T00:50:00-04:00, 20min 1h 2h 3h",
    // Offsets that are not the clinic's, on both sides of UTC.
    "2026-03-05T09:00:00+09:00, 2026-03-05T09:30:00+09:00, 2h 48h 1w",
    "2026-03-05T13:00:00-10:00, 2026-03-05T13:30:00-10:00, 2h 48h 1w",
    // Start and end in different offsets.
    "2026-03-05T10:00:00-05:00, 2026-03-05T15:10:00Z, 2h 48h",
    "2026-03-05T10:00:00.123456789-05:00, 2026-03-05T10:00:00.223456789-05:00, 1min 2h",
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:00:01-05:00, 1min 2h",
  })
  void scoresAreSortedByDate(String start, String end, String later, Ehr ehr) {
    assertThat(course(ehr, "", visit(time(start), Optional.of(time(end)), later)))
        .isEqualTo(positions(later));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00, 20min 2h 48h 6w",
    "2026-03-07T23:00:00-05:00, 2026-03-07T23:30:00-05:00, 2h 3h 4h 24h",
  })
  void andBackwards(String start, String end, String later, Ehr ehr) {
    List<Integer> backwards = new ArrayList<>(positions(later));
    Collections.reverse(backwards);
    assertThat(course(ehr, "-", visit(time(start), Optional.of(time(end)), later)))
        .isEqualTo(backwards);
  }

  /**
   * Where the record has one time for both scores, no time is invented. The EHR then keeps the
   * order of the Bundle.
   */
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-03-05T10:00:00-05:00, , 20min 2h 48h 6w",
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:00:00-05:00, 2h 48h 6w",
    "2026-03-05, , 2h 48h 6w",
    "2026-03-05, 2026-03-05, 20min 2h 24h 6w",
  })
  void equalTimesHaveTheOrderOfTheBundle(String start, String end, String later, Ehr ehr) {
    Optional<VisitTime> ended = Optional.ofNullable(end).map(PainCourseIT::time);
    assertThat(course(ehr, "", visit(time(start), ended, later))).isEqualTo(positions(later));
  }

  /** A score that a correction adds is stored after the others. */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00",
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:00:01-05:00",
  })
  void aScoreThatIsAddedLaterIsSortedToo(String start, String end, Ehr ehr) {
    Visit complete = visit(time(start), Optional.of(time(end)), "2h 48h");
    PainAssessment pain = complete.pain();
    Visit first =
        new ChangedVisit(complete)
            .with(
                "pain",
                new PainAssessment(
                    pain.scale(), Optional.empty(), pain.after(), pain.later().subList(1, 2)));
    post(ehr, first);

    assertThat(course(ehr, "", complete)).containsExactly(0, 1, 2, 3);
  }

  /** Posts a visit and returns its scores as the EHR sorts them. */
  private static List<Integer> course(Ehr ehr, String direction, Visit visit) {
    post(ehr, visit);
    return ehr
        .get(Bundle.class, SORTED.formatted(visit.patient().mrn(), direction))
        .getEntry()
        .stream()
        .map(entry -> (Observation) entry.getResource())
        .map(score -> score.getValueQuantity().getValue().intValueExact())
        .toList();
  }

  private static void post(Ehr ehr, Visit visit) {
    ehr.post(
        Bundle.class,
        "",
        FhirContext.forR4Cached()
            .newJsonParser()
            .encodeResourceToString(MappedVisit.of(visit).bundle()));
  }

  private static List<Integer> positions(String later) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < 2 + later.split(" ").length; i++) {
      positions.add(i);
    }
    return positions;
  }

  /** Each test has another patient, because the server is shared. */
  private static Visit visit(VisitTime start, Optional<VisitTime> end, String later) {
    List<LaterScore> scores = new ArrayList<>();
    for (String span : later.split(" ", -1)) {
      scores.add(new LaterScore(span(span), BigDecimal.valueOf(2L + scores.size())));
    }
    Patient patient = ExampleVisits.full().patient();
    String name = "PainCourseIT-" + System.nanoTime();
    Visit visit = new ChangedVisit(ExampleVisits.full()).with("end", Optional.empty());
    visit = new ChangedVisit(visit).with("start", start);
    visit = new ChangedVisit(visit).with("end", end);
    visit = new ChangedVisit(visit).with("visitId", name);
    visit =
        new ChangedVisit(visit)
            .with(
                "patient",
                new Patient(
                    name, patient.last(), patient.first(), patient.birthDate(), patient.sex()));
    return new ChangedVisit(visit)
        .with(
            "pain",
            new PainAssessment(
                PainScale.NRS, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.ONE), scores));
  }

  private static VisitTime time(String written) {
    return written.contains("T")
        ? new VisitTime.AtTime(OffsetDateTime.parse(written))
        : new VisitTime.OnDay(LocalDate.parse(written));
  }

  private static TimeSpan span(String written) {
    for (TimeSpan.Unit unit : TimeSpan.Unit.values()) {
      if (written.replaceAll("[0-9]", "").equals(unit.symbol())) {
        return new TimeSpan(Integer.parseInt(written.replaceAll("[a-z]", "")), unit);
      }
    }
    throw new IllegalArgumentException(written);
  }
}
