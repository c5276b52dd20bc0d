package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;

/**
 * The resources of one visit that apply, in the order of the visit. What is entered in error is
 * left out.
 */
final class VisitResources {
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  private static final String URN = "urn:uuid:";

  private final Map<String, Resource> byReference = new HashMap<>();
  private final List<Resource> current;
  private final Encounter encounter;
  private final boolean withdrawn;

  /**
   * @throws IllegalArgumentException if there is no Encounter
   */
  VisitResources(List<? extends Resource> resources) {
    for (Resource resource : resources) {
      String id = id(resource);
      byReference.put(resource.fhirType() + "/" + id, resource);
      byReference.put(URN + id, resource);
    }
    encounter =
        resources.stream()
            .filter(Encounter.class::isInstance)
            .map(Encounter.class::cast)
            .min(Comparator.comparing(VisitResources::isRetracted))
            .orElseThrow(() -> new IllegalArgumentException("A visit must have an Encounter."));
    List<Resource> ordered = new ArrayList<>(resources);
    IdentityHashMap<Resource, Integer> ranks = ranks(resources);
    ordered.sort(Comparator.comparingInt(r -> ranks.getOrDefault(r, Integer.MAX_VALUE)));
    boolean hasProvenance = !ranks.isEmpty();
    current =
        ordered.stream()
            .filter(resource -> !isRetracted(resource))
            // Visits of a patient share allergies, and each states only some of them.
            .filter(
                resource ->
                    !(resource instanceof AllergyIntolerance)
                        || !hasProvenance
                        || ranks.containsKey(resource))
            .toList();
    withdrawn =
        isRetracted(encounter)
            || (session().isEmpty() && resources.stream().anyMatch(VisitResources::isSession));
  }

  /** In a Bundle that was parsed, an id may be the {@code fullUrl}. */
  static String id(Resource resource) {
    String id = resource.getIdPart();
    return id == null ? "" : id.replace(URN, "");
  }

  /** The Provenance lists what the visit contains in the order of the record. */
  private IdentityHashMap<Resource, Integer> ranks(List<? extends Resource> resources) {
    IdentityHashMap<Resource, Integer> ranks = new IdentityHashMap<>();
    resources.stream()
        .filter(Provenance.class::isInstance)
        .flatMap(provenance -> ((Provenance) provenance).getTarget().stream())
        .map(target -> byReference.get(target.getReference()))
        .filter(target -> target != null)
        .forEach(target -> ranks.putIfAbsent(target, ranks.size()));
    return ranks;
  }

  /** Whether the resource says of itself that it must not be used. */
  static boolean isRetracted(Resource resource) {
    if (resource instanceof BodyStructure structure) {
      return Boolean.FALSE.equals(structure.getActiveElement().getValue());
    }
    return EnteredInError.isMarked(resource);
  }

  /** Whether the visit itself is entered in error. */
  boolean isWithdrawn() {
    return withdrawn;
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return current.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The resource that a reference refers to; also one that is entered in error. */
  <T extends Resource> Optional<T> target(Reference reference, Class<T> type) {
    return Optional.ofNullable(reference.getReference())
        .map(byReference::get)
        .or(
            () ->
                Optional.ofNullable(reference.getResource())
                    .filter(Resource.class::isInstance)
                    .map(Resource.class::cast))
        .filter(type::isInstance)
        .map(type::cast);
  }

  Encounter encounter() {
    return encounter;
  }

  Optional<Patient> patient() {
    return target(encounter.getSubject(), Patient.class);
  }

  Optional<Procedure> session() {
    return current.stream()
        .filter(VisitResources::isSession)
        .map(Procedure.class::cast)
        .findFirst();
  }

  List<Procedure> sites() {
    return all(Procedure.class).stream().filter(VisitResources::isSite).toList();
  }

  static boolean isSession(Resource resource) {
    return resource instanceof Procedure procedure
        && (has(procedure.getCode(), TpiBridgeCode.INJECTION_SESSION)
            || has(procedure.getCode(), TpiBridgeCode.DRY_NEEDLING_SESSION));
  }

  static boolean isSite(Procedure procedure) {
    return has(procedure.getCode(), TpiBridgeCode.INJECTION_SITE)
        || has(procedure.getCode(), TpiBridgeCode.DRY_NEEDLING_SITE);
  }

  static boolean has(CodeableConcept concept, TpiBridgeCode code) {
    return concept.getCoding().stream().anyMatch(code::is);
  }

  /** Who performed the session, and who took part in the visit. */
  Stream<Reference> clinicians() {
    return Stream.concat(
            session().stream()
                .flatMap(session -> session.getPerformer().stream())
                .map(Procedure.ProcedurePerformerComponent::getActor),
            encounter.getParticipant().stream()
                .map(Encounter.EncounterParticipantComponent::getIndividual))
        .filter(reference -> !reference.isEmpty());
  }

  static Optional<String> npi(Practitioner practitioner) {
    return practitioner.getIdentifier().stream()
        .filter(identifier -> NPI.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(value -> value != null)
        .findFirst();
  }

  /** Whether the visit is invented. */
  boolean isTestData() {
    return encounter.getMeta().getTag().stream()
        .anyMatch(
            tag ->
                StandardCode.TEST_DATA.code().equals(tag.getCode())
                    && StandardCode.TEST_DATA.system().equals(tag.getSystem()));
  }

  /** The clinic's identifier of the visit. */
  Identifier visitIdentifier() {
    Optional<String> visitId =
        itemIdentifier()
            .map(item -> item.getValue().substring(0, item.getValue().lastIndexOf('/')));
    return encounter.getIdentifier().stream()
        .filter(i -> i.getValue() != null && visitId.filter(i.getValue()::equals).isPresent())
        .findFirst()
        .or(() -> encounter.getIdentifier().stream().filter(i -> i.getValue() != null).findFirst())
        .orElseGet(
            () ->
                new Identifier()
                    .setValue(visitId.or(this::encounterId).orElse(ElementText.NOT_RECORDED)));
  }

  private Optional<String> encounterId() {
    return Optional.of(id(encounter)).filter(id -> !id.isEmpty());
  }

  /** The identifier of the session: its system is that of everything that the visit contains. */
  private Optional<Identifier> itemIdentifier() {
    return byReference.values().stream()
        .filter(VisitResources::isSession)
        .flatMap(session -> ((Procedure) session).getIdentifier().stream())
        .filter(
            i -> i.getValue() != null && i.getValue().endsWith("/" + ResourceRole.SESSION.idPart()))
        .findFirst();
  }

  /** The system of identifiers of what the visit contains. */
  String itemSystem() {
    return itemIdentifier()
        .or(() -> Optional.of(visitIdentifier()))
        .map(Identifier::getSystem)
        .orElse("");
  }
}
