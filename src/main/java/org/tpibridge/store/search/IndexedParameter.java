package org.tpibridge.store.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search parameter of a type.
 *
 * @param reads the parameters under which its values are kept
 * @param target the only type that its references may lead to; others are kept with them
 * @param targets the types that references may lead to as FHIR defines; empty for any
 */
record IndexedParameter(
    String name,
    SearchParameterType kind,
    List<String> reads,
    Optional<String> target,
    Set<String> targets) {}
