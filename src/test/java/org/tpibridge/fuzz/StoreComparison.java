package org.tpibridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.fuzz.ExpectedPatient.Part;
import org.tpibridge.fuzz.StoredFacts.StoredJob;
import org.tpibridge.fuzz.StoredFacts.StoredResource;
import tools.jackson.databind.JsonNode;

/** Compares a database with its expected content. */
final class StoreComparison {
  private final TestDatabase database;

  /**
   * A visit's resources when they had this content first; after an undo, they must be the same
   * again.
   */
  private final Map<String, Set<String>> saidFirst = new HashMap<>();

  StoreComparison(TestDatabase database) {
    this.database = database;
  }

  /**
   * @param searching whether searches are tried as well, which is slow
   */
  void check(ExpectedStore expected, boolean searching) {
    StoredFacts facts = StoredFacts.of(database);
    Map<String, String> ids = facts.patientIds();
    checkJobs(expected, facts);
    checkPatients(expected, facts, ids);
    checkVisits(expected, facts, ids);
    if (searching) {
      checkSearches(expected, facts, ids);
    }
  }

  private static void checkJobs(ExpectedStore expected, StoredFacts facts) {
    Map<Integer, Boolean> undone = new TreeMap<>();
    for (StoredJob job : facts.jobs()) {
      assertThat(job.state()).as("state of J" + job.key()).isIn("finished", "undone");
      if (job.kind().equals("import")) {
        assertThat(job.rows()).as("rows of J" + job.key()).isEqualTo(job.counted());
      }
      if (job.kind().equals("import") || job.kind().equals("patients")) {
        undone.put(job.key(), job.state().equals("undone"));
      }
    }
    Map<Integer, Boolean> expectedUndone = new TreeMap<>();
    expected.jobs().forEach((key, job) -> expectedUndone.put(key, job.undone()));
    assertThat(undone).as("jobs, and whether they are undone").isEqualTo(expectedUndone);
  }

  private static void checkPatients(
      ExpectedStore expected, StoredFacts facts, Map<String, String> ids) {
    assertThat(ids.keySet())
        .as("patients")
        .isEqualTo(
            expected.patients().keySet().stream()
                .map(StoredFacts::patientName)
                .collect(Collectors.toSet()));
    expected
        .patients()
        .forEach(
            (number, patient) -> {
              StoredResource stored =
                  facts.ofType("Patient").stream()
                      .filter(
                          p -> StoredFacts.patientName(p).equals(StoredFacts.patientName(number)))
                      .findFirst()
                      .orElseThrow();
              checkPatient("patient " + number, patient, stored, ids);
            });
  }

  private static void checkPatient(
      String about, ExpectedPatient expected, StoredResource stored, Map<String, String> ids) {
    assertThat(stored.isInUse())
        .as(about + " is in use")
        .isEqualTo(!expected.isOutOfUse() && expected.replacedBy().isEmpty());
    Set<String> links = new TreeSet<>();
    stored
        .content()
        .path("link")
        .forEach(
            link ->
                links.add(
                    link.path("type").asString()
                        + " "
                        + link.path("other").path("reference").asString()));
    Set<String> expectedLinks = new TreeSet<>();
    expected
        .replacedBy()
        .ifPresent(
            other ->
                expectedLinks.add(
                    "replaced-by Patient/" + ids.get(StoredFacts.patientName(other))));
    expected
        .replaces()
        .forEach(
            other ->
                expectedLinks.add("replaces Patient/" + ids.get(StoredFacts.patientName(other))));
    assertThat(links).as(about + " is linked").isEqualTo(expectedLinks);
    if (!expected.isOutOfUse()) {
      assertThat(values(stored.content())).as(about + " says").isEqualTo(expected.values());
    }
  }

  private static Map<Part, String> values(JsonNode patient) {
    Map<Part, String> values = new TreeMap<>();
    JsonNode name = patient.path("name").path(0);
    put(values, Part.PATIENT_LAST, name.path("family"));
    put(values, Part.PATIENT_FIRST, name.path("given").path(0));
    put(values, Part.BIRTH_DATE, patient.path("birthDate"));
    if (!patient.has("_gender")) {
      put(values, Part.SEX, patient.path("gender"));
    }
    return values;
  }

  private static void put(Map<Part, String> values, Part part, JsonNode value) {
    if (value.isString()) {
      values.put(part, value.asString());
    }
  }

  private void checkVisits(ExpectedStore expected, StoredFacts facts, Map<String, String> ids) {
    assertThat(facts.visits().keySet())
        .as("visits")
        .isEqualTo(
            expected.visits().keySet().stream()
                .map(StoredFacts::visitName)
                .collect(Collectors.toSet()));
    expected
        .visits()
        .forEach(
            (number, visit) -> {
              String id = StoredFacts.visitName(number);
              assertThat(facts.visits().get(id).state())
                  .as("state of " + id)
                  .isEqualTo(visit.current().isPresent() ? "current" : "retracted");
              assertThat(facts.visits().get(id).patient())
                  .as("patient of " + id)
                  .isEqualTo(ids.get(StoredFacts.patientName(visit.patient())));
              checkVisit(id, visit.current(), facts, ids);
            });
  }

