package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.terminology.Terminology;

/** A patient is found in files in any notation of the MRN, and no file is changed. */
class FileSearchTest {
  private static final Terminology TERMINOLOGY = Terminology.builtIn();
  private static final VisitReader READER = new VisitReader(TERMINOLOGY, ZoneOffset.UTC);
  private static final MrnScope ONLY_ONE =
      new MrnScope(ClinicSources.of(Clinic.unnamed(ZoneOffset.UTC)), Optional.empty());
  private static final String ID = "3f2b8a54-7c1d-5e60-9a8b-112233445566";
  private static final String HEADER =
      "visit_id,mrn,visit_start,sites,injectates,procedure_code,notes\n";
  private static final String THEIRS =
      "V-1,77001,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552,x\n";
  private static final String OTHERS =
      "V-2,77002,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552,room 77001\n";
  private static final String MESSAGE =
      "MSH|^~\\&|A|B|||20240304||ADT^A08|1|P|2.5.1\rPID|1||77001^^^C^MR\r";

  private final FileSearch search = search(List.of(READER));

  @TempDir private Path folder;

  private static FileSearch search(List<VisitReader> readers) {
    return new FileSearch(
        new PatientMatcher(ONLY_ONE, List.of("77001", "Ä-77"), List.of(ID, "V-771")), readers);
  }

  @Test
  void aVisitIsFoundAndOthersThatMentionTheMrnAreNot() throws IOException {
    assertThat(found("visits.csv", HEADER + OTHERS + THEIRS)).containsExactly("CONTAINS row 3");
    assertThat(found("others.csv", HEADER + OTHERS)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "JSON escapes|{'visit_id':'V-9','mrn':'\\u0037\\u0037001'}|CONTAINS 1:1",
        "a JSON number|{'visit_id':'V-9','mrn': 77001}|MAY_CONTAIN 1:1",
        "a FHIR identifier|{'resourceType':'Patient','identifier':[{'value':'77001'}]}|CONTAINS"
            + " 1:1",
        "a reference|{'subject':{'reference':'Patient/" + ID + "'}}|CONTAINS 1:1",
        "a broken document|[{'mrn':'1'} {'mrn':'77001'|MAY_CONTAIN line 1",
        "XML|<id value='77&#48;01'/>|MAY_CONTAIN line 1",
        "an address|GET /Patient?identifier=urn:mrn%7C77001|MAY_CONTAIN line 1",
        "a letter|Dear Ms. 77001, thank you|MAY_CONTAIN line 1",
        "full-width digits|No. \uff17\uff17\uff10\uff10\uff11|MAY_CONTAIN line 1",
        "invisible characters|No. 77\u200b001|MAY_CONTAIN line 1",
        "a visit's number|see V-771 of May|MAY_CONTAIN line 1",
      })
  void anMrnIsFoundInAnyNotation(String name, String text, String expected) throws IOException {
    assertThat(found("file", text.replace('\'', '"'))).contains(expected);
  }

  @Test
  void messagesOfAnyTypeAreReadWithTheirDelimitersAndEscapes() throws IOException {
    for (String message :
        List.of(
            MESSAGE,
            "\u000b" + MESSAGE + "\u001c\r",
            MESSAGE.replace('\r', '\n'),
            MESSAGE.replace("77001", "5~77001"),
            MESSAGE.replace("77001", "\\X37\\7001"),
            MESSAGE.replace("|1||77001", "|1|77001|"),
            "MSH$@+!:$A$B$$$20240304$$ADT@A08$1$P$2.5.1\rPID$1$$5+77!X30!01@@@C@MR\r",
            MESSAGE.replace("77001", "5") + "MRG|77001^^^C^MR\r")) {
      assertThat(found("a.hl7", message)).as(message).contains("CONTAINS message 1");
    }
    assertThat(found("b.hl7", MESSAGE.replace("77001", "77002"))).isEmpty();
    assertThat(found("c.hl7", MESSAGE.replace("77001", "770010^77001-2"))).isEmpty();
  }

