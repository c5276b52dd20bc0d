package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of files of all kinds, and what is left of them byte by byte. */
class FileRemainsTest {
  private static final String ID = "3f2b8a54-7c1d-5e60-9a8b-112233445566";
  private static final String TABLE =
      "visit_id,mrn,notes\r\nV-1,77001,x\r\nV-2,77002,\"Grüße\"\r\n";
  private static final String TABLE_LEFT = "visit_id,mrn,notes\r\nV-2,77002,\"Grüße\"\r\n";

  private final FileRemains remains =
      new FileRemains(new Needles(List.of("77001"), List.of(ID, "V-1")));

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "the first#[ {'mrn':'77001'}, {'mrn':'77002'} ]#[ {'mrn':'77002'} ]",
        "the last#[ {'mrn':'77002'}, {'mrn':'77001'} ]#[ {'mrn':'77002'} ]",
        "one between#[{'mrn':'1'},{'mrn':'77001'},{'mrn':'2'}]#[{'mrn':'1'},{'mrn':'2'}]",
        "several#[{'mrn':'77001'},{'mrn':'1'},{'mrn':'77001'}]#[{'mrn':'1'}]",
        "a number#[{'mrn': 77001},{'mrn':1,'weight_kg':77001}]#[{'mrn':1,'weight_kg':77001}]",
        "brackets in texts#[{'n':'}],\\\\','mrn':'77001'},{'n':'[{'}]#[{'n':'[{'}]",
        "with what is no object#[77001, null, 'x', {'mrn':'77001'}]#[77001, null, 'x']",
      })
  void elementsOfAJsonArrayAreTakenOutWithOneComma(String name, String before, String after)
      throws IOException {
    Path file = write("visits.json", before.replace('\'', '"'));

    assertThat(clean(file)).isEmpty();

    assertThat(Files.readString(file)).isEqualTo(after.replace('\'', '"'));
  }

  @Test
  void anArrayOfNobodyElseGoes() throws IOException {
    Path file = write("visits.json", "[\n {\"mrn\":\"77001\"}\n]\n");

    assertThat(remains.in(List.of(file), other -> false)).allMatch(FoundFile::isWhole).hasSize(1);
    assertThat(clean(file)).isEmpty();

    assertThat(file).doesNotExist();
  }

  @Test
  void anArrayThatIsBrokenIsListedWhereItHoldsThePatient() throws IOException {
    Path theirs = write("a.json", "[{\"mrn\":\"1\"} {\"mrn\":\"77001\"");
    write("b.json", "[{\"mrn\":\"77002\"");
    write("c.ini", "[section]\nname = 5\n");

    assertThat(remains.in(List.of(folder), other -> false))
        .extracting(f -> f.file().getFileName() + " " + f.stuck())
        .containsExactly("a.json is no JSON array that can be cut");
    assertThat(clean(theirs)).isPresent();
    assertThat(Files.readString(theirs)).contains("77001");
  }

  @Test
  void whatIsPackedByGzipIsCutAndPackedAgain() throws IOException {
    Path file = folder.resolve("visits.csv.gz");
    Files.write(file, gzip(TABLE));
    Path alone = folder.resolve("alone.json.gz");
    Files.write(alone, gzip("[{\"mrn\":\"77001\"}]"));

    assertThat(clean(file)).isEmpty();
    assertThat(clean(alone)).isEmpty();

    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(TABLE_LEFT);
    }
    assertThat(alone).doesNotExist();
  }

  @Test
  void entriesOfAZipAreCutOrGoAndTheOthersStay() throws IOException {
    Path file = folder.resolve("visits.zip");
    zip(
        file,
        Map.of(
            "2023/visits.csv",
            TABLE,
            "bundle.json",
            "{\n\"resourceType\":\"Patient\",\"id\":\"" + ID + "\"}",
            "visits.json",
            "[{\"mrn\":\"77001\"},{\"mrn\":\"77002\"}]",
            "other.csv",
            "mrn\n77002\n"));

    assertThat(remains.in(List.of(file), other -> false))
        .extracting(FoundFile::pieces)
        .containsExactly(3);
    assertThat(clean(file)).isEmpty();

    assertThat(unzipped(file))
        .containsOnly(
            Map.entry("2023/visits.csv", TABLE_LEFT),
            Map.entry("visits.json", "[{\"mrn\":\"77002\"}]"),
            Map.entry("other.csv", "mrn\n77002\n"));
  }

  @Test
  void aZipOfNobodyElseGoes() throws IOException {
    Path file = folder.resolve("visits.zip");
    zip(file, Map.of("a.ndjson", "{\"mrn\":\"77001\"}\n", "b.json", "[{\"mrn\":\"77001\"}]"));

    assertThat(clean(file)).isEmpty();

    assertThat(file).doesNotExist();
  }

  @Test
  void aZipIsCutAsFarAsItCanBeAndListedForTheRest() throws IOException {
    Path file = folder.resolve("visits.zip");
    zip(file, Map.of("visits.csv", TABLE, "letter.txt", "Dear 77001,\n"));

    Optional<FoundFile> left = clean(file);

    assertThat(left.orElseThrow().stuck())
        .isEqualTo("has letter.txt, which has no column that is known to hold MRNs");
    assertThat(unzipped(file))
        .containsOnly(
            Map.entry("visits.csv", TABLE_LEFT), Map.entry("letter.txt", "Dear 77001,\n"));
  }

  @Test
  void whatCannotBeLookedIntoIsListedAndStaysAsItIs() throws IOException {
    byte[] whole = gzip(TABLE);
    Files.write(folder.resolve("cut-off.gz"), half(whole));
    Path zip = folder.resolve("whole.zip");
    zip(zip, Map.of("visits.csv", TABLE));
    Files.write(folder.resolve("cut-off.zip"), half(Files.readAllBytes(zip)));
    Files.write(folder.resolve("encrypted.zip"), encrypted(Files.readAllBytes(zip)));
    Files.delete(zip);
    zip(folder.resolve("sheet.xlsx"), Map.of("[Content_Types].xml", "<x/>", "a.xml", "<v>1</v>"));
    Files.write(folder.resolve("twice.gz"), gzip(whole));
    Files.write(folder.resolve("old.bz2"), "BZh91AY".getBytes(UTF_8));
    write("two.json", "{\n" + patient(ID) + ",\n" + patient("other") + "}");
    Map<String, Long> sizes = sizes();

    assertThat(remains.in(List.of(folder), other -> false))
        .extracting(f -> f.file().getFileName() + " " + f.stuck())
        .containsExactly(
            "cut-off.gz is a damaged archive",
            "cut-off.zip is an archive that is damaged or encrypted",
            "encrypted.zip is an archive that is damaged or encrypted",
            "old.bz2 is an archive, which is not looked into",
            "sheet.xlsx is a document of an office program, which is not looked into",
            "twice.gz is an archive in an archive, which is not looked into",
            "two.json has a document about several patients");
    try (var files = Files.list(folder)) {
      files.forEach(file -> assertThat(clean(file)).as(file.toString()).isPresent());
    }
    assertThat(sizes()).isEqualTo(sizes);
  }

  @Test
  void aRewrittenFileIsItsOwnersAndNothingLiesBesideIt() throws IOException {
    Path file = write("visits.csv", TABLE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    // A process was killed while it wrote this.
    write(".visits.csv.part", "visit_id,m");

    assertThat(clean(file)).isEmpty();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(sizes()).containsOnlyKeys("visits.csv");
  }

  @Test
  void aLinkLeadsToTheFileThatIsCut() throws IOException {
    Path file = write("visits.csv", TABLE);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

    assertThat(clean(link)).isEmpty();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).isEqualTo(TABLE_LEFT);
  }

  @Test
  void whatIsLargeIsCutElementByElement() throws IOException {
    Path file = folder.resolve("visits.json.gz");
    byte[] other =
        (",\n{\"mrn\":\"77002\",\"notes\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8);
    long elements = 10;
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write("[{\"mrn\":\"77001\"}".getBytes(UTF_8));
      for (long i = 0; i < elements; i++) {
        out.write(other);
      }
      out.write(']');
    }

    assertThat(clean(file)).isEmpty();

    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      assertThat(new String(in.readNBytes(18), UTF_8)).isEqualTo("[{\"mrn\":\"77002\",\"n");
      // Of the first that stays, comma and line break are gone; the brackets stay.
      assertThat(in.transferTo(OutputStream.nullOutputStream()) + 18)
          .isEqualTo(elements * other.length);
    }
  }

  @Test
  void aLongTextDoesNotHideWhoseItIs() throws IOException {
    String notes = "a \\\"word\\\" ".repeat(100_000);
    Path file =
        write(
            "visits.ndjson",
            "{\"notes\":\"" + notes + "\",\"mrn\":\"77001\"}\n{\"mrn\":\"77002\"}\n");

    assertThat(clean(file)).isEmpty();

    assertThat(Files.readString(file)).isEqualTo("{\"mrn\":\"77002\"}\n");
  }

  private Optional<FoundFile> clean(Path file) {
    return remains.clean(file);
  }

  private static String patient(String id) {
    return "\"" + id + "\": {\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}";
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    return gzip(text.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** With the flag that says so in the local header and in the index. */
  private static byte[] encrypted(byte[] zip) {
    byte[] changed = zip.clone();
    for (int i = 0; i < changed.length - 10; i++) {
      if (changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 3) {
        changed[i + 6] |= 1;
      } else if (changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 1) {
        changed[i + 8] |= 1;
      }
    }
    return changed;
  }

  private static void zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
  }

  private static Map<String, String> unzipped(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.stream().forEach(entry -> entries.put(entry.getName(), text(zip, entry)));
    }
    return entries;
  }

  private static String text(ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sizes.put(file.getFileName().toString(), Files.size(file));
      }
    }
    return sizes;
  }
}
