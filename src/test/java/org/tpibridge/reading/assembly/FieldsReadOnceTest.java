package org.tpibridge.reading.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.CanonicalGrammar;
import org.tpibridge.reading.csv.CsvRowFields;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;

class FieldsReadOnceTest {
  private final RecordFindings recordFindings =
      new RecordFindings(new Place.Cell("visits.csv", 2, ""), field -> Optional.empty());

  @Test
  void aFieldThatIsReadAgainIsNotReportedAgain() {
    RecordFields fields = of(Map.of(Column.MRN, "12\u000134"));

    assertThat(fields.value(Column.MRN)).isEmpty();
    assertThat(fields.value(Column.MRN)).isEmpty();

    assertThat(recordFindings.all()).hasSize(1);
  }

  @Test
  void aListThatIsReadAgainIsNotReportedAgain() {
    RecordFields fields = of(Map.of(Column.BILLED_DRUGS, "J3301 x4; four of them"));

    List<BilledDrug> first = fields.billedDrugs();

    assertThat(first).hasSize(1);
    assertThat(fields.billedDrugs()).isEqualTo(first);

    assertThat(recordFindings.all()).hasSize(1);
  }

  private RecordFields of(Map<Column, String> cells) {
    return new FieldsReadOnce(
        new CsvRowFields(
            column -> cells.getOrDefault(column, ""),
            new CanonicalGrammar(Terminology.builtIn()),
            recordFindings));
  }
}
