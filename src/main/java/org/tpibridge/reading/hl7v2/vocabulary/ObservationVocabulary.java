package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the meaning of observations by code and by name: the clinic's map takes precedence over the
 * built-in one.
 */
public final class ObservationVocabulary {
  private static final int MAX_CACHED = 1_000;

  private final Map<String, ObservationMeaning> codes = new HashMap<>();
  private final Map<String, ObservationMeaning> names = new HashMap<>();

  /** A cache of the meanings of names; senders use few different names. */
  private final Map<String, Optional<ObservationMeaning>> cache = new ConcurrentHashMap<>();

  /**
   * @param maps in order of precedence
   */
  public ObservationVocabulary(List<SegmentMap> maps) {
    for (SegmentMap map : maps) {
      for (SegmentMap.Observation each : map.observations()) {
        each.codes().forEach(c -> codes.putIfAbsent(c.toUpperCase(Locale.ROOT), each.named()));
        each.names().forEach(n -> names.putIfAbsent(normalized(n), each.named()));
      }
    }
  }

  public Optional<ObservationMeaning> byCode(String code) {
    return Optional.ofNullable(codes.get(code.toUpperCase(Locale.ROOT)));
  }

  public Optional<ObservationMeaning> byName(String name) {
    Optional<ObservationMeaning> found = cache.get(name);
    if (found == null) {
      String normalized = normalized(name);
      found =
          Optional.ofNullable(names.get(normalized)).or(() -> PainObservationName.of(normalized));
      if (cache.size() < MAX_CACHED) {
        cache.put(name, found);
      }
    }
    return found;
  }

  /** Returns lower case letters and digits, with a single space for all other characters. */
  public static String normalized(String words) {
    StringBuilder normalized = new StringBuilder(words.length());
    boolean gap = false;
    for (int i = 0; i < words.length(); i++) {
      char c = Character.toLowerCase(words.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        normalized.append(gap && normalized.length() > 0 ? " " : "").append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return normalized.toString();
  }
}
