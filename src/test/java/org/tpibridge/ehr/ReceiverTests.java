package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.tpibridge.ehr.PostedVisits.Posted;

/**
 * What a receiver understands of the visits that are posted to it. Every expectation is made from
 * the Bundles: the receiver has to find the same.
 */
abstract class ReceiverTests {
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String LIDOCAINE = RXNORM + "|6387";
  private static final String PAIN_SCORE =
      "https://tpibridge.org/fhir/StructureDefinition/tpi-pain-score";

  /** The visits; posted once for all tests of a receiver. */
  abstract PostedVisits visits();

  @Test
  void everyEntryIsStored() {
    assertThat(visits().first())
        .hasSize(visits().expected())
        .allSatisfy(
            visit ->
                assertThat(visit.locations())
                    .as(visit.name())
                    .hasSameSizeAs(visit.bundle().getEntry())
                    .doesNotContainNull());
  }

  @Test
  void noReferenceIsDangling() {
    int references = 0;
    for (String name : visits().stored()) {
      List<String> targets = PostedVisits.references(visits().read(name));
      assertThat(visits().stored()).as(name).containsAll(targets);
      references += targets.size();
    }
    assertThat(references).isGreaterThan(10 * visits().expected());
  }

  @Test
  void everyAdministrationIsFoundByItsCodes() {
    Map<String, Set<String>> byCode = new TreeMap<>();
    entries(
        MedicationAdministration.class,
        (given, name) -> {
          for (Coding coding : given.getMedicationCodeableConcept().getCoding()) {
            byCode
                .computeIfAbsent(
                    coding.getSystem() + "|" + coding.getCode(), code -> new TreeSet<>())
                .add(name);
          }
        });

    assertThat(byCode.get(LIDOCAINE)).hasSizeGreaterThan(visits().expected() / 2);
    SoftAssertions.assertSoftly(
        softly ->
            byCode.forEach(
                (code, names) ->
                    softly
                        .assertThat(visits().find("MedicationAdministration?code=" + code))
                        .as(code)
                        .containsExactlyInAnyOrderElementsOf(names)));
  }

