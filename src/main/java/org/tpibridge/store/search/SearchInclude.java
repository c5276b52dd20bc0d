package org.tpibridge.store.search;

import java.util.List;
import java.util.Optional;

/**
 * A request for more resources than the matches: for those that they refer to ({@code _include}),
 * or for those that refer to them ({@code _revinclude}).
 *
 * @param reverse whether it is a {@code _revinclude}
 * @param iterate whether it also applies to included resources
 * @param type of the resources that contain the references
 * @param parameters the hashes of the parameters that the references are stored under
 * @param target the type of the referenced resources, if only one is requested
 */
record SearchInclude(
    boolean reverse,
    boolean iterate,
    String type,
    List<Long> parameters,
    Optional<String> target) {}
