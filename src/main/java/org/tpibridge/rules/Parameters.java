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
 * A rule's parameters as its row tells them: {@code mg=300; drug=lidocaine}. What a check needs is
 * there and sound, because {@code RuleTable} refuses rows of which that is not so. Numbers and
 * words to look for are made out here and not for every visit.
 */
final class Parameters {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");

  private final Map<String, List<String>> values;
  private final Map<String, BigDecimal> numbers = new HashMap<>();
  private final Map<String, WordList> wordLists = new HashMap<>();

  private Parameters(Map<String, List<String>> values) {
    this.values = Collections.unmodifiableMap(values);
    values.forEach(
        (name, words) -> {
          if (words.size() == 1 && NUMBER.matcher(words.get(0)).matches()) {
            numbers.put(name, new BigDecimal(words.get(0)));
          }
          wordLists.put(name, WordList.of(words));
        });
  }

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
    return numberIfTold(name).orElseThrow();
  }

  Optional<BigDecimal> numberIfTold(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  int whole(String name) {
    return number(name).intValueExact();
  }

  String word(String name) {
    return words(name).get(0);
  }

  /** Empty where it is not told. */
  List<String> words(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The same, of which a star stands for any letters; nothing where it is not told. */
  WordList wordList(String name) {
    return wordLists.getOrDefault(name, WordList.NOTHING);
  }

  /** As the row tells them, by name. */
  Map<String, List<String>> values() {
    return values;
  }

  /** As a row's cell. */
  String written() {
    return values.entrySet().stream()
        .map(p -> p.getKey() + "=" + String.join(" ", p.getValue()))
        .collect(Collectors.joining("; "));
  }
}
