package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.PegScore;

class PegGrammarTest {
  private static final Place PLACE = new Place.Cell("visits.csv", 2, "peg_before");

  private final RecordFindings findings = new RecordFindings(PLACE, field -> Optional.empty());

  private Optional<PegScore> read(String words) {
    return PegGrammar.read(words, findings.atPlace(PLACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6,5,8", "6, 5, 8", "6,5,8=6.3", "6,5,8=6.33", "6,5,8=6", "6,5,8 = 6.333"})
  void readsThreeAnswersAndTheirMeanHoweverItIsRounded(String words) {
    assertThat(read(words)).contains(new PegScore(6, 5, 8));
    assertThat(findings.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6,5,8=6.4",
        "6,5,8=7",
        "6,5,8=19",
        "6,5,8=6.3.3",
        "6,5,11",
        "6,5",
        "6",
        "6,5,8,7",
        "6,,8"
      })
  void rejectsOtherMeansAndOtherAnswers(String words) {
    assertThat(read(words)).isEmpty();
    assertThat(findings.all()).hasSize(1).allMatch(Finding::isError);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PEG 6/5/8 | 6,5,8",
        "6 5 8 | 6,5,8",
        "6/10, 5/10, 8/10 | 6,5,8",
        "6/5/8 | 6,5,8",
        "6-5-8 (mean 6.3) | 6,5,8",
        "6-5-8 (mean 6.9) | 6,5,8=6.9",
        "P6 E5 G8 | 6,5,8"
      })
  void suggestsTheCanonicalNotation(String words, String canonical) {
    assertThat(read(words)).isEmpty();
    assertThat(findings.all())
        .singleElement()
        .matches(finding -> finding.suggestion().equals(Optional.of(canonical)));
    assertThat(PegGrammar.canonical(words)).contains(canonical);
  }

  @Test
  void aLaterPegHasTheTimeBeforeTheColon() {
    assertThat(PegGrammar.canonicalLater("6 weeks: 3/2/2 (mean 2.3)")).contains("6w:3,2,2");
    assertThat(PegGrammar.canonicalLater("6w:3,2,2")).contains("6w:3,2,2");
    assertThat(PegGrammar.canonicalLater("3/2/2")).isEmpty();
    assertThat(PegGrammar.canonicalLater("soon:3/2/2")).isEmpty();
  }

  @Test
  void aNumberThatIsNotThreeAnswersIsNotGuessed() {
    assertThat(PegGrammar.canonical("19")).isEmpty();
    assertThat(PegGrammar.canonical("6/10")).isEmpty();
  }
}
