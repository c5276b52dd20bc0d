package org.tpibridge.exchange.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What replaces or corrects the CapabilityStatement of an EHR.
 *
 * @param file a CapabilityStatement that is used instead of the EHR's
 * @param interactions replaces the interactions of the whole system, such as {@code transaction}
 * @param types by resource type
 * @param ownIds whether resources may be created with the ids of this store, if the EHR declares it
 */
public record CapabilityPolicy(
    Optional<Path> file,
    Optional<Set<String>> interactions,
    Map<String, TypeOverride> types,
    boolean ownIds) {
  public static final CapabilityPolicy DEFAULT =
      new CapabilityPolicy(Optional.empty(), Optional.empty(), Map.of(), true);

  /**
   * What is set replaces what is declared.
   *
   * @param interactions codes of FHIR's type-restful-interaction, such as {@code create}
   * @param searchParameters names, such as {@code identifier}
   */
  public record TypeOverride(
      Optional<Set<String>> interactions,
      Optional<Boolean> updateCreate,
      Optional<Boolean> conditionalCreate,
      Optional<Boolean> conditionalUpdate,
      Optional<Set<String>> searchParameters) {
    private static final Set<String> KNOWN =
        Set.of(
            "read",
            "vread",
            "update",
            "patch",
            "delete",
            "history-instance",
            "history-type",
            "create",
            "search-type");

    /**
     * @throws IllegalArgumentException if an interaction does not exist
     */
    public TypeOverride {
      interactions = interactions.map(Set::copyOf);
      searchParameters = searchParameters.map(Set::copyOf);
      check("capabilities.types[].interactions", interactions, KNOWN);
    }
  }

  private static final Set<String> KNOWN_OF_SYSTEM =
      Set.of("transaction", "batch", "search-system", "history-system");

  /**
   * @throws IllegalArgumentException if an interaction does not exist
   */
  public CapabilityPolicy {
    interactions = interactions.map(Set::copyOf);
    types = Map.copyOf(types);
    check("capabilities.interactions", interactions, KNOWN_OF_SYSTEM);
  }

  private static void check(String setting, Optional<Set<String>> codes, Set<String> known) {
    codes.stream()
        .flatMap(Set::stream)
        .filter(code -> !known.contains(code))
        .sorted()
        .findFirst()
        .ifPresent(
            code -> {
              throw new IllegalArgumentException(
                  setting
                      + " contains \""
                      + code
                      + "\", but must contain only "
                      + String.join(", ", known.stream().sorted().toList()));
            });
  }
}
