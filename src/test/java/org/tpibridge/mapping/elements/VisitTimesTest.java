package org.tpibridge.mapping.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.restore.ElementReader;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** Checks the times of resources and what is calculated from scores. */
class VisitTimesTest {
  private static final Visit FULL = ExampleVisits.full();

  @ParameterizedTest(name = "{1} {2} after {0}: {3}, {4}")
  @CsvSource({
    "2026-03-05T10:30:00-05:00, 2, HOUR, 2026-03-05T12:30:00-05:00, 2h",
    "2026-03-05T10:30:00-05:00, 45, MINUTE, 2026-03-05T11:15:00-05:00, 2h",
    "2026-03-05T23:30:00-05:00, 2, HOUR, 2026-03-06T01:30:00-05:00, 2h",
    "2026-03-05T10:30:00.123456789-05:00, 2, HOUR, 2026-03-05T12:30:00.123456789-05:00, 2h",
    // New York's clocks go forward on 2026-03-08: 24 hours later it is half past midnight.
    "2026-03-07T23:30:00-05:00, 24, HOUR, 2026-03-09T00:30:00-04:00, 24-72h",
    "2026-03-07T23:30:00-05:00, 1, DAY, 2026-03-08, 24-72h",
    // They go back on 2026-11-01: one o'clock comes twice.
    "2026-11-01T00:50:00-04:00, 1, HOUR, 2026-11-01T01:50:00-04:00, 2h",
    "2026-11-01T00:50:00-04:00, 2, HOUR, 2026-11-01T01:50:00-05:00, 2h",
    // If the offset is not that of the clinic's clock, hours are simply added.
    "2026-03-07T23:30:00+01:00, 24, HOUR, 2026-03-08T23:30:00+01:00, 24-72h",
    "2026-03-05T15:30:00Z, 2, HOUR, 2026-03-05T17:30:00Z, 2h",
    "2026-03-05T10:30:00-05:00, 6, WEEK, 2026-04-16, 6w-or-later",
    "2026-03-05T10:30:00-05:00, 1, MONTH, 2026-04-05, later",
    "2026-03-05, 48, HOUR, 2026-03-07, 24-72h",
    "2026-03-05, 6, WEEK, 2026-04-16, 6w-or-later",
    "2026-01-31, 1, MONTH, 2026-02-28, later",
    "2026-03-05, 8, HOUR, 2026-03-05, later",
    "2026-03-05, 35, DAY, 2026-04-09, 6w-or-later",
  })
  void laterScoreHasTheTimeOfTheClinicsClock(
      String end, int amount, TimeSpan.Unit unit, String day, String phase) {
    LaterScore later = new LaterScore(new TimeSpan(amount, unit), BigDecimal.ONE);
    PainAssessment pain =
        new PainAssessment(PainScale.NRS, Optional.empty(), Optional.empty(), List.of(later));
    VisitTime time = time(end);
    Visit visit =
        new ChangedVisit(
                new ChangedVisit(new ChangedVisit(FULL).with("end", Optional.empty()))
                    .with("start", time))
            .with("pain", pain);

    Observation score = scores(MappedVisit.of(visit)).get(0);

    assertThat(score.getEffectiveDateTimeType().getValueAsString()).isEqualTo(day);
    assertThat(score.getEffective().hasExtension(ExtensionUrls.APPROXIMATE_TIME)).isTrue();
    assertThat(score.hasEncounter()).isFalse();
    assertThat(score.getExtensionByUrl(ExtensionUrls.ASSESSMENT_PHASE).getValue())
        .extracting(concept -> ((CodeableConcept) concept).getCodingFirstRep().getCode())
        .isEqualTo(phase);
  }

  @ParameterizedTest(name = "{0} to {1}: before {2}, after {3}, approximate {4}")
  @CsvSource({
    "2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00, 2026-03-05T10:00:00-05:00, 2026-03-05T10:30:00-05:00, false",
    // The score after was recorded some time after the start.
    "2026-03-05T10:00:00-05:00, , 2026-03-05T10:00:00-05:00, 2026-03-05T10:00:00-05:00, true",
    "2026-03-05, , 2026-03-05, 2026-03-05, false",
    "2026-03-05, 2026-03-06, 2026-03-05, 2026-03-06, false",
  })
  void scoresAtTheVisitHaveItsTimes(
      String start, String end, String before, String after, boolean approximate) {
    Visit visit = new ChangedVisit(FULL).with("end", Optional.empty());
    visit = new ChangedVisit(visit).with("start", time(start));
    visit = new ChangedVisit(visit).with("end", Optional.ofNullable(end).map(VisitTimesTest::time));
    MappedVisit mapped = MappedVisit.of(visit);
    List<Observation> scores = scores(mapped);
    Observation reported =
        mapped.all(Observation.class).stream()
            .filter(o -> ElementReader.has(o.getCode(), TpiBridgeCode.RELIEF_REPORTED))
            .findFirst()
            .orElseThrow();

    assertThat(scores.get(0).getEffectiveDateTimeType().getValueAsString()).isEqualTo(before);
    assertThat(scores.get(0).getEffective().hasExtension()).isFalse();
    for (Observation atEnd : List.of(scores.get(1), relief(mapped), reported)) {
      assertThat(atEnd.getEffectiveDateTimeType().getValueAsString()).isEqualTo(after);
      assertThat(atEnd.getEffective().hasExtension(ExtensionUrls.APPROXIMATE_TIME))
          .isEqualTo(approximate);
    }
  }

