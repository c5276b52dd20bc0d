package org.tpibridge.persona.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.persona.data.SearchDefinitions;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.facts.PersonaProfile.Facts;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the CapabilityStatement of an EHR from its facts. */
final class CapabilityDeclaration {
  private static final String SECURITY_SYSTEM =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String OAUTH_URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

  private final String base;
  private final PersonaProfile profile;
  private final SearchDefinitions definitions;
  private final Optional<String> tokenUrl;

  CapabilityDeclaration(
      String base,
      PersonaProfile profile,
      SearchDefinitions definitions,
      Optional<String> tokenUrl) {
    this.base = base;
    this.profile = profile;
    this.definitions = definitions;
    this.tokenUrl = tokenUrl;
  }

  ObjectNode statement() {
    Facts server = profile.server();
    ObjectNode statement =
        FhirTree.object()
            .put("resourceType", "CapabilityStatement")
            .put("status", "active")
            .put("date", "2026-11-28")
            .put("publisher", "TPI Bridge")
            .put("kind", "instance");
    statement
        .putObject("software")
        .put("name", server.text(FactName.SOFTWARE).orElse(profile.kind()))
        .put("version", "simulated");
    statement
        .putObject("implementation")
        .put("description", "Simulated EHR of TPI Bridge: " + profile.kind())
        .put("url", base);
    statement.put("fhirVersion", "4.0.1");
    texts(statement.putArray("format"), server.words(FactName.FORMATS));
    ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
    List<String> notes = server.texts(FactName.NOTE);
    if (!notes.isEmpty()) {
      rest.put("documentation", String.join("\n\n", notes));
    }
    ObjectNode security = FhirTree.object();
    security(security);
    if (!security.isEmpty()) {
      rest.set("security", security);
    }
    ArrayNode resources = rest.putArray("resource");
    profile.declaredTypes().forEach(type -> resources.add(resource(type)));
    codes(rest, "interaction", server.words(FactName.SYSTEM_INTERACTIONS));
    operations(rest, server.words(FactName.OPERATIONS));
    return statement;
  }

  private void security(ObjectNode security) {
    tokenUrl.ifPresent(
        url ->
            security
                .putArray("extension")
                .addObject()
                .put("url", OAUTH_URIS)
                .putArray("extension")
                .addObject()
                .put("url", "token")
                .put("valueUri", url));
    for (String code : profile.server().words(FactName.SECURITY)) {
      security
          .withArray("service")
          .addObject()
          .putArray("coding")
          .addObject()
          .put("system", SECURITY_SYSTEM)
          .put("code", code);
    }
  }

  private ObjectNode resource(String type) {
    Facts facts = profile.of(type);
    ObjectNode resource = FhirTree.object().put("type", type);
    if (facts.has(FactName.NOTE)) {
      resource.put("documentation", String.join("\n\n", facts.texts(FactName.NOTE)));
    }
    codes(resource, "interaction", facts.words(FactName.INTERACTIONS));
    resource.put("versioning", profile.server().text(FactName.VERSIONING).orElse("no-version"));
    flag(resource, "readHistory", facts, FactName.READ_HISTORY);
    flag(resource, "updateCreate", facts, FactName.UPDATE_CREATE);
    flag(resource, "conditionalCreate", facts, FactName.CONDITIONAL_CREATE);
    facts.text(FactName.CONDITIONAL_READ).ifPresent(v -> resource.put("conditionalRead", v));
    flag(resource, "conditionalUpdate", facts, FactName.CONDITIONAL_UPDATE);
    facts.text(FactName.CONDITIONAL_DELETE).ifPresent(v -> resource.put("conditionalDelete", v));
    if (facts.has(FactName.REVINCLUDE)) {
      texts(resource.putArray("searchRevInclude"), facts.words(FactName.REVINCLUDE));
    }
    for (String name : searchNames(type, facts)) {
      resource
          .withArray("searchParam")
          .addObject()
          .put("name", name)
          .put("type", definitions.typeCode(type, name));
    }
    operations(resource, facts.words(FactName.OPERATIONS));
    return resource;
  }

  private Set<String> searchNames(String type, Facts facts) {
    List<String> words = facts.words(FactName.SEARCH);
    return words.contains("*") ? definitions.names(type) : new TreeSet<>(words);
  }

  private static void flag(ObjectNode resource, String element, Facts facts, FactName name) {
    facts.text(name).ifPresent(value -> resource.put(element, value.equals("yes")));
  }

  private static void codes(ObjectNode parent, String element, List<String> codes) {
    for (String code : codes) {
      parent.withArray(element).addObject().put("code", code);
    }
  }

  private void operations(ObjectNode parent, List<String> names) {
    for (String name : names) {
      parent
          .withArray("operation")
          .addObject()
          .put("name", name)
          .put("definition", base + "/OperationDefinition/" + name);
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
