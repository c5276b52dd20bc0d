package org.tpibridge.store.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search parameter of a resource type.
 *
 * @param reads the parameters under which its values are stored
 * @param target the only type that its references may refer to; references to other types are
 *     stored with them
 * @param targets the types that references may refer to by FHIR's definition; empty for any
 * @param single whether a resource has at most one element with a value
 * @param canonical whether its values are canonical URLs, and not references to resources
 */
record IndexedParameter(
    String name,
    SearchParameterType kind,
    List<String> reads,
    Optional<String> target,
    Set<String> targets,
    boolean single,
    boolean canonical) {}
