package org.tpibridge.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * A realistic visit in code: five muscles on both sides, two drugs, four pain scores, narratives;
 * forty entries. Stands in for the mapper's Bundle.
 */
public final class FiveMuscleVisits implements VisitSource {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String LOINC = "http://loinc.org";
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String OURS = "https://tpibridge.org/fhir/";
  private static final String SYSTEM = OURS + "CodeSystem/tpi";
  private static final List<String> MUSCLES =
      List.of("trapezius", "levator scapulae", "splenius capitis", "rhomboid", "infraspinatus");
  private static final List<String> SIDES = List.of("left", "right");

  @Override
  public Bundle visit(int number) {
    return new Visit(number).bundle();
  }

  private static final class Visit {
    private final int number;
    private final Bundle bundle = new Bundle();
    private final Instant start;
    private Reference patient;
    private Reference encounter;
    private Reference practitioner;

    Visit(int number) {
      this.number = number;
      this.start = Instant.parse("2024-01-08T15:00:00Z").plus(Duration.ofHours(number));
    }

    Bundle bundle() {
      bundle.setType(BundleType.TRANSACTION);
      bundle.setId(id("Bundle", "visit"));
      patient = add(patient(), "patient");
      practitioner = add(practitioner(), "practitioner");
      Reference organization = add(organization(), "organization");
      Reference location = add(location(organization), "location");
      encounter = add(encounter(location), "encounter");
      List<Reference> about = new ArrayList<>();
      Reference condition = add(condition(), "condition");
      Reference session = add(session(condition), "session");
      about.add(session);
      for (String muscle : MUSCLES) {
        for (String side : SIDES) {
          Reference structure = add(structure(muscle, side), "structure " + muscle + side);
          about.add(add(site(session, structure, muscle, side), "site " + muscle + side));
        }
      }
      about.add(add(drug(session, "lidocaine", "6387", 40), "lidocaine"));
      about.add(add(drug(session, "triamcinolone", "10759", 40), "triamcinolone"));
      about.add(add(pain("before", 8, start), "before"));
      about.add(add(pain("after", 3, start.plus(Duration.ofMinutes(30))), "after"));
      about.add(add(pain("later", 2, start.plus(Duration.ofDays(1))), "later"));
      about.add(add(screening(), "screening"));
      Reference goal = add(goal(), "goal");
      Reference call = add(redFlags(), "red flags");
      about.add(add(carePlan(goal, call), "care plan"));
      about.add(add(consent(), "consent"));
      add(provenance(about), "provenance");
      return bundle;
    }

