package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/** A visit that the EHR documents itself is never a second procedure there. */
class DocumentedVisitPushTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String OWN = "Procedure/own";

  @TempDir private Path folder;

  private SimulatedEhr ehr;
  private Pushing pushing;

  @BeforeEach
  void start() throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    Patient patient = new Patient();
    patient.setId("p");
    patient.addIdentifier().setSystem(IdentifierSystemUris.DEFAULT.mrn()).setValue("90001");
    patient.addName().setFamily("Okafor").addGiven("Miriam");
    patient.getBirthDateElement().setValueAsString("1979-05-12");
    Procedure own = new Procedure();
    own.setId("own");
    own.setStatus(ProcedureStatus.COMPLETED);
    own.getCode().addCoding().setSystem("http://www.ama-assn.org/go/cpt").setCode("20552");
    own.setSubject(new Reference("Patient/p"));
    own.setPerformed(new DateTimeType("2024-03-04"));
    ehr.add(List.of(patient, own));
    pushing = Pushing.to(ehr.base(), folder, Pushing.matching());
    pushing.importVisits(
        VisitRow.of("V-1", "90001")
            .with("visit_start", "2024-03-04T09:30")
            .with("visit_end", "2024-03-04T09:50"));
  }

  @AfterEach
  void stop() {
    pushing.close();
    ehr.close();
  }

  @Test
  void nothingIsSentUntilAPersonDecides() {
    assertThat(pushing.push().review()).isEqualTo(1);
    assertThat(review().item().kind()).isEqualTo(ReviewKind.DOCUMENTED_VISIT);
    assertThat(review().item().candidates()).containsExactly(OWN);
    assertThat(procedures()).hasSize(1);
  }

  @Test
  void theRestOfTheVisitRefersToTheProcedureOfTheEhr() {
    pushing.push();
    decisions().same(review().key(), OWN);

    assertThat(pushing.push().isComplete()).isTrue();
    assertThat(procedures().stream().filter(one -> !one.hasPartOf()).map(this::name))
        .containsExactly(OWN);
    assertThat(procedures().stream().filter(Procedure::hasPartOf))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(part.getPartOfFirstRep().getReference()).isEqualTo(OWN));

    pushing.importVisits(
        VisitRow.of("V-1", "90001")
            .with("visit_start", "2024-03-04T09:30")
            .with("visit_end", "2024-03-04T09:55"));
    assertThat(pushing.push().isComplete()).isTrue();
    assertThat(procedures().stream().filter(one -> !one.hasPartOf()).map(this::name))
        .containsExactly(OWN);
  }

  @Test
  void anotherVisitOfTheDayIsSent() {
    pushing.push();
    decisions().none(review().key());

    assertThat(pushing.push().isComplete()).isTrue();
    assertThat(procedures().stream().filter(one -> !one.hasPartOf())).hasSize(2);
  }

  private ReviewDecisions decisions() {
    return new ReviewDecisions(pushing.store(), InstantSource.system());
  }

  private Review review() {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 10)).get(0);
  }

  private String name(Procedure procedure) {
    return procedure.getIdElement().toUnqualifiedVersionless().getValue();
  }

  private List<Procedure> procedures() {
    return FHIR
        .newRestfulGenericClient(ehr.base().toString())
        .search()
        .byUrl("Procedure?patient=Patient/p&_count=50")
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> (Procedure) entry.getResource())
        .toList();
  }
}
