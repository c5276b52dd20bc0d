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

class PhraseIndexTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource(TerminologyTable.class)
  void a_word_as_its_table_has_it_finds_what_its_phrase_finds(TerminologyTable vocabulary) {
    PhraseIndex<String> index =
        new PhraseIndex<>(BuiltInTables.ENTRIES.of(vocabulary), TerminologyEntry::key);

    for (TerminologyEntry entry : BuiltInTables.ENTRIES.of(vocabulary)) {
      for (Synonym word : entry.allWords()) {
        assertThat(index.find(word.text())).isEqualTo(index.find(" (" + word.text() + ") "));
      }
    }
  }

  @Property(tries = 500)
  void the_first_entry_counts_for_words_with_one_phrase(@ForAll("tables") List<String> words) {
    List<TerminologyEntry> entries =
        words.stream().map(word -> entry(word + "/" + words.indexOf(word), word)).toList();
    PhraseIndex<String> index = new PhraseIndex<>(entries, TerminologyEntry::key);
    Map<String, String> keys = new HashMap<>();
    for (TerminologyEntry entry : entries) {
      entry
          .allWords()
          .forEach(word -> keys.putIfAbsent(NormalizedPhrase.of(word.text()), entry.key()));
    }

    for (String word : List.of("Traps", "trap", "TRAP", "tráp", "trap.", "mass", "masse", "a b")) {
      assertThat(index.find(word))
          .isEqualTo(Optional.ofNullable(keys.get(NormalizedPhrase.of(word))));
    }
  }

  private static TerminologyEntry entry(String key, String word) {
    TableRow row =
        new TableRow(
            TerminologyTable.MUSCLE, Map.of("words", word), "muscles.csv", false, "key", 2);
    return new TerminologyEntry(
        key,
        "",
        List.of(new Synonym(word, Synonym.Relation.SAME, row, "words")),
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
