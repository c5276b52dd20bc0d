package org.tpibridge.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.StandardCode;

/**
 * Marks a resource as retracted without removing it: the content stays, and FHIR's own elements and
 * the narrative say that it must not be used. Retracting a resource twice does not change it again.
 */
public final class Retraction {
  private static final String ENTERED_IN_ERROR = "Entered in error. Do not use.";
  private static final String INACTIVE = "Inactive: entered in error. Do not use.";

  private Retraction() {}

  /**
   * Returns the next version of a resource that is retracted; the given one is not changed.
   *
   * @return empty for types without such a status, such as Provenance: their next version is a
   *     deleted one
   */
  public static Optional<Resource> retracted(Resource resource) {
    Resource copy = resource.copy();
    if (markInactive(copy)) {
      ((DomainResource) copy).setText(Narratives.of(INACTIVE));
    } else if (markEnteredInError(copy)) {
      ((DomainResource) copy).setText(Narratives.of(ENTERED_IN_ERROR));
    } else {
      return Optional.empty();
    }
    return Optional.of(copy);
  }

  /**
   * Returns whether it is necessary to read a resource in order to know whether it is retracted.
   *
   * @param json compact JSON
   */
  public static boolean mayBeRetracted(byte[] json) {
    String text = new String(json, ISO_8859_1);
    return text.contains(ENTERED_IN_ERROR) || text.contains(INACTIVE);
  }

  /** Returns whether a resource is one that {@link #retracted} returned. */
  public static boolean isRetracted(Resource resource) {
    if (!(resource instanceof DomainResource domain) || !isRetractionText(domain.getText())) {
      return false;
    }
    Optional<Resource> again = retracted(resource);
    again.ifPresent(copy -> ((DomainResource) copy).setText(domain.getText()));
    return again.filter(resource::equalsDeep).isPresent();
  }

  private static boolean isRetractionText(Narrative text) {
    String words = text.hasDiv() ? text.getDiv().allText().strip() : "";
    return words.equals(ENTERED_IN_ERROR) || words.equals(INACTIVE);
  }

  /**
   * Marks a person, an organization, a location or a body structure as inactive.
   *
   * @return whether the resource is one of these
   */
  private static boolean markInactive(Resource resource) {
    switch (resource.getResourceType()) {
      case Patient -> ((Patient) resource).setActive(false);
      case Practitioner -> ((Practitioner) resource).setActive(false);
      case Organization -> ((Organization) resource).setActive(false);
      case BodyStructure -> ((BodyStructure) resource).setActive(false);
      case Location -> ((Location) resource).setStatus(LocationStatus.INACTIVE);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets the status "entered in error".
   *
   * @return whether the type of the resource has this status
   */
  private static boolean markEnteredInError(Resource resource) {
    switch (resource.getResourceType()) {
      case Encounter -> ((Encounter) resource).setStatus(EncounterStatus.ENTEREDINERROR);
      case Condition -> retract((Condition) resource);
      case Procedure -> ((Procedure) resource).setStatus(ProcedureStatus.ENTEREDINERROR);
      case MedicationAdministration ->
          ((MedicationAdministration) resource)
              .setStatus(MedicationAdministrationStatus.ENTEREDINERROR);
      case Observation -> ((Observation) resource).setStatus(ObservationStatus.ENTEREDINERROR);
      case QuestionnaireResponse ->
          ((QuestionnaireResponse) resource).setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
      case AllergyIntolerance -> retract((AllergyIntolerance) resource);
      case Consent -> ((Consent) resource).setStatus(ConsentState.ENTEREDINERROR);
      case Goal -> ((Goal) resource).setLifecycleStatus(GoalLifecycleStatus.ENTEREDINERROR);
      case CommunicationRequest ->
          ((CommunicationRequest) resource).setStatus(CommunicationRequestStatus.ENTEREDINERROR);
      case CarePlan -> retract((CarePlan) resource);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Removes the clinical status, which FHIR forbids for this status (con-5). */
  private static void retract(Condition condition) {
    condition.setVerificationStatus(StandardCode.ENTERED_IN_ERROR.concept());
    condition.setClinicalStatus(null);
  }

  /** Removes the clinical status, which FHIR forbids for this status (ait-2). */
  private static void retract(AllergyIntolerance allergy) {
    allergy.setVerificationStatus(StandardCode.ALLERGY_ENTERED_IN_ERROR.concept());
    allergy.setClinicalStatus(null);
  }

  /** Also retracts the activities, so that no one follows them. */
  private static void retract(CarePlan plan) {
    plan.setStatus(CarePlan.CarePlanStatus.ENTEREDINERROR);
    plan.getActivity().stream()
        .filter(CarePlan.CarePlanActivityComponent::hasDetail)
        .forEach(a -> a.getDetail().setStatus(CarePlan.CarePlanActivityStatus.ENTEREDINERROR));
  }
}
