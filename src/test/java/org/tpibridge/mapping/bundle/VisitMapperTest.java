package org.tpibridge.mapping.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.restore.ElementReader;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.YesNo;

/** Checks how the fields of a visit are mapped. */
class VisitMapperTest {
  private static final Visit FULL = ExampleVisits.full();

  @Test
  void everyReferenceHasATargetInTheBundle() {
    Bundle bundle = MappedVisit.of(FULL).bundle();
    Set<String> urls =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getFullUrl)
            .collect(Collectors.toSet());
    List<String> references = new ArrayList<>();
    collect(bundle, references);

    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references).allMatch(urls::contains);
  }

  /** Neither the patient nor the clinician stated the percentage. */
  @Test
  void calculatedReliefIsByTheClinic() {
    MappedVisit mapped = MappedVisit.of(FULL);
    String clinic =
        mapped.bundle().getEntry().stream()
            .filter(entry -> entry.getResource() instanceof Organization)
            .map(Bundle.BundleEntryComponent::getFullUrl)
            .findFirst()
            .orElseThrow();
    assertThat(mapped.all(Observation.class))
        .filteredOn(o -> ElementReader.has(o.getCode(), TpiBridgeCode.RELIEF_CALCULATED))
        .isNotEmpty()
        .allSatisfy(
            relief ->
                assertThat(relief.getPerformer())
                    .extracting(Reference::getReference)
                    .containsExactly(clinic));
  }

  private static void collect(Base element, List<String> references) {
    if (element instanceof Reference reference && reference.hasReference()) {
      references.add(reference.getReference());
    }
    for (Property child : element.children()) {
      child.getValues().forEach(value -> collect(value, references));
    }
  }

  @Test
  void ownedResourcesArePutAndSharedOnesAreCreatedOnce() {
    List<String> methods =
        MappedVisit.of(FULL).bundle().getEntry().stream()
            .map(
                entry ->
                    entry.getResource().fhirType() + " " + entry.getRequest().getMethod().toCode())
            .distinct()
            .toList();

    assertThat(methods)
        .contains("Patient POST", "Practitioner POST", "Organization POST", "Location POST")
        .contains("Encounter PUT", "Procedure PUT", "Provenance PUT")
        .doesNotHaveDuplicates();
  }

  @Test
  void provenanceTargetsAllOwnedResources() {
    MappedVisit mapped = MappedVisit.of(FULL);
    long owned =
        mapped.bundle().getEntry().stream()
            .filter(entry -> entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT)
            .count();

    assertThat(mapped.only(Provenance.class).getTarget()).hasSize((int) owned - 1);
  }

  @Test
  void missingNameAndSexAreMarkedAsUnknown() {
    Visit visit =
        with(
            "patient",
            new org.tpibridge.visit.Patient(
                "MRN-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    Patient patient = MappedVisit.of(visit).only(Patient.class);

    assertThat(patient.getNameFirstRep().hasExtension(ExtensionUrls.DATA_ABSENT_REASON)).isTrue();
    assertThat(patient.getGender().toCode()).isEqualTo("unknown");
    assertThat(patient.getGenderElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Reyes, Luis | Reyes | Luis",
        "Ann Lee, MD | |",
        "Ann Lee | |",
        "Lee, Ann, MD | |",
        "Reyes, P.A.-C. | |"
      })
  void familyNameIsSetOnlyIfTheOrderIsCertain(String words, String family, String given) {
    Clinician clinician = new Clinician(Optional.empty(), Optional.of(words));

    HumanName name =
        MappedVisit.of(with("clinician", Optional.of(clinician)))
            .only(Practitioner.class)
            .getNameFirstRep();

    assertThat(name.getText()).isEqualTo(words);
    assertThat(name.getFamily()).isEqualTo(family);
    assertThat(name.hasGiven()).isEqualTo(given != null);
    assertThat(name.getFamilyElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON))
        .isEqualTo(family == null);
  }

  @Test
  void bothSidesAreTwoSitesWithTwoBodyStructures() {
    MappedVisit mapped = MappedVisit.of(FULL);

    assertThat(mapped.all(BodyStructure.class))
        .extracting(b -> b.getLocationQualifierFirstRep().getCodingFirstRep().getCode())
        .containsExactly("24028007", "7771000", "24028007");
    assertThat(sites(mapped)).hasSize(4);
    assertThat(sites(mapped).get(3).hasExtension(ExtensionUrls.TARGET_BODY_STRUCTURE)).isFalse();
  }

  @Test
  void onlyTheSessionHasACptCode() {
    MappedVisit mapped = MappedVisit.of(FULL);

    assertThat(sites(mapped))
        .noneMatch(p -> p.getCode().hasCoding("http://www.ama-assn.org/go/cpt", "20553"));
    assertThat(session(mapped).getCode().hasCoding("http://www.ama-assn.org/go/cpt", "20553"))
        .isTrue();
  }

  @Test
  void cptIsNeverDerived() {
    Procedure session = session(MappedVisit.of(with("procedureCode", Optional.empty())));

    assertThat(session.getCode().getCoding()).hasSize(1);
    assertThat(session.getCode().getText())
        .isEqualTo("Trigger point injection session, guided by ultrasound");
  }

  @Test
  void dryNeedlingHasNoDrugAndSeparateCodes() {
    Visit withoutDrugs = with("injectates", List.of());
    MappedVisit mapped =
        MappedVisit.of(new ChangedVisit(withoutDrugs).with("technique", Technique.DRY_NEEDLING));

    assertThat(mapped.all(MedicationAdministration.class)).isEmpty();
    assertThat(ElementReader.has(session(mapped).getCode(), TpiBridgeCode.DRY_NEEDLING_SESSION))
        .isTrue();
    assertThat(sites(mapped)).hasSize(4);
  }

  @Test
  void injectionWithoutDrugIsNotDryNeedling() {
    MappedVisit mapped = MappedVisit.of(with("injectates", List.of()));

    assertThat(mapped.all(MedicationAdministration.class)).isEmpty();
    assertThat(ElementReader.has(session(mapped).getCode(), TpiBridgeCode.INJECTION_SESSION))
        .isTrue();
    assertThat(sites(mapped))
        .hasSize(4)
        .allMatch(site -> ElementReader.has(site.getCode(), TpiBridgeCode.INJECTION_SITE));
  }

  @ParameterizedTest(name = "{0} {1}, {2} mL, {3} mg stated: {4} mg {5}")
  @CsvSource({
    "1, PERCENT, 2, , 20, computed",
    "0.25, PERCENT, 3, , 7.5, computed",
    "40, MG_PER_ML, 0.5, , 20, computed",
    "1, PERCENT, 2, 25, 25, stated",
    "1, PERCENT, , 25, 25, stated",
  })
  void doseIsStatedOrComputed(
      BigDecimal strength,
      Strength.Unit unit,
      BigDecimal volume,
      BigDecimal stated,
      BigDecimal dose,
      String origin) {
    Quantity quantity = dose(injectate(new Strength(strength, unit), volume, stated));

    assertThat(quantity.getValue()).isEqualTo(dose);
    assertThat(quantity.getCode()).isEqualTo("mg");
    assertThat(
            ((CodeType) quantity.getExtensionByUrl(ExtensionUrls.DOSE_ORIGIN).getValue()).getCode())
        .isEqualTo(origin);
  }

  @Test
  void unknownDoseHasAReasonAndNoNumber() {
    Quantity quantity = dose(injectate(null, new BigDecimal("2"), null));

    assertThat(quantity.hasValue()).isFalse();
    assertThat(quantity.hasCode()).isFalse();
    assertThat(quantity.getExtension()).hasSize(1);
    assertThat(quantity.hasExtension(ExtensionUrls.DATA_ABSENT_REASON)).isTrue();
  }

  @Test
  void statedDoseThatContradictsStrengthAndVolumeIsExportedAndReported() {
    Visit visit =
        with(
            "injectates",
            List.of(
                injectate(
                    new Strength(BigDecimal.ONE, Strength.Unit.PERCENT),
                    new BigDecimal("2"),
                    new BigDecimal("25"))));

    MappedVisit mapped = MappedVisit.of(visit);

    assertThat(mapped.codes()).containsExactly("TPI-MAP-DOSE");
    String expression = mapped.mapped().findings().get(0).expression().orElseThrow();
    assertThat(expression).endsWith(".resource.dosage.dose");
    assertThat(mapped.mapped().trace().fieldOf(expression).orElseThrow().item()).isZero();
  }

  @Test
  void doseHasASiteOnlyIfThereIsOneSite() {
    MappedVisit many = MappedVisit.of(FULL);
    MappedVisit one = MappedVisit.of(with("sites", FULL.sites().subList(0, 1)));

    assertThat(many.all(MedicationAdministration.class)).noneMatch(m -> m.getDosage().hasSite());
    assertThat(one.all(MedicationAdministration.class)).allMatch(m -> m.getDosage().hasSite());
  }

  @Test
  void codedDiagnosisIsMarkedAndRanked() {
    MappedVisit mapped = MappedVisit.of(FULL);

    assertThat(mapped.all(Condition.class).get(0).getCode().getCodingFirstRep())
        .returns("M79.18", c -> c.getCode())
        .returns(true, c -> c.getUserSelected());
    assertThat(mapped.only(Encounter.class).getDiagnosis())
        .extracting(Encounter.DiagnosisComponent::getRank)
        .containsExactly(1, 2);
  }

  @Test
  void refusedConsentIsReportedAndNotExported() {
    MappedVisit refused = MappedVisit.of(with("consent", Optional.of(YesNo.NO)));

    assertThat(refused.codes()).contains("TPI-MAP-CONSENT");
    assertThat(refused.all(Consent.class)).isEmpty();
  }

  @Test
  void consentCoversThisSessionOnlyAndNamesItsSource() {
    MappedVisit mapped = MappedVisit.of(FULL);
    Consent consent = mapped.only(Consent.class);

    assertThat(consent.getSourceReference().getReference())
        .isEqualTo(url(mapped.only(QuestionnaireResponse.class)));
    assertThat(consent.getProvision().getPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-03-05");
    assertThat(consent.getProvision().getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-03-05");
    assertThat(consent.getProvision().getData())
        .singleElement()
        .returns(Consent.ConsentDataMeaning.INSTANCE, data -> data.getMeaning())
        .returns(url(session(mapped)), data -> data.getReference().getReference());
  }

  private static String url(Resource resource) {
    return "urn:uuid:" + resource.getIdElement().getIdPart();
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "<script>alert(1)</script> & \"x\"";
    Procedure session = session(MappedVisit.of(with("notes", Optional.of(hostile))));

    assertThat(session.getText().getDivAsString())
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
    assertThat(session.getNoteFirstRep().getText()).isEqualTo(hostile);
  }

  @Test
  void toStringShowsNoPatientData() {
    MappingResult mapped = MappedVisit.of(FULL).mapped();

    assertThat(mapped.toString() + mapped.findings()).doesNotContain("Okafor");
  }

  @Test
  void theOutputIsTheSameEveryTime() {
    byte[] first = FhirJsonWriter.compact().bytes(MappedVisit.of(FULL).bundle());
    byte[] second = FhirJsonWriter.compact().bytes(MappedVisit.of(FULL).bundle());

    assertThat(second).isEqualTo(first);
  }

  private static Visit with(String field, Object value) {
    return new ChangedVisit(FULL).with(field, value);
  }

  private static Injectate injectate(Strength strength, BigDecimal volume, BigDecimal stated) {
    return new Injectate(
        "lidocaine",
        Optional.ofNullable(strength),
        Optional.ofNullable(volume),
        Optional.ofNullable(stated),
        OptionalInt.empty(),
        "as written");
  }

  private static Quantity dose(Injectate injectate) {
    return MappedVisit.of(with("injectates", List.of(injectate)))
        .only(MedicationAdministration.class)
        .getDosage()
        .getDose();
  }

  private static Procedure session(MappedVisit mapped) {
    return mapped.all(Procedure.class).stream()
        .filter(p -> p.getPartOf().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static List<Procedure> sites(MappedVisit mapped) {
    return mapped.all(Procedure.class).stream().filter(Procedure::hasPartOf).toList();
  }
}
