package org.tpibridge.exchange.pull;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/** What a pull means for this store and for the next push, against a simulated EHR. */
class PullRulesTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final PushOptions FULL = new PushOptions(true, 1, Duration.ZERO);

  @TempDir private Path folder;
  private SimulatedEhr ehr;

  @BeforeEach
  void start() throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    ehr.add(List.of(record("p1")));
  }

  @AfterEach
  void stop() {
    ehr.close();
  }

  private Pushing pushing() {
    return Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.matching());
  }

  private static Patient record(String id) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem(IdentifierSystemUris.DEFAULT.mrn()).setValue("70001");
    patient.addName().setFamily("Okafor").addGiven("Miriam");
    patient.getBirthDateElement().setValueAsString("1979-05-12");
    return patient;
  }

  private static VisitRow visit(String id, String day) {
    return VisitRow.of(id, "70001").with("visit_start", day);
  }

  private static List<Review> reviews(Pushing pushing) {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 100));
  }

  private long procedures(String patient) {
    return ehr.resources().stream()
        .filter(one -> one.type().equals("Procedure"))
        .filter(one -> one.body().toString().contains("\"" + patient + "\""))
        .count();
  }

  @Test
  void nothingIsSentToAMergedRecordUntilAPersonDecides() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      assertThat(procedures("Patient/p1")).isEqualTo(3);
      Patient merged = record("p1");
      merged.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/p9"));
      ehr.add(List.of(merged, record("p9")));
      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);

      pushing.importVisits(visit("V-2", "2024-03-11"));
      PushSummary blocked = pushing.push();
      assertThat(blocked.review()).isEqualTo(1);
      assertThat(pushing.push(FULL).created()).isZero();
      assertThat(procedures("Patient/p1") + procedures("Patient/p9")).isEqualTo(3);

      Review review = reviews(pushing).get(0);
      assertThat(review.item().kind()).isEqualTo(ReviewKind.REPLACED_PATIENT);
      assertThat(review.item().candidates()).containsExactly("Patient/p9");
      new ReviewDecisions(pushing.store(), Importing.CLOCK).same(review.key(), "Patient/p9");
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p9")).isEqualTo(3);
      assertThat(procedures("Patient/p1")).isEqualTo(3);
      assertThat(Pulling.into(pushing).reviews()).isZero();
    }
  }

  @Test
  void whoIsDecidedToStayIsNotAskedForAgain() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      Patient other = record("p9");
      other.getIdentifierFirstRep().setValue("70009");
      other.addLink().setType(LinkType.REPLACES).setOther(new Reference("Patient/p1"));
      ehr.add(List.of(other));
      // The EHR shows the merge in the other record only.
      assertThat(Pulling.into(pushing).reviews()).isEqualTo(1);
      new ReviewDecisions(pushing.store(), Importing.CLOCK)
          .same(reviews(pushing).get(0).key(), "Patient/p1");
      other.setActive(true);
      ehr.add(List.of(other));

      assertThat(Pulling.into(pushing).reviews()).isZero();
      pushing.importVisits(visit("V-2", "2024-03-11"));
      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p1")).isEqualTo(6);
    }
  }

  @Test
  void aRecordWithoutSuccessorIsLookedForAgain() {
    try (Pushing pushing = pushing()) {
      pushing.importVisits(visit("V-1", "2024-03-04"));
      pushing.push();
      Patient merged = record("p1");
      merged.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/p9"));
      ehr.add(List.of(merged, record("p9")));
      Pulling.into(pushing);
      new ReviewDecisions(pushing.store(), Importing.CLOCK).none(reviews(pushing).get(0).key());
      pushing.importVisits(visit("V-2", "2024-03-11"));

      assertThat(pushing.push().isComplete()).isTrue();
      assertThat(procedures("Patient/p9")).isEqualTo(3);
      Optional<String> match =
          pushing.store().read(tx -> tx.exchange().matches().patients(Pushing.EHR)).get(0)
              .remoteReference();
      assertThat(match).contains("Patient/p9");
    }
  }
}
