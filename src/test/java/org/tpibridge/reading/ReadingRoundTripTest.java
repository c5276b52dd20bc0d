package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;

class ReadingRoundTripTest {
  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Property(tries = 150)
  void a_visit_printed_as_csv_is_read_back_equal(
      @ForAll("visits") Visit visit, @ForAll("delimiters") char delimiter) {
    List<ReadResult> parsed = TestReader.of(VisitCsv.of(List.of(visit), delimiter));
    assertThat(TestReader.visits(parsed))
        .as(() -> VisitCsv.row(visit, ',') + parsed)
        .containsExactly(visit);
  }

  @Property(tries = 150)
  void a_visit_printed_as_json_is_read_back_equal(@ForAll("visits") Visit visit) {
    List<ReadResult> parsed = TestReader.of(VisitJson.of(visit));
    assertThat(TestReader.visits(parsed))
        .as(() -> VisitJson.of(visit) + parsed)
        .containsExactly(visit);
  }
}
