package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.persona.facts.FactName.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.facts.FactTable;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.facts.PersonaProfile.Facts;

/** What each kind declares is what it does: every row about the CapabilityStatement is tried. */
class PersonaDeclarationTest {
  private static final Set<String> TYPES =
      Set.of(
          "AllergyIntolerance",
          "Binary",
          "BodyStructure",
          "CarePlan",
          "CommunicationRequest",
          "Condition",
          "Consent",
          "DocumentReference",
          "Encounter",
          "Goal",
          "Location",
          "MedicationAdministration",
          "MedicationStatement",
          "Observation",
          "Organization",
          "Patient",
          "Practitioner",
          "Procedure",
          "Provenance",
          "QuestionnaireResponse");

  static Stream<String> kinds() {
    return SimulatedEhrOptions.kinds().stream();
  }

  private static PersonaProfile profile(String kind) {
    return PersonaProfile.of(kind, FactTable.read());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @ForFact({
    SOFTWARE,
    FORMATS,
    SECURITY,
    SYSTEM_INTERACTIONS,
    OPERATIONS,
    REVINCLUDE,
    UPDATE_CREATE,
    CONDITIONAL_CREATE,
    CONDITIONAL_UPDATE,
    CONDITIONAL_READ,
    CONDITIONAL_DELETE,
    READ_HISTORY,
    VERSIONING,
    NOTE
  })
  void theStatementHasEveryDeclaredFact(String kind) {
    PersonaProfile profile = profile(kind);
    try (PersonaClient client = PersonaClient.of(kind)) {
      CapabilityStatement statement =
          client.hapi().capabilities().ofType(CapabilityStatement.class).execute();
      CapabilityStatementRestComponent rest = statement.getRestFirstRep();
      Facts server = profile.server();

      assertThat(statement.getSoftware().getName()).isEqualTo(server.text(SOFTWARE).orElseThrow());
      assertThat(statement.getFormat().stream().map(f -> f.getValue()))
          .isEqualTo(server.words(FORMATS));
      assertThat(rest.getSecurity().getService().stream().map(s -> s.getCodingFirstRep().getCode()))
          .isEqualTo(server.words(SECURITY));
      assertThat(rest.getInteraction().stream().map(i -> i.getCode().toCode()))
          .isEqualTo(server.words(SYSTEM_INTERACTIONS));
      assertThat(rest.getOperation().stream().map(o -> o.getName()))
          .isEqualTo(server.words(OPERATIONS));
      server.texts(NOTE).forEach(note -> assertThat(rest.getDocumentation()).contains(note));
      assertThat(rest.getResource().stream().map(CapabilityStatementRestResourceComponent::getType))
          .containsExactlyElementsOf(profile.declaredTypes());
      rest.getResource().forEach(type -> check(type, profile));
    }
  }

  private static void check(CapabilityStatementRestResourceComponent type, PersonaProfile profile) {
    Facts facts = profile.of(type.getType());
    assertThat(type.getInteraction().stream().map(i -> i.getCode().toCode()))
        .isEqualTo(facts.words(INTERACTIONS));
    assertThat(type.getOperation().stream().map(o -> o.getName()))
        .isEqualTo(facts.words(OPERATIONS));
    assertThat(type.getSearchRevInclude().stream().map(i -> i.getValue()))
        .isEqualTo(facts.words(REVINCLUDE));
    assertThat(type.getUpdateCreate()).isEqualTo(facts.is(UPDATE_CREATE, "yes"));
    assertThat(type.getConditionalCreate()).isEqualTo(facts.is(CONDITIONAL_CREATE, "yes"));
    assertThat(type.getConditionalUpdate()).isEqualTo(facts.is(CONDITIONAL_UPDATE, "yes"));
    assertThat(type.getReadHistory()).isEqualTo(facts.is(READ_HISTORY, "yes"));
    facts
        .text(CONDITIONAL_READ)
        .ifPresent(value -> assertThat(type.getConditionalRead().toCode()).isEqualTo(value));
    facts
        .text(CONDITIONAL_DELETE)
        .ifPresent(value -> assertThat(type.getConditionalDelete().toCode()).isEqualTo(value));
    assertThat(type.getVersioning().toCode())
        .isEqualTo(profile.server().text(VERSIONING).orElseThrow());
    facts.texts(NOTE).forEach(note -> assertThat(type.getDocumentation()).contains(note));
    List<String> names = type.getSearchParam().stream().map(p -> p.getName()).toList();
    if (facts.words(SEARCH).contains("*")) {
      assertThat(names).contains("_id", "_lastUpdated").hasSizeGreaterThan(4);
    } else {
      assertThat(names).containsExactlyInAnyOrderElementsOf(facts.words(SEARCH));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @ForFact({INTERACTIONS, UNDECLARED_INTERACTION_STATUS, UNKNOWN_TYPE_STATUS})
  void everyInteractionIsPossibleExactlyIfItIsDeclared(String kind) {
    PersonaProfile profile = profile(kind);
    SoftAssertions checks = new SoftAssertions();
    try (PersonaClient client = PersonaClient.of(kind)) {
      Set<String> types = new TreeSet<>(TYPES);
      types.addAll(profile.declaredTypes());
      for (String type : types) {
        Facts facts = profile.of(type);
        String resource = "{\"resourceType\": \"" + type + "\", \"id\": \"x1\"}";
        client.add(resource);
        boolean known = profile.declaredTypes().contains(type);
        int refused = known ? 405 : 404;
        List<Integer> done = List.of(200, 201);
        String id = "/" + type + "/x1";
        check(checks, type + " read", client.get(id), facts.can("read"), done, refused);
        String scope = facts.words(SEARCH_REQUIRES).isEmpty() ? "" : "?patient=1";
        check(
            checks,
            type + " search",
            client.get("/" + type + scope),
            facts.can("search-type"),
            done,
            refused);
        // Content is another test's matter: 400 and 422 are answers to the content.
        List<Integer> processed = List.of(200, 201, 400, 422);
        check(
            checks,
            type + " create",
            client.post("/" + type, resource),
            facts.can("create"),
            processed,
            refused);
        check(
            checks,
            type + " update",
            client.send("PUT", id, resource),
            facts.can("update"),
            processed,
            refused);
        check(
            checks,
            type + " patch",
            client.send("PATCH", id, "[]", "Content-Type", "application/json-patch+json"),
            facts.can("patch"),
            processed,
            refused);
        check(
            checks,
            type + " vread",
            client.get(id + "/_history/1"),
            facts.can("vread"),
            done,
            refused);
        check(
            checks,
            type + " delete",
            client.send("DELETE", id, ""),
            facts.can("delete"),
            done,
            refused);
      }
      assertThat(client.get("/NoSuchType").status()).isEqualTo(404);
    }
    checks.assertAll();
  }

  private static void check(
      SoftAssertions checks,
      String what,
      Answer answer,
      boolean declared,
      List<Integer> done,
      int refused) {
    if (declared) {
      checks.assertThat(answer.status()).as(what).isIn(done);
    } else {
      checks.assertThat(answer.status()).as(what).isEqualTo(refused);
      checks.assertThat(answer.text()).as(what).contains("OperationOutcome", "not-supported");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @ForFact({SEARCH, UNDECLARED_PARAMETER_STATUS, SEARCH_REQUIRES})
  void everyDeclaredSearchParameterIsAcceptedAndNoOther(String kind) {
    PersonaProfile profile = profile(kind);
    SoftAssertions checks = new SoftAssertions();
    try (PersonaClient client = PersonaClient.of(kind)) {
      for (String type : profile.declaredTypes()) {
        Facts facts = profile.of(type);
        if (!facts.can("search-type")) {
          continue;
        }
        String scope = facts.words(SEARCH_REQUIRES).isEmpty() ? "?" : "?patient=1&";
        List<String> names = new ArrayList<>(facts.words(SEARCH));
        names.remove("*");
        names.remove("_sort");
        for (String name : names) {
          String value =
              name.matches(
                      ".*(date|Date|time|period|Updated|updated|_since|authored|onset|issued|created|occurrence).*|_count")
                  ? (name.equals("_count") ? "5" : "2024-01-01")
                  : "1";
          Answer answer = client.get("/" + type + scope + name + "=" + value);
          checks.assertThat(answer.status()).as(type + " " + name).isEqualTo(200);
        }
        for (String name : List.of("nonsense", "_has", "_filter")) {
          Answer answer = client.get("/" + type + scope + name + "=1");
          checks.assertThat(answer.status()).as(type + " " + name).isEqualTo(400);
          checks.assertThat(answer.text()).contains("OperationOutcome");
        }
        if (!facts.words(SEARCH_REQUIRES).isEmpty()) {
          checks.assertThat(client.get("/" + type).status()).as(type).isEqualTo(400);
          checks.assertThat(client.get("/" + type + "?_id=1").status()).isEqualTo(200);
        }
        if (!names.isEmpty() && !names.contains("_lastUpdated")) {
          checks
              .assertThat(client.get("/" + type + scope + "_lastUpdated=gt2020-01-01").status())
              .as(type + " _lastUpdated")
              .isEqualTo(400);
        }
      }
    }
    checks.assertAll();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @ForFact({SYSTEM_INTERACTIONS, UNDECLARED_SYSTEM_INTERACTION_STATUS})
  void batchesAndTransactionsAreAcceptedIfDeclared(String kind) {
    PersonaProfile profile = profile(kind);
    try (PersonaClient client = PersonaClient.of(kind)) {
      for (String form : List.of("batch", "transaction")) {
        String bundle =
            """
            {"resourceType": "Bundle", "type": "%s", "entry": [
              {"request": {"method": "GET", "url": "Patient/none"}}]}
            """
                .formatted(form);
        Answer answer = client.post("", bundle);
        if (form.equals("batch") && profile.server().words(SYSTEM_INTERACTIONS).contains(form)) {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.text()).contains("batch-response", "404");
        } else if (profile.server().words(SYSTEM_INTERACTIONS).contains(form)) {
          // The read of a transaction fails, and the transaction with it.
          assertThat(answer.status()).isEqualTo(404);
        } else {
          assertThat(answer.status())
              .isEqualTo(profile.server().status(UNDECLARED_SYSTEM_INTERACTION_STATUS));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @ForFact(FORMATS)
  void xmlIsOfferedIfDeclared(String kind) {
    boolean xml = profile(kind).server().words(FORMATS).contains("xml");
    try (PersonaClient client = PersonaClient.of(kind)) {
      client.addPatient();
      Answer read = client.get("/Patient/p1", "Accept", "application/fhir+xml");
      Answer written =
          client.post(
              "/Patient",
              "<Patient xmlns=\"http://hl7.org/fhir\"/>",
              "Content-Type",
              "application/fhir+xml");

      assertThat(read.status()).isEqualTo(xml ? 200 : 406);
      if (xml) {
        assertThat(read.text()).startsWith("<Patient").contains("Testperson");
      }
      if (profile(kind).of("Patient").can("create")) {
        assertThat(written.status()).isEqualTo(xml ? 201 : 415);
      }
    }
  }
}
