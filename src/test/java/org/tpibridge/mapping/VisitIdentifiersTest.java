package org.tpibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/** Checks which systems identify what, and who is named for what the record states. */
class VisitIdentifiersTest {
  private static final Visit WITHOUT_NPI =
      new ChangedVisit(ExampleVisits.full())
          .with(
              "clinician",
              Optional.of(new Clinician(Optional.empty(), Optional.of("Reyes, Luis"))));
  private static final IdentifierSystemUris EAST =
      IdentifierSystemUris.of("https://east.example/mrn", "https://east.example/visit");
  private static final IdentifierSystemUris WEST =
      IdentifierSystemUris.of("https://west.example/mrn", "https://west.example/visit");

  @Test
  void onlyTheEncounterHasTheSystemOfVisits() {
    MappedVisit mapped = MappedVisit.in(MappedVisit.CLINIC.with(EAST), WITHOUT_NPI);

    List<String> withVisitSystem = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (BundleEntryComponent entry : mapped.bundle().getEntry()) {
      for (Identifier identifier : identifiers(entry.getResource())) {
        values.add(identifier.getSystem() + "|" + identifier.getValue());
        if (identifier.getSystem().equals(EAST.visit())) {
          withVisitSystem.add(entry.getResource().fhirType() + " " + identifier.getValue());
        }
      }
    }
    assertThat(withVisitSystem).containsExactly("Encounter V-1001");
    assertThat(values).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    assertThat(values)
        .contains(
            "https://east.example/visit/item|V-1001/session",
            "https://east.example/visit/item|V-1001/medication/lidocaine/10mg/mL/1:100000");
    assertThat(mapped.bundle().getIdentifier())
        .returns("https://east.example/visit/item", Identifier::getSystem)
        .returns("V-1001/bundle", Identifier::getValue);
  }

  private static List<Identifier> identifiers(Resource resource) {
    List<Base> values =
        resource.getNamedProperty("identifier") == null
            ? List.of()
            : resource.getNamedProperty("identifier").getValues();
    return values.stream().map(Identifier.class::cast).toList();
  }

  @Test
  void clinicsNeverShareAResource() {
    Set<String> ids = ids(EAST);

    ids.retainAll(ids(WEST));

    assertThat(ids).isEmpty();
  }

  private static Set<String> ids(IdentifierSystemUris systems) {
    return MappedVisit.in(MappedVisit.CLINIC.with(systems), WITHOUT_NPI)
        .bundle()
        .getEntry()
        .stream()
        .map(BundleEntryComponent::getFullUrl)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "https://clinic.example/visit, https://clinic.example/visit/item",
    "https://clinic.example/visit/, https://clinic.example/visit/item",
    "urn:oid:2.16.840.1.113883.3.1,"
        + " https://tpibridge.org/fhir/sid/item/urn%3Aoid%3A2.16.840.1.113883.3.1",
    "https://clinic.example/id?kind=visit,"
        + " https://tpibridge.org/fhir/sid/item/https%3A%2F%2Fclinic.example%2Fid%3Fkind%3Dvisit",
    "https://clinic.example/id#visit,"
        + " https://tpibridge.org/fhir/sid/item/https%3A%2F%2Fclinic.example%2Fid%23visit",
  })
  void aSystemIsDerivedFromAnyUri(String visit, String item) {
    assertThat(IdentifierSystemUris.of("https://clinic.example/mrn", visit).item()).isEqualTo(item);
  }

  @Test
  void theClinicianIsThePrimaryPerformerOfTheEncounter() {
    assertThat(
            MappedVisit.of(WITHOUT_NPI)
                .only(Encounter.class)
                .getParticipantFirstRep()
                .getTypeFirstRep()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo("PPRF");
  }

  @Test
  void passesAreExportedOnlyIfStated() {
    List<InjectionSite> sites =
        List.of(
            new InjectionSite("trapezius", Optional.empty(), OptionalInt.empty()),
            new InjectionSite("rhomboid", Optional.empty(), 1));

    List<Procedure> mapped =
        MappedVisit.of(new ChangedVisit(WITHOUT_NPI).with("sites", sites))
            .all(Procedure.class)
            .stream()
            .filter(Procedure::hasPartOf)
            .toList();

    assertThat(mapped)
        .extracting(site -> site.hasExtension(ExtensionUrls.NEEDLE_PASSES))
        .containsExactly(false, true);
  }

  @Test
  void theClinicIsTheAuthorOfItsUsualProtocol() {
    Visit stated = WITHOUT_NPI;
    Visit followUpOnly = new ChangedVisit(stated).with("aftercare", Optional.empty());
    Visit nothing =
        new ChangedVisit(
                new ChangedVisit(new ChangedVisit(followUpOnly).with("followUp", Optional.empty()))
                    .with("plan", List.of()))
            .with("goal", Optional.empty());
    Visit planOnly = new ChangedVisit(nothing).with("plan", List.of("physical therapy"));

    assertThat(plan(stated).getAuthor().getReference()).isEqualTo(practitioner());
    assertThat(plan(stated).getContributor()).isEmpty();
    assertThat(plan(followUpOnly).getAuthor().getReference()).isEqualTo(organization());
    assertThat(plan(followUpOnly).getContributorFirstRep().getReference())
        .isEqualTo(practitioner());
    assertThat(plan(nothing).getAuthor().getReference()).isEqualTo(organization());
    assertThat(plan(nothing).getContributor()).isEmpty();
    assertThat(plan(planOnly).getContributorFirstRep().getReference()).isEqualTo(practitioner());
    assertThat(MappedVisit.of(followUpOnly).only(CarePlan.class).getAuthor().getReference())
        .isEqualTo(practitioner());
  }

  private static CarePlan plan(Visit visit) {
    Clinic clinic =
        new Clinic(
            MappedVisit.CLINIC.name(),
            MappedVisit.CLINIC.zone(),
            MappedVisit.CLINIC.systems(),
            Optional.of("24 hours"),
            Optional.empty());
    return MappedVisit.in(clinic, visit).only(CarePlan.class);
  }

  private static String practitioner() {
    return url(MappedVisit.of(WITHOUT_NPI).only(Practitioner.class));
  }

  private static String organization() {
    return url(MappedVisit.of(WITHOUT_NPI).only(Organization.class));
  }

  private static String url(Resource resource) {
    return "urn:uuid:" + resource.getIdElement().getIdPart();
  }
}
