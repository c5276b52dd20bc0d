package org.tpibridge.mapping.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the references in a stored resource without reading all of it. */
public final class StoredReferences {
  /** In {@link FhirJsonWriter#compact} JSON, this occurs nowhere else: strings escape quotes. */
  private static final byte[] START = "\"reference\":\"".getBytes(UTF_8);

  private StoredReferences() {}

  /** Returns the references of the form {@code Type/id}, in their order. */
  public static Set<String> in(byte[] json) {
    Set<String> references = new LinkedHashSet<>();
    for (int at = next(json, 0); at >= 0; at = next(json, at)) {
      int end = at;
      while (json[end] != '"') {
        end++;
      }
      String reference = new String(json, at, end - at, UTF_8);
      if (reference.matches("[A-Z][A-Za-z]+/[^/]+")) {
        references.add(reference);
      }
      at = end;
    }
    return references;
  }

  /** Returns where the value of the next reference begins; -1 if there is none. */
  private static int next(byte[] json, int from) {
    for (int at = from; at <= json.length - START.length; at++) {
      int matching = 0;
      while (matching < START.length && json[at + matching] == START[matching]) {
        matching++;
      }
      if (matching == START.length) {
        return at + matching;
      }
    }
    return -1;
  }
}