  @Test
  void patientsHaveExactlyTheirAllergies() {
    Map<String, Set<String>> expected = new TreeMap<>();
    entries(Patient.class, (patient, name) -> expected.put(name, new TreeSet<>()));
    entries(
        AllergyIntolerance.class,
        (allergy, name) ->
            expected
                .get(storedTarget(allergy.getPatient().getReference()))
                .add(allergy.getIdentifierFirstRep().getValue()));

    assertThat(expected.values()).anyMatch(allergies -> !allergies.isEmpty());
    Map<String, List<String>> found = new TreeMap<>();
    for (String patient : expected.keySet()) {
      found.put(
          patient,
          visits().find("AllergyIntolerance?patient=" + patient).stream()
              .map(name -> (AllergyIntolerance) visits().read(name))
              .map(allergy -> allergy.getIdentifierFirstRep().getValue())
              .sorted()
              .toList());
    }
    assertThat(found)
        .isEqualTo(
            expected.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue()))));
  }

  @Test
  void thePainCourseIsSortedByDate() {
    int longest = 0;
    for (Posted visit : visits().first()) {
      Map<String, List<String>> courses = new LinkedHashMap<>();
      for (int i = 0; i < visit.locations().size(); i++) {
        Resource resource = visit.bundle().getEntry().get(i).getResource();
        if (resource.getMeta().hasProfile(PAIN_SCORE)) {
          Coding code = ((Observation) resource).getCode().getCodingFirstRep();
          courses
              .computeIfAbsent(code.getSystem() + "|" + code.getCode(), c -> new ArrayList<>())
              .add(visit.stored(i));
        }
      }
      String search = "Observation?patient=" + patient(visit) + "&_sort=date&code=";
      courses.forEach(
          (code, scores) -> {
            List<String> found = visits().find(search + code);
            // A patient may have several visits.
            found.retainAll(scores);
            assertThat(found).as(visit.name()).isEqualTo(scores);
          });
      longest = Math.max(longest, courses.values().stream().mapToInt(List::size).max().orElse(0));
    }
    assertThat(longest).isGreaterThan(5);
  }

  @Test
  void visitsSessionsSitesAndConsentsAreFoundByIdentifier() {
    Map<String, String> expected = new TreeMap<>();
    entries(Encounter.class, (one, name) -> expected.put(search(one, one.getIdentifier()), name));
    entries(Procedure.class, (one, name) -> expected.put(search(one, one.getIdentifier()), name));
    entries(Consent.class, (one, name) -> expected.put(search(one, one.getIdentifier()), name));

    assertThat(expected).hasSizeGreaterThan(3 * visits().expected());
    SoftAssertions.assertSoftly(
        softly ->
            expected.forEach(
                (search, name) ->
                    softly.assertThat(visits().find(search)).as(search).containsExactly(name)));
  }

  @Test
  void sitesHaveDifferentTexts() {
    Map<String, List<String>> sites = new TreeMap<>();
    visits()
        .read(Procedure.class)
        .map(Procedure.class::cast)
        .forEach(
            procedure -> {
              if (procedure.hasPartOf()) {
                sites
                    .computeIfAbsent(
                        procedure.getPartOfFirstRep().getReference(), of -> new ArrayList<>())
                    .add(procedure.getCode().getText());
              } else {
                assertThat(procedure.getBodySite())
                    .as(procedure.getIdElement().getIdPart())
                    .extracting(CodeableConcept::getText)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
              }
            });
    assertThat(sites).hasSizeGreaterThan(visits().expected() * 9 / 10);
    assertThat(sites.values())
        .allSatisfy(texts -> assertThat(texts).doesNotContainNull().doesNotHaveDuplicates());
    assertThat(sites.values())
        .as("a muscle of which both sides were injected")
        .anyMatch(
            texts ->
                texts.stream()
                    .filter(text -> text.contains("left"))
                    .anyMatch(text -> texts.contains(text.replace("left", "right"))));
  }

  @Test
  void theSecondPostChangesNoContent() {
    assertThat(visits().contentAfterSecond()).isEqualTo(visits().contentAfterFirst());
  }

  /** Shared resources are created only if there is none. */
  @Test
  void theSecondPostMakesNoCopy() {
    Set<String> searches = new TreeSet<>();
    for (Posted visit : visits().second()) {
      visit.bundle().getEntry().stream()
          .map(entry -> entry.getRequest())
          .filter(BundleEntryRequestComponent::hasIfNoneExist)
          .map(request -> request.getUrl() + "?" + request.getIfNoneExist())
          .forEach(searches::add);
    }
    assertThat(searches).hasSizeGreaterThan(visits().expected() / 2);
    SoftAssertions.assertSoftly(
        softly ->
            searches.forEach(
                search -> softly.assertThat(visits().find(search)).as(search).hasSize(1)));
    for (int i = 0; i < visits().first().size(); i++) {
      Posted first = visits().first().get(i);
      Posted second = visits().second().get(i);
      for (int entry = 0; entry < first.locations().size(); entry++) {
        assertThat(second.stored(entry)).as(first.name()).isEqualTo(first.stored(entry));
      }
    }
  }

  private interface Entry<T> {
    /**
     * @param stored its name at the receiver
     */
    void accept(T resource, String stored);
  }

  private <T extends Resource> void entries(Class<T> type, Entry<T> entry) {
    for (Posted visit : visits().first()) {
      for (int i = 0; i < visit.locations().size(); i++) {
        Resource resource = visit.bundle().getEntry().get(i).getResource();
        if (type.isInstance(resource)) {
          entry.accept(type.cast(resource), visit.stored(i));
        }
      }
    }
  }

  /** The name at the receiver of what a Bundle calls by its full URL. */
  private String storedTarget(String fullUrl) {
    for (Posted visit : visits().first()) {
      for (int i = 0; i < visit.locations().size(); i++) {
        if (visit.bundle().getEntry().get(i).getFullUrl().equals(fullUrl)) {
          return visit.stored(i);
        }
      }
    }
    throw new AssertionError(fullUrl + " is in no Bundle");
  }

  private static String patient(Posted visit) {
    for (int i = 0; i < visit.locations().size(); i++) {
      if (visit.bundle().getEntry().get(i).getResource() instanceof Patient) {
        return visit.stored(i);
      }
    }
    throw new AssertionError(visit.name() + " has no patient");
  }

  private static String search(Resource resource, List<Identifier> identifiers) {
    return resource.fhirType() + "?identifier=" + PostedVisits.encoded(identifiers.get(0));
  }
}
