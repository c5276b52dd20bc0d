package org.tpibridge.exchange.preflight;

import java.util.Set;

/**
 * What an EHR declares for one resource type.
 *
 * @param interactions codes of FHIR's type-restful-interaction, such as {@code create}
 * @param updateCreate whether an update may create a resource with the client's id
 * @param searchParameters names, such as {@code identifier}
 * @param operations names without {@code $}
 */
public record TypeCapabilities(
    Set<String> interactions,
    boolean updateCreate,
    boolean conditionalCreate,
    boolean conditionalUpdate,
    Set<String> searchParameters,
    Set<String> operations) {
  public static final TypeCapabilities NONE =
      new TypeCapabilities(Set.of(), false, false, false, Set.of(), Set.of());

  public TypeCapabilities {
    interactions = Set.copyOf(interactions);
    searchParameters = Set.copyOf(searchParameters);
    operations = Set.copyOf(operations);
  }

  public boolean can(String interaction) {
    return interactions.contains(interaction);
  }

  public boolean canSearchBy(String parameter) {
    return can("search-type") && searchParameters.contains(parameter);
  }
}
