package org.tpibridge.persona.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operation {@code $match}: patients that resemble one, with a score. Identifier 0.5, birth
 * date 0.25, family name 0.15, given name 0.1; certain from 0.9, probable from 0.6, possible from
 * 0.25.
 */
final class PatientScoring {
  private static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

  private record ScoredPatient(StoredCopy copy, int percent) {
    String grade() {
      return percent >= 90 ? "certain" : percent >= 60 ? "probable" : "possible";
    }
  }

  private final String base;
  private final ResourceMemory memory;

  PatientScoring(String base, ResourceMemory memory) {
    this.base = base;
    this.memory = memory;
  }

  ObjectNode match(ObjectNode parameters) {
    ObjectNode wanted =
        parameter(parameters, "resource")
            .map(p -> p.path("resource"))
            .filter(r -> FhirTree.type(r).equals("Patient"))
            .map(ObjectNode.class::cast)
            .orElseThrow(
                () ->
                    RefusedRequestException.invalid(
                        400, "The parameter \"resource\" must be a Patient."));
    boolean onlyCertain =
        parameter(parameters, "onlyCertainMatches")
            .filter(p -> p.path("valueBoolean").asBoolean(false))
            .isPresent();
    int count =
        parameter(parameters, "count")
            .map(p -> p.path("valueInteger").asInt(Integer.MAX_VALUE))
            .filter(c -> c > 0)
            .orElse(Integer.MAX_VALUE);
    List<ScoredPatient> found = new ArrayList<>();
    for (StoredCopy copy : memory.all("Patient")) {
      ScoredPatient scored = new ScoredPatient(copy, percent(wanted, copy.sharedBody()));
      if (scored.percent() >= 25 && (!onlyCertain || scored.grade().equals("certain"))) {
        found.add(scored);
      }
    }
    found.sort(Comparator.comparingInt(ScoredPatient::percent).reversed());
    return bundle(found.subList(0, Math.min(count, found.size())));
  }

  private static Optional<JsonNode> parameter(ObjectNode parameters, String name) {
    return FhirTree.list(parameters, "parameter").stream()
        .filter(p -> FhirTree.text(p, "name").equals(name))
        .findFirst();
  }

  private static int percent(ObjectNode wanted, ObjectNode candidate) {
    int percent = 0;
    if (identifiers(wanted).stream().anyMatch(identifiers(candidate)::contains)) {
      percent += 50;
    }
    if (shares(wanted, candidate, "birthDate")) {
      percent += 25;
    }
    if (shares(wanted, candidate, "name.family")) {
      percent += 15;
    }
    if (shares(wanted, candidate, "name.given")) {
      percent += 10;
    }
    return percent;
  }

  private static List<String> identifiers(ObjectNode patient) {
    return FhirTree.list(patient, "identifier").stream()
        .map(i -> FhirTree.text(i, "system") + "|" + FhirTree.text(i, "value"))
        .toList();
  }

  private static boolean shares(ObjectNode one, ObjectNode other, String path) {
    List<String> texts = texts(other, path);
    return texts(one, path).stream().anyMatch(texts::contains);
  }

  private static List<String> texts(ObjectNode patient, String path) {
    return FhirTree.values(patient, path).stream()
        .map(v -> v.asString("").toLowerCase(Locale.ROOT))
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private ObjectNode bundle(List<ScoredPatient> found) {
    ObjectNode bundle =
        FhirTree.object()
            .put("resourceType", "Bundle")
            .put("type", "searchset")
            .put("total", found.size());
    for (ScoredPatient one : found) {
      ObjectNode entry =
          bundle.withArray("entry").addObject().put("fullUrl", base + "/" + one.copy().key());
      entry.set("resource", one.copy().body());
      ObjectNode search = entry.putObject("search");
      search
          .putArray("extension")
          .addObject()
          .put("url", MATCH_GRADE)
          .put("valueCode", one.grade());
      search.put("mode", "match");
      search.put("score", one.percent() / 100.0);
    }
    return bundle;
  }
}
