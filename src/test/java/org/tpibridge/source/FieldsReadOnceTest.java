package org.tpibridge.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Place;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;

class FieldsReadOnceTest {
  private final Remarks remarks =
      new Remarks(new Place.Cell("visits.csv", 2, ""), field -> Optional.empty());

  @Test
  void aFieldThatIsReadAgainIsNotReportedAgain() {
    Told fields = of(Map.of(Column.MRN, "12\u000134"));

    assertThat(fields.words(Column.MRN)).isEmpty();
    assertThat(fields.words(Column.MRN)).isEmpty();

    assertThat(remarks.all()).hasSize(1);
  }

  @Test
  void aListThatIsReadAgainIsNotReportedAgain() {
    Told fields = of(Map.of(Column.BILLED_DRUGS, "J3301 x4; four of them"));

    List<BilledDrug> first = fields.billedDrugs();

    assertThat(first).hasSize(1);
    assertThat(fields.billedDrugs()).isEqualTo(first);

    assertThat(remarks.all()).hasSize(1);
  }

  private Told of(Map<Column, String> cells) {
    return new FieldsReadOnce(
        new TableTold(
            column -> cells.getOrDefault(column, ""),
            new CanonicalGrammar(Terminology.shipped()),
            remarks));
  }
}
