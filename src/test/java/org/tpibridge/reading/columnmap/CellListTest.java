package org.tpibridge.reading.columnmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.visit.Column;

class CellListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PRIOR_TREATMENTS | massage, PT              | massage; PT
          PRIOR_TREATMENTS | massage, no PT, NSAIDs   | massage; no PT, NSAIDs
          PRIOR_TREATMENTS | denies PT, massage       | denies PT, massage
          PRIOR_TREATMENTS | never tried: massage, PT | never tried: massage, PT
          PRIOR_TREATMENTS | PT: N, massage           | PT: N; massage
          PRIOR_TREATMENTS | failed PT, no relief from massage, NSAIDs | failed PT; no relief from massage; NSAIDs
          PRIOR_TREATMENTS | none, massage            | none; massage
          HELD_MEDICATIONS | did not hold ASA, Plavix | did not hold ASA, Plavix
          HELD_MEDICATIONS | ASA 7d, continue Plavix, fish oil | ASA 7d; continue Plavix, fish oil
          COMPLICATIONS    | no bleeding, bruising    | no bleeding, bruising
          COMPLICATIONS    | bruising, no bleeding    | bruising; no bleeding
          COMPLICATIONS    | none, bruising           | none; bruising
          COMPLICATIONS    | no complications, pain   | no complications; pain
          """)
  void aDenialAndWhatFollowsAreOneItem(Column column, String cell, String items) {
    assertThat(new CellList(column, ",").items(cell)).isEqualTo(List.of(items.split("; ")));
  }
}
