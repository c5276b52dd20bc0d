package org.tpibridge.reading.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdentifierIndexTest {

  @Property(tries = 200)
  void finds_the_same_as_a_map(@ForAll("ids") List<String> ids) {
    IdentifierIndex visits = new IdentifierIndex();
    Map<String, Long> same = new HashMap<>();
    Map<String, Long> alike = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      long number = i + 1L;
      IdentifierIndex.Match seen = visits.add(id, number);
      String normalized = id.toLowerCase(Locale.ROOT);
      assertThat(seen.sameId()).isEqualTo(number(same.get(id)));
      assertThat(seen.similarId())
          .isEqualTo(same.containsKey(id) ? OptionalLong.empty() : number(alike.get(normalized)));
      same.putIfAbsent(id, number);
      alike.putIfAbsent(normalized, number);
    }
    same.forEach((id, number) -> assertThat(visits.find(id)).hasValue(number));
    assertThat(visits.find("another")).isEmpty();
  }

  @Test
  void many_ids_are_distinguished() {
    IdentifierIndex visits = new IdentifierIndex();
    for (int i = 0; i < 100_000; i++) {
      assertThat(visits.add("V-" + i, i)).isEqualTo(IdentifierIndex.Match.NEW);
    }
    for (int i = 0; i < 100_000; i += 997) {
      assertThat(visits.find("V-" + i)).hasValue(i);
      assertThat(visits.add("v-" + i, 1_000_000L).similarId()).hasValue(i);
    }
  }

  private static OptionalLong number(Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .withChars("abAB1")
        .ofMinLength(1)
        .ofMaxLength(4)
        .list()
        .ofMaxSize(400);
  }
}
