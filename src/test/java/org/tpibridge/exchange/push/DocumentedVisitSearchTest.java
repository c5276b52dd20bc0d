package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;

/** Whether the EHR is asked for visits that it documents itself, before a visit is created. */
class DocumentedVisitSearchTest {
  @TempDir private Path folder;

  @Test
  void onlyAPatientThatWasThereBeforeIsSearched() throws IOException {
    VisitRow visit = VisitRow.of("V-1", "90001");
    try (SimulatedEhr ehr =
            SimulatedEhr.start(FhirContext.forR4Cached(), SimulatedEhrOptions.of("hapi-like"));
        Pushing pushing = Pushing.to(ehr.base(), folder, Pushing.creating())) {
      pushing.importVisits(visit, visit.with("visit_id", "V-2").with("visit_start", "2024-03-11"));

      assertThat(pushing.push().sentVisits()).isEqualTo(2);
      assertThat(searches(ehr)).as("the push created the patient").isZero();

      pushing.importVisits(visit.with("visit_id", "V-3").with("visit_start", "2024-03-18"));

      assertThat(pushing.push().sentVisits()).isEqualTo(1);
      assertThat(searches(ehr)).isEqualTo(1);
    }
  }

  private static long searches(SimulatedEhr ehr) {
    return ehr.requests().stream().filter(one -> one.path().contains("/Procedure?")).count();
  }
}
