package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.files.CsvText;

class ShippedTablesTest {

  /**
   * Every code of another system was verified with a source before it was listed. If you add a code
   * to a table, add it to {@code verified-codes.csv} as well, with the source.
   */
  @Test
  void every_code_of_another_system_was_verified() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (TerminologyTable table : TerminologyTable.values()) {
      for (TerminologyEntry entry : BuiltInTables.ENTRIES.of(table)) {
        entry
            .codes()
            .forEach(
                row ->
                    shipped.add(listed(row.coding().system(), row.coding().code(), row.source())));
      }
    }
    for (TerminologyEntry entry : BuiltInTables.ENTRIES.of(TerminologyTable.PROCEDURE)) {
      shipped.add(listed(CodeSystems.CPT, entry.key(), source(entry)));
    }
    for (TerminologyEntry entry : BuiltInTables.ENTRIES.of(TerminologyTable.BILLED_DRUG)) {
      shipped.add(listed(CodeSystems.HCPCS, entry.key(), source(entry)));
    }

    assertThat(shipped).isEqualTo(verified());
  }

  private static String listed(String system, String code, String source) {
    return system + " " + code + " (" + source + ")";
  }

  private static String source(TerminologyEntry entry) {
    return entry.row().cell("source").orElseThrow();
  }

  private static List<List<String>> records(String csv) {
    try {
      return CsvText.records(csv);
    } catch (CsvText.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> verified() throws IOException {
    try (InputStream in = ShippedTablesTest.class.getResourceAsStream("verified-codes.csv")) {
      Set<String> verified = new TreeSet<>();
      List<List<String>> records = records(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      for (List<String> record : records.subList(1, records.size())) {
        verified.add(listed(ExternalCodeSystem.url(record.get(0)), record.get(1), record.get(2)));
      }
      return verified;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_table_has_no_error_and_every_row_names_its_source(TerminologyTable table) {
    TableReader.ParsedTable read = BuiltInTables.read(table);

    assertThat(read.findings()).isEmpty();
    assertThat(read.rows())
        .isNotEmpty()
        .allMatch(row -> row.cell("source").isPresent())
        .allSatisfy(row -> assertThat(TableRowCheck.of(row)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void no_key_of_a_list_of_words_is_listed_twice(TerminologyTable table) {
    if (!table.hasNames()) {
      assertThat(BuiltInTables.read(table).rows())
          .extracting(row -> row.key().orElseThrow())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_tables_fit_together() {
    assertThat(TerminologyEntriesCheck.of(BuiltInTables.ENTRIES)).isEmpty();
  }

  @Test
  void every_key_that_becomes_a_code_is_kebab_case() {
    assertThat(
            Stream.of(TerminologyTable.values())
                .filter(v -> v != TerminologyTable.PROCEDURE && v != TerminologyTable.BILLED_DRUG)
                .filter(TerminologyTable::hasNames)
                .flatMap(v -> BuiltInTables.ENTRIES.of(v).stream())
                .map(TerminologyEntry::key))
        .allMatch(key -> key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @EnumSource
  void no_words_are_listed_twice(TerminologyTable table) {
    List<String> phrases = new ArrayList<>();
    for (TerminologyEntry entry : BuiltInTables.ENTRIES.of(table)) {
      phrases.add(table.hasNames() ? NormalizedPhrase.of(entry.name()) : entry.key());
      entry.words().forEach(word -> phrases.add(NormalizedPhrase.of(word.text())));
    }

    assertThat(phrases).doesNotHaveDuplicates();
  }

  @Test
  void only_entire_codes_of_muscles_are_provisional_and_all_of_them_are() {
    assertThat(
            BuiltInTables.ENTRIES.of(TerminologyTable.MUSCLE).stream()
                .flatMap(e -> e.codes().stream()))
        .allMatch(
            code ->
                code.provisional() == code.coding().display().startsWith("Entire ")
                    && code.provisional() == (code.match() == MappedCode.Equivalence.NARROWER));
    assertThat(
            Stream.of(TerminologyTable.values())
                .filter(v -> v != TerminologyTable.MUSCLE)
                .flatMap(v -> BuiltInTables.ENTRIES.of(v).stream())
                .flatMap(e -> e.codes().stream()))
        .noneMatch(MappedCode::provisional);
  }

  @Test
  void no_code_is_used_for_two_entries() {
    List<Coding> codings =
        Stream.of(TerminologyTable.values())
            .flatMap(v -> BuiltInTables.ENTRIES.of(v).stream())
            .flatMap(e -> e.codes().stream())
            .map(MappedCode::coding)
            .toList();

    assertThat(codings).extracting(c -> c.system() + c.code()).doesNotHaveDuplicates();
  }
}