  @Test
  void everyEncodingIsDecoded() throws IOException {
    String table = HEADER + THEIRS;
    for (byte[] bytes :
        List.of(
            ("\ufeff" + table).getBytes(UTF_8),
            ("\ufeff" + table).getBytes(UTF_16LE),
            ("\ufeff" + table).getBytes(UTF_16BE),
            table.replace(",x", ",Grüße").getBytes(Charset.forName("windows-1252")))) {
      assertThat(found("a.csv", bytes)).contains("CONTAINS row 2");
    }
    for (Charset withoutMark : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(found("a.csv", table.getBytes(withoutMark))).containsExactly("MAY_CONTAIN line 2");
    }
    assertThat(found("a.txt", "Nr. Ä-77".getBytes(ISO_8859_1)))
        .containsExactly("MAY_CONTAIN line 1");
    assertThat(found("a.txt", "Nr. Ä-77".getBytes(UTF_8))).containsExactly("MAY_CONTAIN line 1");
  }

  @Test
  void nestedArchivesAreUnpackedAndUnreadableOnesAreListed() throws IOException {
    byte[] table = (HEADER + OTHERS + THEIRS).getBytes(UTF_8);
    byte[] zip = zip("in/2019.csv", table);
    assertThat(found("a.gz", gzip(table))).containsExactly("CONTAINS row 3");
    assertThat(found("a.zip", zip)).containsExactly("CONTAINS in/2019.csv row 3");
    assertThat(found("a.zip", zip("b.zip", zip)))
        .containsExactly("CONTAINS b.zip!in/2019.csv row 3");
    assertThat(found("a.zip.gz", gzip(zip))).containsExactly("CONTAINS !in/2019.csv row 3");
    assertThat(found("a.gz", gzip(gzip(table)))).containsExactly("CONTAINS row 3");

    assertThat(found("a.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0}))
        .containsExactly("NOT_SEARCHED the archive is damaged");
    assertThat(found("a.zip", Arrays.copyOf(zip, zip.length - 30)))
        .containsExactly("NOT_SEARCHED the archive is damaged");
    byte[] bomb = gzip(new byte[80 << 20]);
    assertThat(found("bomb.gz", bomb))
        .contains(
            "NOT_SEARCHED it is not unpacked because its content is far larger than the"
                + " archive");
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    assertThat(found("a.png", noise)).anyMatch(f -> f.startsWith("NOT_SEARCHED"));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry("empty/"));
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void aColumnMapAssemblesTheMrnAndGroupsRows() throws IOException {
    Path map =
        Files.writeString(
            folder.resolve("map.yaml"),
            """
            group-by: [Visit]
            columns:
              visit_id: Visit
              mrn: {template: "{Clinic}-{No}"}
              visit_start: Date
              sites: Sites
              injectates: Drug
              procedure_code: CPT
            """);
    ColumnMap.Result read = ColumnMap.read(map);
    assertThat(read.map()).as(read.findings().toString()).isPresent();
    VisitReader mapped =
        new VisitReader(TERMINOLOGY, ZoneOffset.UTC, Optional.of(read.map().get()));
    String table =
        """
        Visit,Clinic,No,Date,Sites,Drug,CPT
        V-8,A,100,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552
        V-9,A,101,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552
        V-9,,,,levator scapulae R,,
        """;
    PatientMatcher matcher = new PatientMatcher(ONLY_ONE, List.of("A-101"), List.of());
    Path file = Files.writeString(folder.resolve("export.csv"), table);

    assertThat(words(new FileSearch(matcher, List.of(mapped, READER)), file))
        .containsExactly("CONTAINS row 3");
    assertThat(words(new FileSearch(matcher, List.of(READER)), file))
        .as("without the map, all parts of the number are on the line")
        .containsExactly("MAY_CONTAIN line 3");
  }

  @Test
  void aRowWithTheMrnInAnotherColumnIsFound() throws IOException {
    assertThat(found("a.csv", HEADER + "V-3,,77001,trapezius R,lidocaine 1% 2 mL,20552,x\n"))
        .containsExactly("CONTAINS row 2");
    assertThat(found("a.csv", HEADER + "V-3,,soon,trapezius R,lidocaine 1% 2 mL,20552,no. 77001\n"))
        .containsExactly("MAY_CONTAIN row 2");
  }

  private List<String> found(String name, String text) throws IOException {
    return found(name, text.getBytes(UTF_8));
  }

  private List<String> found(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    List<String> found = words(search, file);
    assertThat(file).hasBinaryContent(bytes);
    Files.delete(file);
    return found;
  }

  private static List<String> words(FileSearch search, Path file) {
    return search.in(file).of(file).stream().map(f -> f.kind() + " " + f.what()).toList();
  }
}
