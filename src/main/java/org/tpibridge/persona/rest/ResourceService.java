package org.tpibridge.persona.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.rules.WriteRules;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes single resources. */
final class ResourceService {
  private static final String ID = "[A-Za-z0-9.-]{1,64}";

  private final String base;
  private final PersonaProfile profile;
  private final ResourceMemory memory;
  private final WriteRules rules;
  private final boolean contractWrites;

  /**
   * @param contractWrites whether what a contract adds to the declared interactions is offered
   */
  ResourceService(
      String base, PersonaProfile profile, ResourceMemory memory, boolean contractWrites) {
    this.contractWrites = contractWrites;
    this.base = base;
    this.profile = profile;
    this.memory = memory;
    this.rules = new WriteRules(profile, memory);
  }

  PersonaResponse read(String type, String id) {
    StoredCopy copy =
        memory
            .latest(type, id)
            .orElseThrow(
                () ->
                    RefusedRequestException.of(404, "not-found", type + "/" + id + " not found."));
    if (copy.isDeleted()) {
      throw gone(copy);
    }
    refuseRestricted(copy);
    redirectMerged(copy);
    return answer(200, copy).withResource(copy.body());
  }

  /** The body of an existing resource. */
  ObjectNode current(String type, String id) {
    return memory
        .existing(type, id)
        .map(StoredCopy::body)
        .orElseThrow(
            () -> RefusedRequestException.of(404, "not-found", type + "/" + id + " not found."));
  }

  PersonaResponse readVersion(String type, String id, String version) {
    int number = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    StoredCopy copy =
        memory
            .version(type, id, number)
            .orElseThrow(
                () -> RefusedRequestException.of(404, "not-found", "This version was not found."));
    if (copy.isDeleted()) {
      throw gone(copy);
    }
    return answer(200, copy).withResource(copy.body());
  }

  private static RefusedRequestException gone(StoredCopy copy) {
    return RefusedRequestException.of(410, "deleted", copy.key() + " was deleted.");
  }

  /** Records with restricted access open only after a person states why. */
  private void refuseRestricted(StoredCopy copy) {
    if (profile.server().has(FactName.RESTRICTED_STATUS)
        && FhirTree.values(copy.sharedBody(), "meta.security.code").stream()
            .anyMatch(code -> code.asString("").matches("[RV]"))) {
      throw RefusedRequestException.of(
          profile.server().status(FactName.RESTRICTED_STATUS),
          "forbidden",
          "Access to this record is restricted.",
          profile.code(FactName.CODE_RESTRICTED));
    }
  }

  private void redirectMerged(StoredCopy copy) {
    if (!profile.server().has(FactName.MERGED_STATUS)) {
      return;
    }
    for (JsonNode link : FhirTree.list(copy.sharedBody(), "link")) {
      if (FhirTree.text(link, "type").equals("replaced-by")) {
        throw RefusedRequestException.of(
                profile.server().status(FactName.MERGED_STATUS),
                "processing",
                "This patient was merged.",
                profile.code(FactName.CODE_MERGED))
            .with("Location", base + "/" + FhirTree.text(link, "other", "reference"));
      }
    }
  }

  /** Creates a resource with an id of the server. */
  StoredCopy create(ObjectNode resource, Deviations options) {
    String type = FhirTree.type(resource);
    ObjectNode accepted = rules.apply(type, resource, true);
    return memory.save(dropped(accepted, options), memory.newId(type));
  }

  /**
   * Updates a resource, or creates it with the client's id.
   *
   * @param ifMatch value of {@code If-Match}
   */
  StoredCopy update(
      String type, String id, ObjectNode resource, Optional<String> ifMatch, Deviations options) {
    if (!FhirTree.id(resource).equals(id)) {
      throw RefusedRequestException.invalid(400, "The id in the resource must be that in the URL.");
    }
    Optional<StoredCopy> before = memory.latest(type, id);
    if (before.isEmpty()) {
      refuseClientId(type, id);
    }
    if (!options.ignoreIfMatch()) {
      requireVersion(before, ifMatch, options);
    }
    ObjectNode accepted = dropped(rules.apply(type, resource, before.isEmpty()), options);
    return isUnchanged(accepted, before) ? before.orElseThrow() : memory.save(accepted, id);
  }

  /** Saves a resource whose references may be to later resources of the transaction. */
  StoredCopy saveInTransaction(String type, String id, ObjectNode entry) {
    ObjectNode resource = (ObjectNode) entry.path("resource");
    Optional<StoredCopy> before = memory.existing(type, id);
    boolean isUpdate = FhirTree.text(entry, "request", "method").equals("PUT");
    boolean hasCondition = FhirTree.text(entry, "request", "url").contains("?");
    if (isUpdate && !hasCondition && before.isEmpty()) {
      refuseClientId(type, id);
    }
    String ifMatch = FhirTree.text(entry, "request", "ifMatch");
    requireVersion(before, Optional.of(ifMatch).filter(m -> !m.isEmpty()), Deviations.NONE);
    ObjectNode accepted = rules.applyWithoutReferences(type, resource, before.isEmpty());
    return isUnchanged(accepted, before) ? before.orElseThrow() : memory.save(accepted, id);
  }

