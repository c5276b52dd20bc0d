package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;

class UnknownWordsTest {
  private static final Terminology SHIPPED = Terminology.builtIn();

  @TempDir private Path folder;

  private final UnknownWords words = new UnknownWords();

  @Test
  void theMostFrequentWordComesFirstWithSimilarWords() {
    unknown(TerminologyTable.MUSCLE, "kite muscle");
    unknown(TerminologyTable.DRUG, "Kenalock");
    unknown(TerminologyTable.DRUG, "kenalock");
    unknown(TerminologyTable.DRUG, "KENALOCK.");

    assertThat(words.rows()).hasSize(3);
    assertThat(words.rows().get(1))
        .startsWith("drug", "Kenalock", "3")
        .element(3)
        .asString()
        .startsWith("triamcinolone (kenalog)");
    assertThat(words.rows().get(2)).startsWith("muscle", "kite muscle", "1", "");
  }

  @Test
  void aRowWhoseKeyIsEmptyChangesNothing() throws IOException {
    unknown(TerminologyTable.MUSCLE, "kite muscle");

    assertThat(loaded(csv()).muscle("kite muscle")).isEmpty();
  }

  @Test
  void aCompletedListAddsTheWords() throws IOException {
    unknown(TerminologyTable.MUSCLE, "kite; muscle");
    unknown(TerminologyTable.DRUG, "Kenalock");
    unknown(TerminologyTable.DRUG, "Zyloxane");
    unknown(TerminologyTable.COMPLICATION, "felt queer");
    String filled =
        csv()
            .replaceFirst("(muscle,kite {2}muscle,1,[^,]*),", "$1,trapezius")
            .replaceFirst("(drug,Kenalock,1,[^,]*),", "$1,triamcinolone")
            .replaceFirst("(drug,Zyloxane,1,[^,]*),,,", "$1,zyloxane,Zyloxane,local-anesthetic")
            .replaceFirst("(complication,felt queer,1,[^,]*),", "$1,bruising");

    Terminology terminology = loaded(filled);

    assertThat(terminology.muscle("Kite muscle").orElseThrow().key()).isEqualTo("trapezius");
    assertThat(terminology.muscle("upper trap").orElseThrow().key()).isEqualTo("trapezius");
    assertThat(terminology.drug("kenalock").orElseThrow().concept().key())
        .isEqualTo("triamcinolone");
    assertThat(terminology.drug("Zyloxane").orElseThrow().drugClass())
        .isEqualTo(DrugClass.LOCAL_ANESTHETIC);
    assertThat(terminology.complication("felt queer")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spasm,x,1,,spasm,Spasm",
        "drug,x,1,,UPPER,,",
        "drug,x,1,,brand-new,Brand New",
        "procedure,x,1,,20552,name"
      })
  void anInvalidRowIsReportedAtItsCell(String row) throws IOException {
    Terminology.TerminologyResult result =
        load(String.join(",", words.rows().get(0)) + "\n" + row + "\n");

    assertThat(result.terminology()).isEmpty();
    assertThat(result.findings())
        .hasSize(1)
        .allSatisfy(
            f ->
                assertThat(f.place().orElseThrow().description())
                    .startsWith("words.csv row 2, column"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-02-28",
        "555 010 1234",
        "ada@example.org",
        "...",
        "call the daughter of the patient first, she has the keys to the house"
      })
  void textThatIsNotAWordIsOnlyCounted(String text) {
    unknown(TerminologyTable.MUSCLE, text);

    assertThat(words.rows()).hasSize(1);
    assertThat(words.notListed()).isEqualTo(1);
  }

  @Test
  void theListIsBoundedAndReportsIt() {
    for (int i = 0; i < 6000; i++) {
      unknown("drug " + Integer.toString(i, 26).replaceAll("[0-9]", "z") + letters(i));
    }

    assertThat(words.listed()).isEqualTo(5000);
    assertThat(words.beyondLimit()).isEqualTo(1000);
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.append('q').toString();
  }

  @Test
  void columnsWithAnUnderscoreAreComments() throws IOException {
    assertThat(loaded("muscle,_why,more_words\ntrapezius,because,kite muscle\n").muscle("because"))
        .isEmpty();
  }

  private void unknown(TerminologyTable vocabulary, String text) {
    words.count(
        List.of(
            Finding.warning("TPI-READ-UNKNOWN", "x")
                .withUnknownWord(SHIPPED.unknown(vocabulary, text))));
  }

  /** Does not look for candidates, which is slow. */
  private void unknown(String text) {
    words.count(
        List.of(
            Finding.warning("TPI-READ-UNKNOWN", "x")
                .withUnknownWord(new org.tpibridge.finding.UnknownWord("drug", text, List.of()))));
  }

  private String csv() {
    return words.rows().stream()
        .map(row -> String.join(",", row))
        .reduce("", (text, row) -> text + row + "\n");
  }

  private Terminology loaded(String text) throws IOException {
    Terminology.TerminologyResult result = load(text);
    assertThat(result.findings()).isEmpty();
    return result.terminology().orElseThrow();
  }

  private Terminology.TerminologyResult load(String text) throws IOException {
    return Terminology.load(List.of(Files.writeString(folder.resolve("words.csv"), text)));
  }
}