    private String id(String role, String key) {
      String name = number + "|" + role + "|" + key;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Reference add(DomainResource resource, String key) {
      String type = resource.fhirType();
      String id = id(type, key);
      resource.setId(id);
      resource.getText().setStatus(NarrativeStatus.GENERATED);
      resource
          .getText()
          .setDivAsString(
              "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>"
                  + type
                  + ": "
                  + key
                  + ", visit "
                  + number
                  + "</p></div>");
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:" + id)
          .setResource(resource)
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(type + "/" + id);
      return new Reference("urn:uuid:" + id);
    }

    private Identifier identifier(String role) {
      return new Identifier().setSystem(OURS + "sid/visit").setValue("V" + number + "-" + role);
    }

    private CodeableConcept concept(String system, String code, String text) {
      CodeableConcept concept = new CodeableConcept().setText(text);
      concept.addCoding().setSystem(system).setCode(code).setDisplay(text);
      return concept;
    }

    private DateTimeType at(Instant when) {
      return new DateTimeType(when.toString());
    }

    private Patient patient() {
      Patient resource = new Patient();
      resource.addIdentifier().setSystem(OURS + "sid/mrn").setValue("MRN" + number);
      resource.addName().setFamily("Example" + number).addGiven("Anna");
      resource.setGender(AdministrativeGender.FEMALE);
      resource.setBirthDateElement(
          new DateType(LocalDate.of(1979, 1, 1).plusDays(number % 9000).toString()));
      return resource;
    }

    private Practitioner practitioner() {
      Practitioner resource = new Practitioner();
      resource.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
      resource.addName().setFamily("Clinician").addGiven("Test");
      return resource;
    }

    private Organization organization() {
      return new Organization().setName("Example Pain Clinic").addIdentifier(identifier("org"));
    }

    private Location location(Reference organization) {
      return new Location().setName("Room 2").setManagingOrganization(organization);
    }

    private Encounter encounter(Reference location) {
      Encounter resource = new Encounter();
      resource.addIdentifier(identifier("encounter"));
      resource.setStatus(Encounter.EncounterStatus.FINISHED);
      resource
          .getClass_()
          .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
          .setCode("AMB");
      resource.addType(concept(SYSTEM, "tpi-visit", "Trigger point injection visit"));
      resource.setSubject(patient);
      resource.addParticipant().setIndividual(practitioner);
      resource.addLocation().setLocation(location);
      Period period = new Period();
      period.setStartElement(at(start));
      period.setEndElement(at(start.plus(Duration.ofMinutes(30))));
      resource.setPeriod(period);
      return resource;
    }

    private Condition condition() {
      Condition resource = new Condition();
      resource.addIdentifier(identifier("condition"));
      resource.setClinicalStatus(
          concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"));
      resource.addCategory(
          concept(
              "http://terminology.hl7.org/CodeSystem/condition-category",
              "encounter-diagnosis",
              "Encounter Diagnosis"));
      resource.setCode(concept("http://hl7.org/fhir/sid/icd-10-cm", "M79.18", "Myalgia"));
      resource.setSubject(patient).setEncounter(encounter).setRecordedDateElement(at(start));
      return resource;
    }

    private Procedure procedure(String role) {
      Procedure resource = new Procedure();
      resource.addIdentifier(identifier(role));
      resource.setStatus(Procedure.ProcedureStatus.COMPLETED);
      resource.setSubject(patient).setEncounter(encounter).setPerformed(at(start));
      resource.addPerformer().setActor(practitioner);
      return resource;
    }

    private Procedure session(Reference condition) {
      Procedure resource = procedure("session");
      resource.setCode(concept(CPT, "20553", "Injection, trigger points, 3 or more muscles"));
      resource.addReasonReference(condition);
      for (String muscle : MUSCLES) {
        resource.addBodySite(concept(SYSTEM, muscle.replace(' ', '-'), muscle));
      }
      resource.addNote(new Annotation().setText("Tolerated well, visit " + number));
      return resource;
    }

    private BodyStructure structure(String muscle, String side) {
      BodyStructure resource = new BodyStructure();
      resource.addIdentifier(identifier(muscle + side));
      resource.setLocation(concept(SYSTEM, muscle.replace(' ', '-'), muscle));
      String code = side.equals("left") ? "7771000" : "24028007";
      resource.addLocationQualifier(concept(SNOMED, code, side));
      resource.setPatient(patient);
      return resource;
    }

    private Procedure site(Reference session, Reference structure, String muscle, String side) {
      Procedure resource = procedure("site-" + muscle + side);
      resource.addPartOf(session);
      resource.setCode(concept(SYSTEM, "site-injection", "Injection of a trigger point"));
      resource.addBodySite(concept(SYSTEM, muscle.replace(' ', '-'), muscle + ", " + side));
      resource
          .addExtension()
          .setUrl("http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure")
          .setValue(structure.copy());
      resource.addNote(new Annotation().setText("Two passes, visit " + number));
      return resource;
    }

    private MedicationAdministration drug(Reference session, String name, String code, int dose) {
      MedicationAdministration resource = new MedicationAdministration();
      Medication medication = new Medication();
      medication.setId("drug");
      medication.setCode(concept(RXNORM, code, name));
      medication.addIngredient().setItem(concept(RXNORM, code, name));
      resource.addContained(medication);
      resource.addIdentifier(identifier(name));
      resource.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED);
      resource.setMedication(new Reference("#drug"));
      resource.setSubject(patient).setContext(encounter).setEffective(at(start)).addPartOf(session);
      resource.addPerformer().setActor(practitioner);
      resource
          .getDosage()
          .setText(dose + " mg into the muscle, visit " + number)
          .setRoute(concept(SNOMED, "78421000", "Intramuscular route"))
          .setDose(quantity(dose, "mg", "mg"));
      return resource;
    }

    private Quantity quantity(int value, String unit, String code) {
      return new Quantity()
          .setValue(BigDecimal.valueOf(value))
          .setUnit(unit)
          .setSystem(UCUM)
          .setCode(code);
    }

    private Observation pain(String phase, int score, Instant when) {
      Observation resource = new Observation();
      resource.addIdentifier(identifier("pain-" + phase));
      resource.setStatus(Observation.ObservationStatus.FINAL);
      resource.addCategory(
          concept(
              "http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey"));
      resource.setCode(concept(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating"));
      resource.setSubject(patient).setEncounter(encounter).setEffective(at(when));
      resource.addPerformer(practitioner);
      resource.setValue(quantity(score, "{score}", "{score}"));
      resource.addNote(new Annotation().setText(phase + ", visit " + number));
      return resource;
    }

    private QuestionnaireResponse screening() {
      QuestionnaireResponse resource = new QuestionnaireResponse();
      resource.setIdentifier(identifier("screening"));
      resource.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
      resource.setSubject(patient).setEncounter(encounter).setAuthoredElement(at(start));
      resource
          .addItem()
          .setLinkId("anticoagulant")
          .setText("Anticoagulant")
          .addAnswer()
          .setValue(new StringType("none, visit " + number));
      resource
          .addItem()
          .setLinkId("allergies")
          .setText("Allergies")
          .addAnswer()
          .setValue(new StringType("none known"));
      return resource;
    }

    private Goal goal() {
      Goal resource = new Goal();
      resource.addIdentifier(identifier("goal"));
      resource.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
      resource.getDescription().setText("Pain at most 3 in six weeks");
      resource.setSubject(patient);
      resource
          .addTarget()
          .setMeasure(concept(LOINC, "72514-3", "Pain"))
          .setDetail(quantity(3, "{score}", "{score}"));
      return resource;
    }

    private CommunicationRequest redFlags() {
      CommunicationRequest resource = new CommunicationRequest();
      resource.addIdentifier(identifier("red-flags"));
      resource.setStatus(CommunicationRequest.CommunicationRequestStatus.COMPLETED);
      resource.setSubject(patient).setEncounter(encounter);
      resource.addPayload().setContent(new StringType("Call if short of breath, visit " + number));
      return resource;
    }

    private CarePlan carePlan(Reference goal, Reference call) {
      CarePlan resource = new CarePlan();
      resource.addIdentifier(identifier("care-plan"));
      resource.setStatus(CarePlan.CarePlanStatus.COMPLETED).setIntent(CarePlan.CarePlanIntent.PLAN);
      resource.setSubject(patient).setEncounter(encounter).addGoal(goal);
      resource.addActivity().setReference(call);
      for (String what :
          List.of("Ice, 15 minutes", "Stretch gently", "No heavy lifting for 24 h")) {
        resource
            .addActivity()
            .getDetail()
            .setStatus(CarePlan.CarePlanActivityStatus.COMPLETED)
            .setDescription(what + ", visit " + number);
      }
      return resource;
    }

    private Consent consent() {
      Consent resource = new Consent();
      resource.addIdentifier(identifier("consent"));
      resource.setStatus(Consent.ConsentState.ACTIVE);
      resource.setScope(
          concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment", "Treatment"));
      resource.addCategory(concept(LOINC, "59284-0", "Consent Document"));
      resource.setPatient(patient).setDateTimeElement(at(start));
      resource.getPolicyRule().setText("Consent to the procedure, as documented");
      return resource;
    }

    private Provenance provenance(List<Reference> about) {
      Provenance resource = new Provenance();
      about.forEach(each -> resource.addTarget(each.copy()));
      resource.setRecordedElement(new InstantType(start.toString()));
      resource.addAgent().setWho(practitioner);
      resource
          .addEntity()
          .setRole(Provenance.ProvenanceEntityRole.SOURCE)
          .getWhat()
          .setIdentifier(identifier("row"));
      return resource;
    }
  }
}
