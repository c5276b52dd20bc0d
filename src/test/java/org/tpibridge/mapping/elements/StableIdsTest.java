package org.tpibridge.mapping.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/** Ids never change: the UUIDs here were computed with another program (Python's uuid5). */
class StableIdsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Patient, 541d5620-8004-5e04-93f2-d124f72bde3d",
    "Practitioner, 6a91ecaf-e153-59fb-9766-c8341030e5d5",
    "Organization, 0b31711a-d8f8-556a-b9ba-140a8a9d05c1",
    "Encounter, 5725b59a-140b-576c-87b6-7c24a4462772",
    "session Procedure, 6d037d07-a261-56e2-a2ff-18d239e00b22",
    "site trapezius/right, 010988b4-1c21-511c-a6dc-7e3cd18cf28f",
    "site multifidus, a8eb1394-610e-572b-aa59-19a6af384afe",
    "lidocaine/10mg/mL/1:100000, b2de0a91-37aa-5141-ac5e-866e7be1100c",
    "pain 48h, 11534ff1-68d5-5c79-ae68-16cdd0e35c6c",
    "condition M79.18, dd4fe590-14d7-5bd5-8dc0-ce1c170197d4"
  })
  void idsNeverChange(String what, String id) {
    assertThat(MappedVisit.of(ExampleVisits.full()).bundle().getEntry())
        .as(what)
        .anyMatch(entry -> entry.getFullUrl().equals("urn:uuid:" + id));
  }

  @Test
  void theBundleHasAnId() {
    assertThat(MappedVisit.of(ExampleVisits.full()).bundle().getIdPart())
        .isEqualTo("4302742e-a3a2-5b5b-a0bf-241863ea0364");
  }

  @Test
  void theSecondOfTwoEqualSitesIsNumbered() {
    InjectionSite site = ExampleVisits.full().sites().get(0);
    Visit twice = new ChangedVisit(ExampleVisits.full()).with("sites", List.of(site, site));

    assertThat(identifiers(MappedVisit.of(twice).bundle()))
        .contains(
            "V-1001/site/trapezius/right",
            "V-1001/site/trapezius/right#2",
            "V-1001/body-structure/trapezius/right#2");
  }

  @Test
  void differentSpellingsOfAMuscleAreOneSite() {
    InjectionSite written =
        new InjectionSite("Lev Scap", ExampleVisits.full().sites().get(2).side(), 1);
    Visit visit = new ChangedVisit(ExampleVisits.full()).with("sites", List.of(written));

    assertThat(identifiers(MappedVisit.of(visit).bundle()))
        .contains("V-1001/site/levator-scapulae/right");
  }

  @Test
  void noTwoEntriesShareAnId() {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    Set<String> urls = new HashSet<>();

    assertThat(bundle.getEntry()).allMatch(entry -> urls.add(entry.getFullUrl()));
  }

  private static List<String> identifiers(Bundle bundle) {
    return bundle.getEntry().stream()
        .flatMap(
            entry ->
                entry.getResource().getNamedProperty("identifier") == null
                    ? java.util.stream.Stream.empty()
                    : entry.getResource().getNamedProperty("identifier").getValues().stream())
        .map(identifier -> ((org.hl7.fhir.r4.model.Identifier) identifier).getValue())
        .toList();
  }
}
