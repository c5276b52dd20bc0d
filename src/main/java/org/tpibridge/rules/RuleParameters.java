package org.tpibridge.rules;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a rule as written in its row: {@code mg=300; drug=lidocaine}. Required values
 * are present and valid, because {@code RuleTable} rejects other rows. Numbers and word patterns
 * are parsed once and not for every visit.
 */
final class RuleParameters {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");

  private final Map<String, List<String>> values;
  private final Map<String, BigDecimal> numbers = new HashMap<>();
  private final Map<String, WordPatterns> wordLists = new HashMap<>();

  private RuleParameters(Map<String, List<String>> values) {
    this.values = Collections.unmodifiableMap(values);
    values.forEach(
        (name, words) -> {
          if (words.size() == 1 && NUMBER.matcher(words.get(0)).matches()) {
            numbers.put(name, new BigDecimal(words.get(0)));
          }
          wordLists.put(name, WordPatterns.of(words));
        });
  }

  static RuleParameters of(String cell) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String part : cell.split(";", -1)) {
      if (!part.isBlank()) {
        String[] sides = part.split("=", 2);
        String stated = sides.length == 2 ? sides[1].strip() : "";
        values.put(sides[0].strip(), stated.isEmpty() ? List.of() : List.of(stated.split("\\s+")));
      }
    }
    return new RuleParameters(values);
  }

  /** Returns these parameters, with those of another row replacing parameters of the same name. */
  RuleParameters with(RuleParameters other) {
    Map<String, List<String>> merged = new LinkedHashMap<>(values);
    merged.putAll(other.values);
    return new RuleParameters(merged);
  }

  BigDecimal number(String name) {
    return optionalNumber(name).orElseThrow();
  }

  Optional<BigDecimal> optionalNumber(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  int whole(String name) {
    return number(name).intValueExact();
  }

  String word(String name) {
    return words(name).get(0);
  }

  /** Returns a number; empty if the parameter is not set. */
  List<String> words(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * Returns words in which a star matches any letters; matches nothing if the parameter is not set.
   */
  WordPatterns patterns(String name) {
    return wordLists.getOrDefault(name, WordPatterns.NOTHING);
  }

  /** Returns the values as written, by name. */
  Map<String, List<String>> values() {
    return values;
  }

  /** Formats the parameters as a cell of a row. */
  String toCell() {
    return values.entrySet().stream()
        .map(p -> p.getKey() + "=" + String.join(" ", p.getValue()))
        .collect(Collectors.joining("; "));
  }
}