  private void checkVisit(
      String id,
      Optional<ExpectedVisit.Change> current,
      StoredFacts facts,
      Map<String, String> ids) {
    List<StoredResource> inUse =
        facts.ofVisit(id).stream().filter(StoredResource::isInUse).toList();
    if (current.isEmpty()) {
      assertThat(inUse.stream().map(StoredResource::name))
          .as("in use of " + id + ", which is entered in error")
          .isEmpty();
      return;
    }
    GeneratedRow row = current.get().row();
    assertThat(said(inUse, facts))
        .as("what " + id + " says")
        .containsExactlyInAnyOrderElementsOf(
            expected(row, ids.get(StoredFacts.patientName(row.patient()))));
    assertThat(inUse.stream().filter(r -> r.type().equals("Provenance")))
        .as("Provenance of " + id)
        .singleElement()
        .satisfies(
            p ->
                assertThat(
                        p.content().path("entity").path(0).path("what").path("display").asString())
                    .endsWith("import J" + current.get().job()));
    Set<String> contents =
        inUse.stream()
            .filter(r -> !r.type().equals("Provenance"))
            .map(r -> r.content().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(contents)
        .as("resources of " + id + ", which said the same before")
        .isEqualTo(saidFirst.computeIfAbsent(id + " " + row.content(), said -> contents));
  }

  /** Returns the facts of a visit in words. */
  private static List<String> said(List<StoredResource> inUse, StoredFacts facts) {
    List<String> said = new ArrayList<>();
    for (StoredResource resource : inUse) {
      JsonNode content = resource.content();
      switch (resource.type()) {
        case "Encounter" -> {
          said.add("of " + content.path("subject").path("reference").asString());
          said.add("on " + content.path("period").path("start").asString());
          String place =
              content.path("location").path(0).path("location").path("reference").asString();
          said.add(
              facts.ofType("Location").stream()
                  .filter(l -> l.name().equals(place) && l.isInUse())
                  .map(l -> "in " + l.content().path("name").asString())
                  .findFirst()
                  .orElse("in no room"));
        }
        case "BodyStructure" -> said.add("a site");
        case "MedicationAdministration" ->
            said.add("dose " + number(content.path("dosage").path("dose").path("value")));
        case "Observation" -> {
          String name = StoredFacts.identifier(resource);
          if (name.contains("/pain/")) {
            said.add(
                name.substring(name.indexOf('/'))
                    + " "
                    + number(content.path("valueQuantity").path("value")));
          }
        }
        default -> {}
      }
    }
    return said;
  }

  private static int number(JsonNode value) {
    return new BigDecimal(value.asString()).intValueExact();
  }

  private static List<String> expected(GeneratedRow row, String patient) {
    List<String> said = new ArrayList<>();
    said.add("of Patient/" + patient);
    said.add("on 2024-03-%02d".formatted(row.day()));
    said.add("in Room " + row.room());
    for (int i = 0; i < row.sites(); i++) {
      said.add("a site");
    }
    said.add("dose " + 10 * row.volume());
    said.add("/pain/before " + row.before());
    said.add("/pain/after " + row.after());
    return said;
  }

  private void checkSearches(ExpectedStore expected, StoredFacts facts, Map<String, String> ids) {
    Map<String, String> encounters = new TreeMap<>();
    facts.ofType("Encounter").forEach(e -> encounters.put(e.visit().orElseThrow(), e.id()));
    try (SearchedStore searched = new SearchedStore(database)) {
      for (int number = 0; number < Sequence.PATIENTS; number++) {
        String mrn = GeneratedRow.mrn(number);
        assertThat(searched.found("Patient", "identifier", mrn))
            .as("Patient?identifier=" + mrn)
            .isEqualTo(
                ofBoth(
                    ids,
                    StoredFacts.patientName(number),
                    StoredFacts.patientName(number + GeneratedRow.LAB)));
      }
      for (int number : expected.patients().keySet()) {
        String id = ids.get(StoredFacts.patientName(number));
        assertThat(searched.found("Encounter", "patient", "Patient/" + id))
            .as("Encounter?patient= of " + StoredFacts.patientName(number))
            .isEqualTo(
                expected.visitsFoundBy(number).stream()
                    .map(visit -> encounters.get(StoredFacts.visitName(visit)))
                    .collect(Collectors.toSet()));
      }
      for (int visit = 1; visit <= Sequence.VISITS; visit++) {
        String id = GeneratedRow.visitId(visit);
        assertThat(searched.found("Encounter", "identifier", id))
            .as("Encounter?identifier=" + id)
            .isEqualTo(
                ofBoth(
                    encounters,
                    StoredFacts.visitName(visit),
                    StoredFacts.visitName(visit + GeneratedRow.LAB)));
      }
      for (String born : List.of("1979-05-12", "1979-05-21")) {
        assertThat(searched.found("Patient", "birthdate", born))
            .as("Patient?birthdate=" + born)
            .isEqualTo(
                facts.ofType("Patient").stream()
                    .filter(p -> p.content().path("birthDate").asString("").equals(born))
                    .map(StoredResource::id)
                    .collect(Collectors.toSet()));
      }
    }
  }

  private static Set<String> ofBoth(Map<String, String> ids, String clinic, String lab) {
    return Stream.of(clinic, lab)
        .filter(ids::containsKey)
        .map(ids::get)
        .collect(Collectors.toSet());
  }
}
