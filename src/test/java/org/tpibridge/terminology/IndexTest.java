package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource(Vocabulary.class)
  void a_word_as_its_table_has_it_finds_what_its_phrase_finds(Vocabulary vocabulary) {
    Index<String> index = new Index<>(Shipped.ENTRIES.of(vocabulary), Entry::key);

    for (Entry entry : Shipped.ENTRIES.of(vocabulary)) {
      for (Word word : entry.allWords()) {
        assertThat(index.find(word.text())).isEqualTo(index.find(" (" + word.text() + ") "));
      }
    }
  }

  @Property(tries = 500)
  void the_first_entry_counts_for_words_with_one_phrase(@ForAll("tables") List<String> words) {
    List<Entry> entries =
        words.stream().map(word -> entry(word + "/" + words.indexOf(word), word)).toList();
    Index<String> index = new Index<>(entries, Entry::key);
    Map<String, String> keys = new HashMap<>();
    for (Entry entry : entries) {
      entry.allWords().forEach(word -> keys.putIfAbsent(Phrase.of(word.text()), entry.key()));
    }

    for (String word : List.of("Traps", "trap", "TRAP", "tráp", "trap.", "mass", "masse", "a b")) {
      assertThat(index.find(word)).isEqualTo(Optional.ofNullable(keys.get(Phrase.of(word))));
    }
  }

  private static Entry entry(String key, String word) {
    Row row = new Row(Vocabulary.MUSCLE, Map.of("words", word), "muscles.csv", false, "key", 2);
    return new Entry(
        key,
        "",
        List.of(new Word(word, Word.Sense.SAME, row, "words")),
        List.of(),
        Map.of(),
        List.of(),
        row);
  }

  @Provide
  Arbitrary<List<String>> tables() {
    return Arbitraries.of("Traps", "trap", "TRAP", "tráp", "trap.", "mass", "masses", "a-b", "a b")
        .list()
        .ofMaxSize(6);
  }
}
