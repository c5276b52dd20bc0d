package org.tpibridge.reading.hl7v2.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Matches the identifiers of a visit's messages. A number without a namespace is equal to the one
 * with a namespace if only one namespace uses that number; two namespaces mean two things. All
 * identifiers are added before any is resolved, so the order of messages does not matter.
 */
public final class EntityIdentifierMatcher {
  private final Map<String, Set<String>> namespaces = new HashMap<>();
  private final Map<String, String> sameAs = new HashMap<>();

  public void add(EntityIdentifier id) {
    if (!id.isEmpty()) {
      Set<String> of = namespaces.computeIfAbsent(id.number(), n -> new TreeSet<>());
      if (!id.namespace().isEmpty()) {
        of.add(id.namespace());
      }
    }
  }

  /**
   * Links two identifiers of one thing, such as a code and its alternate. Call it after all are
   * added.
   */
  public void link(EntityIdentifier a, EntityIdentifier b) {
    String first = resolve(a);
    String second = resolve(b);
    if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
      boolean ordered = first.compareTo(second) < 0;
      sameAs.put(ordered ? second : first, ordered ? first : second);
    }
  }

  /** Returns one text for all identifiers that are equal; "" for none. */
  public String resolve(EntityIdentifier id) {
    if (id.isEmpty()) {
      return "";
    }
    Set<String> of = namespaces.getOrDefault(id.number(), Set.of());
    String namespace =
        id.namespace().isEmpty() && of.size() == 1 ? of.iterator().next() : id.namespace();
    String text = id.number() + "^" + namespace;
    String representative = sameAs.get(text);
    while (representative != null) {
      text = representative;
      representative = sameAs.get(text);
    }
    return text;
  }
}
