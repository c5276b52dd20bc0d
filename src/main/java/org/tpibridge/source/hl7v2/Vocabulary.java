package org.tpibridge.source.hl7v2;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What observations are, by code and by name: the clinic's map first, then what is usual. */
final class Vocabulary {
  private static final int MOST_LOOKED = 1_000;

  private final Map<String, Named> codes = new HashMap<>();
  private final Map<String, Named> names = new HashMap<>();

  /** What names were found to mean; senders use few. */
  private final Map<String, Optional<Named>> looked = new ConcurrentHashMap<>();

  /**
   * @param maps in the order in which they count
   */
  Vocabulary(List<SegmentMap> maps) {
    for (SegmentMap map : maps) {
      for (SegmentMap.Observation each : map.observations()) {
        each.codes().forEach(c -> codes.putIfAbsent(c.toUpperCase(Locale.ROOT), each.named()));
        each.names().forEach(n -> names.putIfAbsent(folded(n), each.named()));
      }
    }
  }

  Optional<Named> byCode(String code) {
    return Optional.ofNullable(codes.get(code.toUpperCase(Locale.ROOT)));
  }

  Optional<Named> byName(String name) {
    Optional<Named> found = looked.get(name);
    if (found == null) {
      String folded = folded(name);
      found = Optional.ofNullable(names.get(folded)).or(() -> PainName.of(folded));
      if (looked.size() < MOST_LOOKED) {
        looked.put(name, found);
      }
    }
    return found;
  }

  /** Lower case letters and digits, everything else as single spaces. */
  static String folded(String words) {
    StringBuilder folded = new StringBuilder(words.length());
    boolean gap = false;
    for (int i = 0; i < words.length(); i++) {
      char c = Character.toLowerCase(words.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        folded.append(gap && folded.length() > 0 ? " " : "").append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return folded.toString();
  }
}
