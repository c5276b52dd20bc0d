package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tpibridge.reading.input.ReadResult;

class ArchiveTest {
  private static final String CSV = VisitRows.HEADER + VisitRows.good(1) + VisitRows.good(2);

  @Test
  void gzip_is_read() {
    assertThat(TestReader.visits(TestReader.of(gzip(CSV)))).hasSize(2);
  }

  @Test
  void each_entry_of_a_zip_is_a_separate_input() {
    byte[] zip = zip("a.csv", CSV, "b/c.json", "[{}]", "empty.csv", "", "__MACOSX/x", "?");
    List<ReadResult> parsed = TestReader.of(zip);
    assertThat(parsed)
        .extracting(p -> p.place().description())
        .containsExactly(
            "test!a.csv row 2", "test!a.csv row 3", "test!b/c.json:1:2 /0", "test!empty.csv");
  }

  @Test
  void a_truncated_gzip_is_read_up_to_its_end() {
    StringBuilder csv = new StringBuilder(VisitRows.HEADER);
    for (int i = 1; i <= 50_000; i++) {
      csv.append(VisitRows.good(i));
    }
    byte[] gzip = gzip(csv.toString());
    List<ReadResult> parsed = TestReader.of(Arrays.copyOf(gzip, gzip.length / 2));
    assertThat(TestReader.visits(parsed)).hasSizeBetween(15_000, 35_000);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-ARCHIVE whole");
  }

  @Test
  void data_after_a_gzip_is_a_warning_and_all_visits_are_read() {
    for (String rest : List.of("\0", "garbage", "\u001f", "\u001f\u008a", "\0".repeat(70_000))) {
      List<ReadResult> parsed = TestReader.of(joined(gzip(CSV), rest.getBytes(ISO_8859_1)));

      assertThat(TestReader.visits(parsed)).hasSize(2);
      assertThat(TestReader.findings(parsed))
          .containsOnlyOnce("warning TPI-READ-ARCHIVE-REST whole");
    }
  }

  /** The output of {@code cat a.gz b.gz}, with the first member ending at any position. */
  @Test
  void all_members_of_a_gzip_are_read() {
    for (int pad = 0; pad < 40; pad++) {
      byte[] first = gzip(VisitRows.HEADER + "\n".repeat(pad));
      List<ReadResult> parsed = TestReader.of(joined(first, gzip(VisitRows.GOOD)));

      assertThat(TestReader.visits(parsed)).hasSize(1);
      assertThat(TestReader.findings(parsed)).isEmpty();
    }
  }

  @Test
  void a_gzip_with_a_wrong_checksum_gives_its_visits_and_an_error() {
    byte[] gzip = gzip(CSV);
    gzip[gzip.length - 6] ^= 1;
    List<ReadResult> parsed = TestReader.of(gzip);

    assertThat(TestReader.visits(parsed)).hasSize(2);
    assertThat(TestReader.findings(parsed)).contains("error TPI-READ-ARCHIVE whole");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void a_small_truncated_gzip_is_read_up_to_its_end() {
    byte[] gzip = gzip(CSV);
    List<ReadResult> parsed = TestReader.of(Arrays.copyOf(gzip, gzip.length - 4));
    assertThat(TestReader.visits(parsed)).hasSize(2);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-ARCHIVE whole");
  }

  @Test
  void a_nested_archive_is_rejected_and_the_next_entry_is_read() {
    List<ReadResult> parsed =
        TestReader.of(zip("a.zip", new String(zip("b", "x"), ISO_8859_1), "c.csv", CSV));
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-ARCHIVE-NESTED whole");
    assertThat(TestReader.visits(parsed)).hasSize(2);
  }

  @Test
  void a_zip_bomb_is_stopped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((VisitRows.HEADER + VisitRows.GOOD).getBytes(UTF_8));
      byte[] blank = "\n".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 20; i++) {
        gzip.write(blank);
      }
    }
    List<ReadResult> parsed = TestReader.of(bytes.toByteArray());
    assertThat(TestReader.visits(parsed)).hasSize(1);
    assertThat(TestReader.findings(parsed)).containsExactly("error TPI-READ-ARCHIVE-LIMIT whole");
  }

  @Test
  void a_workbook_is_distinguished_from_an_archive() {
    assertThat(TestReader.findings(TestReader.of(zip("[Content_Types].xml", "<x/>"))))
        .containsExactly("error TPI-READ-FORMAT whole");
  }

  @Test
  void a_missing_file_is_a_finding() {
    assertThat(TestReader.findings(TestReader.of(Path.of("no", "such.csv"))))
        .containsExactly("error TPI-READ-IO whole");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param files name, text (in Latin-1), name, text
   */
  private static byte[] zip(String... files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry(files[i]));
        zip.write(files[i + 1].getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
