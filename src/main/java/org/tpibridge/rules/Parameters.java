package org.tpibridge.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule's parameters as its row tells them: {@code mg=300; drug=lidocaine}. What a check needs is
 * there and sound, because {@code RuleTable} refuses rows of which that is not so.
 */
record Parameters(Map<String, List<String>> values) {

  static Parameters of(String cell) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String part : cell.split(";", -1)) {
      if (!part.isBlank()) {
        String[] sides = part.split("=", 2);
        String told = sides.length == 2 ? sides[1].strip() : "";
        values.put(sides[0].strip(), told.isEmpty() ? List.of() : List.of(told.split("\\s+")));
      }
    }
    return new Parameters(values);
  }

  /** These, with another's in place of those of the same name. */
  Parameters with(Parameters other) {
    Map<String, List<String>> merged = new LinkedHashMap<>(values);
    merged.putAll(other.values);
    return new Parameters(merged);
  }

  BigDecimal number(String name) {
    return new BigDecimal(word(name));
  }

  Optional<BigDecimal> numberIfTold(String name) {
    return values.containsKey(name) ? Optional.of(number(name)) : Optional.empty();
  }

  int whole(String name) {
    return Integer.parseInt(word(name));
  }

  String word(String name) {
    return words(name).get(0);
  }

  /** Empty where it is not told. */
  List<String> words(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** As a row's cell. */
  String written() {
    return values.entrySet().stream()
        .map(p -> p.getKey() + "=" + String.join(" ", p.getValue()))
        .collect(Collectors.joining("; "));
  }
}