  void checkReferences(StoredCopy copy, boolean isCreate) {
    rules.checkReferences(copy.type(), copy.sharedBody(), isCreate);
  }

  private boolean isUnchanged(ObjectNode accepted, Optional<StoredCopy> before) {
    return profile.server().is(FactName.UNCHANGED_UPDATE, "same-version")
        && before.isPresent()
        && !before.get().isDeleted()
        && content(accepted).equals(content(before.get().sharedBody()));
  }

  void requireUnreferenced(StoredCopy copy) {
    if (profile.server().has(FactName.DELETE_REFERENCED_STATUS) && memory.isReferenced(copy)) {
      throw RefusedRequestException.of(
          profile.server().status(FactName.DELETE_REFERENCED_STATUS),
          "conflict",
          "Other resources refer to " + copy.key() + ".");
    }
  }

  /** Refuses what the EHR does not offer for a type. */
  void requireDeclared(String type, String interaction) {
    if (!profile.accepts(type, interaction, contractWrites)) {
      boolean known = profile.declaredTypes().contains(type);
      throw RefusedRequestException.notSupported(
          profile
              .server()
              .status(
                  known ? FactName.UNDECLARED_INTERACTION_STATUS : FactName.UNKNOWN_TYPE_STATUS),
          known
              ? "This server does not offer " + interaction + " of " + type + "."
              : "This server has no resource type with this name.");
    }
  }

  /** What somebody else does: a new version. */
  void changeMeanwhile(String type, String id) {
    memory.existing(type, id).ifPresent(copy -> memory.save(copy.body(), id));
  }

  private void refuseClientId(String type, String id) {
    if (!profile.of(type).is(FactName.UPDATE_CREATE, "yes")) {
      throw RefusedRequestException.of(
          404, "not-found", type + "/" + id + " not found. The server assigns ids.");
    }
    boolean numeric = id.chars().allMatch(Character::isDigit);
    if (!id.matches(ID)
        || (numeric && profile.server().is(FactName.NUMERIC_CLIENT_IDS, "refused"))) {
      throw RefusedRequestException.invalid(
          400, "The id must have letters, and only letters, digits, hyphens and dots.");
    }
  }

  private void requireVersion(
      Optional<StoredCopy> before, Optional<String> ifMatch, Deviations options) {
    if (ifMatch.isEmpty() || before.isEmpty() || !profile.hasVersions()) {
      return;
    }
    String wanted = ifMatch.get().replaceFirst("^W/", "").replace("\"", "");
    if (!wanted.equals(Integer.toString(before.get().version()))) {
      int usual = profile.server().number(FactName.STALE_STATUS).orElse(412);
      throw RefusedRequestException.of(
          options.staleStatus() == 0 ? usual : options.staleStatus(),
          "conflict",
          "This is not the current version.");
    }
  }

  private static ObjectNode content(ObjectNode resource) {
    ObjectNode content = resource.deepCopy();
    if (content.path("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "lastUpdated"));
      if (meta.isEmpty()) {
        content.remove("meta");
      }
    }
    return content;
  }

  private static ObjectNode dropped(ObjectNode resource, Deviations options) {
    List<String> names =
        resource.properties().stream()
            .map(Map.Entry::getKey)
            .filter(
                name -> options.droppedElements().stream().anyMatch(e -> FhirTree.isNamed(name, e)))
            .toList();
    return resource.remove(names);
  }

  /** Deletes a resource; that it does not exist is no error. */
  PersonaResponse delete(String type, String id, Optional<String> ifMatch, Deviations options) {
    Optional<StoredCopy> copy = memory.existing(type, id);
    if (copy.isEmpty()) {
      return PersonaResponse.of(200, information("Not deleted, because it does not exist."));
    }
    requireVersion(copy, options.ignoreIfMatch() ? Optional.empty() : ifMatch, options);
    requireUnreferenced(copy.get());
    memory.delete(copy.get());
    return PersonaResponse.of(200, information("Deleted."));
  }

  static ObjectNode information(String text) {
    return RefusedRequestException.outcome("information", "informational", text, Optional.empty());
  }

  /** The answer to a write. */
  PersonaResponse written(StoredCopy copy, boolean created, Optional<String> prefer) {
    PersonaResponse response =
        answer(created ? 201 : 200, copy).with("Location", base + "/" + location(copy));
    boolean minimal = prefer.filter(p -> p.contains("return=minimal")).isPresent();
    boolean outcome = prefer.filter(p -> p.contains("return=OperationOutcome")).isPresent();
    if (profile.server().is(FactName.CREATE_BODY, "none") || minimal) {
      return response;
    }
    return response.withResource(outcome ? information("Saved.") : copy.body());
  }

  /** {@code Type/id/_history/version}, or without version. */
  String location(StoredCopy copy) {
    return copy.key() + (profile.hasVersions() ? "/_history/" + copy.version() : "");
  }

  private PersonaResponse answer(int status, StoredCopy copy) {
    PersonaResponse response =
        PersonaResponse.of(status).with("Last-Modified", PersonaResponse.httpDate(copy.updated()));
    return profile.hasVersions() ? response.with("ETag", "W/\"" + copy.version() + "\"") : response;
  }
}
