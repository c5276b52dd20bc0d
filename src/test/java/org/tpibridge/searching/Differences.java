package org.tpibridge.searching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Questions that the EHR may answer differently, with the reason why the store is right. */
final class Differences {

  /** How the answer of the EHR differs from that of the store, as the file states it. */
  enum Ehr {
    refuses,
    more,
    fewer,
    others;

    static Optional<Ehr> beside(Set<String> store, Optional<Set<String>> ehr) {
      if (ehr.isEmpty()) {
        return Optional.of(refuses);
      } else if (ehr.get().equals(store)) {
        return Optional.empty();
      } else if (ehr.get().containsAll(store)) {
        return Optional.of(more);
      }
      return Optional.of(store.containsAll(ehr.get()) ? fewer : others);
    }
  }

  /**
   * @param asked questions, in which a star stands for anything; every one that fits must differ
   */
  record Known(String reason, Ehr ehr, List<String> asked) {

    boolean fits(String pattern, Question question) {
      String regex =
          Arrays.stream(pattern.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return question.text().matches(regex);
    }
  }

  private final List<Known> known;

  private Differences(List<Known> known) {
    this.known = known;
  }

  static Differences read() {
    try (InputStream file =
        Objects.requireNonNull(Differences.class.getResourceAsStream("differences.yaml"))) {
      return new Differences(new YAMLMapper().readValue(file, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is not as known. */
  List<String> complaints(Map<Question, Optional<Ehr>> seen) {
    List<String> complaints = new ArrayList<>();
    Set<String> used = new HashSet<>();
    seen.forEach(
        (question, ehr) -> {
          Optional<Ehr> expected = Optional.empty();
          for (Known one : known) {
            for (String pattern : one.asked()) {
              if (one.fits(pattern, question)) {
                used.add(pattern);
                expected = Optional.of(one.ehr());
              }
            }
          }
          if (!expected.equals(ehr)) {
            complaints.add(
                question + ": the EHR " + words(ehr) + ", known is that it " + words(expected));
          }
        });
    for (Known one : known) {
      one.asked().stream()
          .filter(pattern -> !used.contains(pattern))
          .forEach(pattern -> complaints.add(pattern + " fits no question"));
    }
    return complaints;
  }

  private static String words(Optional<Ehr> ehr) {
    return ehr.map(Ehr::name).orElse("agrees");
  }
}
