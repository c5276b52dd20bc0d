package org.tpibridge.exchange.preflight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;

/**
 * What an EHR declares that it can do.
 *
 * @param systemInteractions codes of FHIR's system-restful-interaction, such as {@code transaction}
 * @param types by resource type
 * @param documentMessages whether documents can be sent as HL7 v2 messages; this is set, not
 *     declared
 */
public record EhrCapabilities(
    Set<String> systemInteractions, Map<String, TypeCapabilities> types, boolean documentMessages) {
  /** Of an EHR without FHIR. */
  static final EhrCapabilities NONE = new EhrCapabilities(Set.of(), Map.of());

  public EhrCapabilities {
    systemInteractions = Set.copyOf(systemInteractions);
    types = Map.copyOf(types);
  }

  public EhrCapabilities(Set<String> systemInteractions, Map<String, TypeCapabilities> types) {
    this(systemInteractions, types, false);
  }

  public static EhrCapabilities of(CapabilityStatement statement) {
    Map<String, TypeCapabilities> types = new TreeMap<>();
    Set<String> system =
        statement.getRest().stream()
            .flatMap(rest -> rest.getInteraction().stream())
            .filter(interaction -> interaction.getCode() != null)
            .map(interaction -> interaction.getCode().toCode())
            .collect(Collectors.toSet());
    for (CapabilityStatementRestComponent rest : statement.getRest()) {
      // Parameters of the whole server, such as _lastUpdated, can be used with each type.
      rest.getResource()
          .forEach(type -> types.put(type.getType(), of(type, rest.getSearchParam())));
    }
    return new EhrCapabilities(system, types);
  }

  private static TypeCapabilities of(
      CapabilityStatementRestResourceComponent type,
      List<CapabilityStatementRestResourceSearchParamComponent> ofServer) {
    return new TypeCapabilities(
        type.getInteraction().stream()
            .filter(interaction -> interaction.getCode() != null)
            .map(interaction -> interaction.getCode().toCode())
            .collect(Collectors.toSet()),
        type.getUpdateCreate(),
        type.getConditionalCreate(),
        type.getConditionalUpdate(),
        Stream.concat(type.getSearchParam().stream(), ofServer.stream())
            .map(CapabilityStatementRestResourceSearchParamComponent::getName)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()),
        type.getOperation().stream().map(o -> o.getName()).collect(Collectors.toSet()));
  }

  public TypeCapabilities of(String type) {
    return types.getOrDefault(type, TypeCapabilities.NONE);
  }

  /** Whether there is no FHIR API. */
  public boolean isEmpty() {
    return systemInteractions.isEmpty() && types.isEmpty();
  }

  public boolean hasTransactions() {
    return systemInteractions.contains("transaction");
  }

  /**
   * These capabilities without an interaction that a type turned out not to have.
   *
   * @param type empty for an interaction of the whole server
   */
  public EhrCapabilities without(String type, String interaction) {
    if (type.isEmpty()) {
      return new EhrCapabilities(
          systemInteractions.stream()
              .filter(one -> !one.equals(interaction))
              .collect(Collectors.toSet()),
          types,
          documentMessages);
    }
    Map<String, TypeCapabilities> changed = new HashMap<>(types);
    TypeCapabilities before = of(type);
    changed.put(
        type,
        new TypeCapabilities(
            before.interactions().stream()
                .filter(one -> !one.equals(interaction))
                .collect(Collectors.toSet()),
            before.updateCreate() && !interaction.equals("update-create"),
            before.conditionalCreate() && !interaction.equals("conditional-create"),
            before.conditionalUpdate() && !interaction.equals("conditional-update"),
            before.searchParameters(),
            before.operations()));
    return new EhrCapabilities(systemInteractions, changed, documentMessages);
  }
}
