package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.reading.TestReader;

class TextEncodingTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String HEADER =
      "visit_id,mrn,visit_start,procedure_code,sites,patient_last\n";
  private static final String ROW = "V1,1,2024-03-04,20560,trapezius R,Müller’s 愛\n";

  static Stream<byte[]> unicode() {
    String csv = HEADER + ROW;
    return Stream.of(
        csv.getBytes(UTF_8),
        ("\ufeff" + csv).getBytes(UTF_8),
        ("\ufeff" + csv).getBytes(UTF_16BE),
        ("\ufeff" + csv).getBytes(UTF_16LE));
  }

  @ParameterizedTest
  @MethodSource("unicode")
  void unicode_is_read_with_and_without_a_byte_order_mark(byte[] bytes) {
    List<ReadResult> parsed = TestReader.of(bytes);
    assertThat(last(parsed)).containsExactly("Müller’s 愛");
    assertThat(TestReader.findings(parsed)).isEmpty();
  }

  @Test
  void windows_1252_is_read_and_reported_once() {
    String csv =
        HEADER
            + "V1,1,2024-03-04,20560,trapezius R,Müller’s\nV2,2,2024-03-04,20560,trapezius R,Zoë\n";
    List<ReadResult> parsed = TestReader.of(csv.getBytes(WINDOWS_1252));
    assertThat(last(parsed)).containsExactly("Müller’s", "Zoë");
    assertThat(TestReader.findings(parsed)).containsExactly("warning TPI-READ-ENCODING row 2");
  }

  @Test
  void a_file_with_both_encodings_loses_no_character() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + ROW).getBytes(UTF_8));
    bytes.writeBytes("V2,2,2024-03-04,20560,trapezius R,Zoë\n".getBytes(WINDOWS_1252));
    bytes.writeBytes(ROW.replace("V1,1", "V3,3").getBytes(UTF_8));
    List<ReadResult> parsed = TestReader.of(bytes.toByteArray());
    assertThat(last(parsed)).containsExactly("Müller’s 愛", "Zoë", "Müller’s 愛");
    assertThat(TestReader.findings(parsed))
        .containsExactly("warning TPI-READ-ENCODING row 3", "warning TPI-READ-ENCODING row 3");
  }

  @Test
  void bytes_in_neither_encoding_reject_their_row() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + "V1,1,2024-03-04,20560,trapezius R,").getBytes(UTF_8));
    bytes.write(0x81);
    bytes.writeBytes(("\n" + ROW.replace("V1", "V2")).getBytes(UTF_8));
    List<ReadResult> parsed = TestReader.of(bytes.toByteArray());
    assertThat(TestReader.findings(parsed)).contains("error TPI-READ-ENCODING row 2");
    assertThat(parsed.get(0)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(TestReader.visits(parsed)).hasSize(1);
  }

  @Test
  void utf_16_without_a_byte_order_mark_is_reported() {
    List<ReadResult> parsed = TestReader.of((HEADER + ROW).getBytes(UTF_16LE));
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-FORMAT whole");
  }

  private static List<String> last(List<ReadResult> parsed) {
    return TestReader.visits(parsed).stream().map(v -> v.patient().last().orElseThrow()).toList();
  }
}
