package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Column;

/** Reading any bytes gives results in bounded time. */
class ByteSoupTest {
  private static final List<String> PIECES =
      List.of(
          VisitRows.HEADER,
          VisitRows.GOOD,
          "\"",
          ",",
          ";",
          "\n",
          "\r",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          "é",
          "{\"visit_id\":\"V1\",\"mrn\":\"1\"",
          "\"sites\":[{\"muscle\":\"x\"}]",
          "\u0000",
          "\ufeff",
          "sep=;",
          "PK\u0003\u0004",
          "2024-03-04",
          "lidocaine 1% 2 mL",
          "1e9",
          "x99",
          "48h:3",
          " ");

  @Provide
  Arbitrary<byte[]> soups() {
    Arbitrary<byte[]> pieces = Arbitraries.of(PIECES).map(p -> p.getBytes(UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
    Arbitrary<byte[]> magic =
        Arbitraries.of(new byte[] {0x1f, (byte) 0x8b, 8}, new byte[] {-1, -2});
    return Arbitraries.frequencyOf(Tuple.of(8, pieces), Tuple.of(2, noise), Tuple.of(1, magic))
        .list()
        .ofMaxSize(40)
        .map(ByteSoupTest::joined);
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parts.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  @Property(tries = 1500)
  void any_bytes_give_results(@ForAll("soups") byte[] bytes) {
    long start = System.nanoTime();
    List<ReadResult> parsed = TestReader.of(bytes);
    assertThat(parsed).isNotEmpty();
    for (ReadResult each : parsed) {
      assertThat(each.findings()).allMatch(f -> f.place().isPresent());
      assertThat(
              each.findings().stream().anyMatch(Finding::isError)
                  || each instanceof ReadResult.Read)
          .isEqualTo(!onlyWarned(each));
    }
    assertThat(System.nanoTime() - start).isLessThan(SECONDS.toNanos(5));
  }

  private static boolean onlyWarned(ReadResult result) {
    return result instanceof ReadResult.Unreadable
        && result.findings().stream().noneMatch(Finding::isError);
  }

  /** Random texts in the cells of one row; every accepted row is a valid visit. */
  @Property(tries = 1000)
  void any_cell_gives_a_result(@ForAll Column column, @ForAll("cells") String cell) {
    List<ReadResult> parsed = TestReader.of(VisitRows.with(column.header(), cell));
    assertThat(parsed).hasSize(1);
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.of(
            "lidocaine",
            "1",
            "%",
            " ",
            "mL",
            "mg/mL",
            ";",
            "x",
            "R",
            "both",
            "M79",
            ".",
            ",",
            "18",
            "with epinephrine 1:",
            "100000",
            ":",
            "h",
            "-",
            "T",
            "/",
            "2024",
            "03",
            "é",
            "\u00a0",
            "J3301",
            "pain",
            "in",
            "\n",
            "\"",
            "0",
            "99999999999",
            "e")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
