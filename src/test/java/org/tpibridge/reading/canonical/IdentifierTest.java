package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "NULL",
        "Null",
        "null",
        "(null)",
        "<NULL>",
        "\\N",
        "\\n",
        "nil",
        "None",
        "NaN",
        "NaT",
        "<NA>",
        "undefined",
        "N/A",
        "n/a",
        "NA",
        "n.a.",
        "Not Available",
        "not  applicable",
        "unknown",
        "UNKNOWN",
        "unk",
        "missing",
        "pending",
        "TBD",
        "x",
        "xxx",
        "XXXX",
        "-",
        "--",
        "---",
        "\u2014",
        ".",
        "...",
        "?",
        "???",
        "*****",
        "#######",
        "_",
        "/",
        "0",
        "00",
        "000",
        "0000000000",
        "0.0",
        "000-00-0000",
        "#N/A",
        "#n/a",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#GETTING_DATA",
        "\uff10",
        "\u0660",
        "\u200b",
        "N\u200bULL",
        "\uff2e\uff35\uff2c\uff2c",
        "N/A\u00a0"
      })
  void texts_that_identify_nothing_are_placeholders(String written) {
    assertThat(Identifier.of(written)).isInstanceOf(Identifier.Placeholder.class);
    assertThat(Identifier.of(written).value()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1.23E+05",
        "1.23e+05",
        "1.23457E+11",
        "1,23E+05",
        "1E+05",
        "1E-5",
        "1.5E5",
        "=A1",
        "=\"00117\"",
        "=HYPERLINK(1)",
        "+117",
        "+1 555",
        "@SUM(A1)",
        "-1",
        "-99",
        "-1.5",
        "\uff1dA1",
        "\u2212117",
        "117.0",
        "117.00",
        "117,0",
        "1,234",
        "12,345,678",
        "1,234.00",
        "1.000",
        "4-Mar",
        "04-MAR-2024",
        "Mar-04",
        "3/4/2024",
        "2024-03-04",
        "2024-03-04 00:00:00",
        "'00117",
        "\u201900117",
        "\"00117\"",
        "00117'",
        "MRN: 117",
        "MRN #117",
        "chart no. # 117"
      })
  void identifiers_that_a_spreadsheet_changed_are_damaged(String written) {
    assertThat(Identifier.of(written)).isInstanceOf(Identifier.Damaged.class);
    assertThat(Identifier.of(written).value()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "117",
        "00117",
        "1",
        "1E5",
        "12E3",
        "V-2024-0102",
        "e1",
        "E1",
        "TEST123",
        "test",
        "A.1",
        "Nonesuch",
        "NULL1",
        "0A",
        "O",
        "ND",
        "10-0",
        "#1234",
        "12 34",
        "M\u00fcller-7",
        "\u0416-12",
        "X1",
        "1.2.0",
        "12-34-56",
        "1,23",
        "20240304",
        "MAR-A",
        "Mark-04",
        "X-ray 7"
      })
  void texts_that_may_be_identifiers_are_read_unchanged(String written) {
    assertThat(Identifier.of(written)).isEqualTo(new Identifier.Usable(written, false));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          117.0    | 117
          1,234    | 1234
          1,000    | 1000
          1,234.00 | 1234
          1.000    |
          4-Mar    |
          """)
  void the_original_is_suggested_if_it_is_certain(String written, String meant) {
    assertThat(((Identifier.Damaged) Identifier.of(written)).suggestion())
        .isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "A\u20111, A-1",
    "A\u20131, A-1",
    "A\u22121, A-1",
    "A\u00ad1, A1",
    "1\u200b17, 117",
    "\u200e117\u200f, 117",
    "\u202a117\u202c, 117",
    "11\ufeff7, 117",
    "11\u20607, 117",
    "\uff11\uff11\uff17, 117",
    "\uff36-1, V-1",
    "\u0661\u0661\u0667, 117",
    "12\u00a034, 12 34",
    "12  34, 12 34",
    "Mu\u0308ller, M\u00fcller",
    "11\ufe0f7, 117",
  })
  void invisible_characters_are_ignored(String written, String text) {
    Identifier read = Identifier.of(written);
    assertThat(read.value()).contains(text);
    assertThat(read).isEqualTo(new Identifier.Usable(text, true));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {" 117", "117 ", "\ufeff117", "\t117\n", "\u00a0117"})
  void surrounding_space_is_not_reported(String written) {
    assertThat(Identifier.of(written)).isEqualTo(new Identifier.Usable("117", false));
  }

  @Property(tries = 2000)
  void normalizing_is_idempotent(@ForAll("texts") String text) {
    String once = Identifier.normalized(text);
    assertThat(Identifier.normalized(once)).isEqualTo(once);
  }

  @Property(tries = 2000)
  void decomposed_and_composed_accents_are_equal(@ForAll("texts") String text) {
    assertThat(Identifier.normalized(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(Identifier.normalized(Normalizer.normalize(text, Normalizer.Form.NFC)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '\u024f')
        .withCharRange('\u0300', '\u0310')
        .withCharRange('\u2000', '\u2070')
        .withCharRange('\uff00', '\uff60')
        .ofMinLength(1)
        .ofMaxLength(12);
  }
}