  @Test
  void eachScoreRefersToTheScoreBeforeIt() {
    List<Observation> scores = scores(MappedVisit.of(FULL));

    assertThat(scores.get(0).hasExtension(ExtensionUrls.SEQUEL_TO)).isFalse();
    for (int i = 1; i < scores.size(); i++) {
      assertThat(scores.get(i).getExtensionByUrl(ExtensionUrls.SEQUEL_TO).getValue())
          .extracting(r -> ((org.hl7.fhir.r4.model.Reference) r).getReference())
          .isEqualTo("urn:uuid:" + scores.get(i - 1).getIdPart());
    }
  }

  @ParameterizedTest(name = "{0} to {1}: {2} %")
  @CsvSource({"8, 3, 62.5", "8, 4, 50", "3, 2, 33.3", "3, 1, 66.7", "4, 6, -50", "7, 7, 0"})
  void reliefIsCalculatedFromTwoScores(BigDecimal before, BigDecimal after, BigDecimal percent) {
    PainAssessment pain =
        new PainAssessment(PainScale.NRS, Optional.of(before), Optional.of(after), List.of());

    Observation relief = relief(MappedVisit.of(new ChangedVisit(FULL).with("pain", pain)));

    assertThat(((Quantity) relief.getValue()).getValue()).isEqualTo(percent);
    assertThat(relief.getDerivedFrom()).hasSize(2);
  }

  @Test
  void noReliefIsCalculatedIfThereWasNoPain() {
    PainAssessment pain =
        new PainAssessment(
            PainScale.NRS, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.ONE), List.of());
    MappedVisit mapped = MappedVisit.of(new ChangedVisit(FULL).with("pain", pain));

    assertThat(mapped.all(Observation.class))
        .noneMatch(o -> ElementReader.has(o.getCode(), TpiBridgeCode.RELIEF_CALCULATED));
  }

  @ParameterizedTest(name = "{0} % reported: {1}")
  @CsvSource({"60, false", "52.6, false", "52.5, true", "72.5, true", "72.4, false"})
  void reliefsThatDifferByTenPointsAreReported(BigDecimal stated, boolean finding) {
    // The scores give 62.5 %.
    MappedVisit mapped =
        MappedVisit.of(new ChangedVisit(FULL).with("reliefPercent", Optional.of(stated)));

    assertThat(mapped.codes().contains("TPI-MAP-RELIEF")).isEqualTo(finding);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-03-05, 2026-03-05T10:00:00-05:00, true",
    "2026-03-04, 2026-03-05T10:00:00-05:00, false",
    "2026-03-05T09:00:00-05:00, 2026-03-05, true",
    "2026-03-05, 2026-03-05, false",
    "2026-03-05T09:00:00-05:00, 2026-03-05T09:00:00-05:00, false"
  })
  void timeAndDateOnOneDayHaveNoOrder(String start, String end, boolean refused) {
    Visit started = new ChangedVisit(FULL).with("start", time(start));
    Visit visit = new ChangedVisit(started).with("end", Optional.of(time(end)));

    assertThat(MappedVisit.of(visit).codes().contains("TPI-MAP-PERIOD")).isEqualTo(refused);
  }

  private static VisitTime time(String written) {
    return written.contains("T")
        ? new VisitTime.AtTime(OffsetDateTime.parse(written))
        : new VisitTime.OnDay(LocalDate.parse(written));
  }

  private static List<Observation> scores(MappedVisit mapped) {
    return mapped.all(Observation.class).stream()
        .filter(o -> PainScaleCode.in(o.getCode()).isPresent())
        .toList();
  }

  private static Observation relief(MappedVisit mapped) {
    return mapped.all(Observation.class).stream()
        .filter(o -> ElementReader.has(o.getCode(), TpiBridgeCode.RELIEF_CALCULATED))
        .findFirst()
        .orElseThrow();
  }
}
