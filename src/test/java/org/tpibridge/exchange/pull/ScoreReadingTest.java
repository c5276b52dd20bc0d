package org.tpibridge.exchange.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.visit.PainScale;

class ScoreReadingTest {

  /** Centimeters are the unit of one scale only. */
  @ParameterizedTest
  @CsvSource({
    "NRS, {score}, true",
    "VAS, {score}, true",
    "VAS, cm, true",
    "NRS, cm, false",
    "FACES, cm, false",
    "VAS, mm, false"
  })
  void aUnitMustBeThatOfTheScale(PainScale scale, String unit, boolean usable) {
    Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
    for (PainScaleCode code : PainScaleCode.values()) {
      if (code.scale() == scale) {
        observation.setCode(code.concept());
      }
    }
    observation.setEffective(new DateTimeType("2024-03-06T09:30:00-05:00"));
    observation.setValue(new Quantity().setValue(new BigDecimal("4")).setCode(unit));

    assertThat(ScoreReading.of(observation))
        .isInstanceOf(usable ? ScoreReading.Usable.class : ScoreReading.Doubtful.class);
  }
}
