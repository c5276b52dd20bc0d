package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Checks what other tests rely on in the EHR. */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class EhrIT {

  @Test
  void declaresR4AndTransactions(Ehr ehr) {
    CapabilityStatement declared = ehr.get(CapabilityStatement.class, "metadata");

    assertThat(declared.getFhirVersion()).isEqualTo(FHIRVersion._4_0_1);
    assertThat(declared.getRestFirstRep().getInteraction())
        .extracting(interaction -> interaction.getCode())
        .contains(SystemRestfulInteraction.TRANSACTION);
  }

  @Test
  void findsWhatChangedSinceAMoment(Ehr ehr) {
    Patient kept = ehr.post(Patient.class, "Patient", "{\"resourceType\":\"Patient\"}");
    String search = "Patient?_id=" + kept.getIdElement().getIdPart() + "&_lastUpdated=";
    Instant changed = kept.getMeta().getLastUpdated().toInstant();

    Bundle since = ehr.get(Bundle.class, search + "ge" + changed);
    Bundle later = ehr.get(Bundle.class, search + "gt" + changed.plusSeconds(60));

    assertThat(since.getEntry()).hasSize(1);
    assertThat(later.getEntry()).isEmpty();
  }

  @Test
  void storesHistory(Ehr ehr) {
    Patient kept = ehr.post(Patient.class, "Patient", "{\"resourceType\":\"Patient\"}");

    Bundle history =
        ehr.get(Bundle.class, "Patient/" + kept.getIdElement().getIdPart() + "/_history");

    assertThat(history.getEntry()).hasSize(1);
  }

  @Test
  void validatesAgainstTheSpecification(Ehr ehr) {
    String withoutStatus = "{\"resourceType\":\"Observation\",\"code\":{\"text\":\"pain\"}}";

    OperationOutcome outcome =
        ehr.post(OperationOutcome.class, "Observation/$validate", withoutStatus);

    assertThat(outcome.getIssue())
        .filteredOn(issue -> issue.getSeverity() == IssueSeverity.ERROR)
        .extracting(issue -> issue.getDiagnostics())
        .anyMatch(text -> text.startsWith("Observation.status: minimum required = 1"));
  }

  @Test
  void refusesWhatIsNoFhir(Ehr ehr) {
    assertThatThrownBy(() -> ehr.post(Patient.class, "Patient", "{\"resourceType\":\"Visit\"}"))
        .hasMessageContaining("was answered 400");
  }

  @Test
  void activatesARestHookSubscription(Ehr ehr) throws InterruptedException {
    Subscription asked =
        ehr.post(
            Subscription.class,
            "Subscription",
            """
            {"resourceType":"Subscription","status":"requested","reason":"test",
             "criteria":"Procedure?code=nothing-has-this-code",
             "channel":{"type":"rest-hook","endpoint":"http://127.0.0.1:9/hook"}}
            """);
    String path = "Subscription/" + asked.getIdElement().getIdPart();

    assertThat(
            becomesTrue(
                () -> ehr.get(Subscription.class, path).getStatus() == SubscriptionStatus.ACTIVE))
        .as("subscription becomes active")
        .isTrue();
  }

  private static boolean becomesTrue(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(end)) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }
}
