package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejects of a clinic's own tables and of messages, corrected and read again. */
class CorrectedRejectsTest {
  private static final String COLUMNS =
      """
      columns:
        visit_id: No
        mrn: Chart
        patient_last: Name
        visit_start: Day
        sites: Muscles
        technique: {fixed: injection}
      """;

  /** Lines above the header, no header, another encoding, another separator. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "skip: 2\n",
        "header: [No, Chart, Name, Day, Muscles]\n",
        "encoding: IBM850\n",
        "encoding: windows-1252\n",
        "delimiter: \"|\"\n"
      })
  void aMapReadsTheRejectsOfItsTable(String form) throws IOException {
    Path map = write("map.yaml", form + COLUMNS, ISO_8859_1);
    String above = form.startsWith("skip") ? "Report of visits\nprinted by hand\n" : "";
    String header = form.startsWith("header") ? "" : "No|Chart|Name|Day|Muscles\n";
    Path table =
        write(
            "table.csv",
            above
                + header
                + "V1|1|Grün|2024-03-04|trapezius R\n"
                + "V2|2|Müller|March|trapezius L\n"
                + "V3|3|Sørensen|2024-03-04|trapezius L|more\n",
            Charset.forName(form.contains("IBM850") ? "IBM850" : "windows-1252"));

    Typed first = convert(map, table, "rejects.csv");

    assertThat(first.err()).contains("3 visits: 1 converted, 2 rejected");
    String rejects = Files.readString(folder.resolve("rejects.csv"));
    assertThat(rejects)
        .contains("\nV2|2|Müller|March|trapezius L|")
        .contains("\nV3|3|Sørensen|2024-03-04|trapezius L|")
        .endsWith("|more\r\n");
    // As a spreadsheet saves it: the header gets a blank cell, because one row has one cell more.
    String saved = rejects.replace("_suggestion\r\n", "_suggestion|\r\n");
    Path fixed =
        write(
            "fixed.csv",
            saved.replace("|March|", "|2024-03-05|").replace("|more\r\n", "|\r\n"),
            UTF_8);

    Typed again = convert(map, fixed, "left.csv");

    assertThat(again.err()).contains("2 visits: 2 converted, 0 rejected");
    assertThat(again.outLines()).hasSize(2).anyMatch(bundle -> bundle.contains("Müller"));
  }

  @Test
  void allRowsOfAVisitAreRejectedAndReadAgainTogether() throws IOException {
    Path map = write("map.yaml", "group-by: [No]\n" + COLUMNS, ISO_8859_1);
    Path table =
        write(
            "table.csv",
            """
            No,Chart,Name,Day,Muscles
            V1,1,Marlow,2024-03-04,trapezius R
            V1,1,Marlow,2024-03-04,rhomboid R
            V2,2,Quill,never,trapezius L
            V2,2,Quill,never,rhomboid L
            V3,3,Hara,2024-03-04,trapezius L
            """,
            ISO_8859_1);

    Typed first = convert(map, table, "rejects.csv");

    assertThat(first.err()).contains("3 visits: 2 converted, 1 rejected");
    String rejects = Files.readString(folder.resolve("rejects.csv"));
    assertThat(rejects.lines()).hasSize(3);
    Path fixed = write("fixed.csv", rejects.replace(",never,", ",2024-03-05,"), UTF_8);
    assertThat(convert(map, fixed, "left.csv").err()).contains("1 visit: 1 converted, 0 rejected");
  }

  @Test
  void rejectsOfUnknownShorthandAreReadUnchangedOnceTheWordsAreAdded() throws IOException {
    Path map =
        write("map.yaml", "style: shorthand\n" + COLUMNS + "  injectates: Given\n", ISO_8859_1);
    Path table =
        write(
            "table.csv",
            """
            No,Chart,Name,Day,Muscles,Given
            V1,1,Marlow,3/14/2024,R kitemuscle x2,2cc 1% zyloxane
            V2,2,Quill,3/15/2024,L trap; R kitemuscle,2cc 1% lidocaine
            """,
            ISO_8859_1);
    Path words = folder.resolve("words.csv");
    Typed first =
        Typed.line(
            "convert",
            table.toString(),
            "--columns",
            map.toString(),
            "--rejects",
            path("rejects.csv"),
            "--unknown-words",
            words.toString());
    assertThat(first.err()).contains("0 converted, 2 rejected").contains("2 unknown words in");
    Files.writeString(
        words,
        Files.readString(words)
            .replaceFirst("(muscle,kitemuscle,2,[^,]*),", "$1,trapezius")
            .replaceFirst("(drug,zyloxane,1,[^,]*),,,", "$1,zyloxane,Zyloxane,other"));

    Typed again =
        Typed.with(
            Map.of("tpibridge.terminology.files", words.toString()),
            "",
            converting(map, folder.resolve("rejects.csv"), "left.csv"));
    assertThat(again.err()).contains("2 visits: 2 converted, 0 rejected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8859/1", "UNICODE UTF-8", ""})
  void aMessageIsRejectedByteForByteAndReadOnceCorrected(String named) throws IOException {
    Charset charset =
        switch (named) {
          case "8859/1" -> ISO_8859_1;
          case "" -> Charset.forName("windows-1252");
          default -> UTF_8;
        };
    String sound = message("H-1", "Grün", "trapezius R", named);
    String broken = message("H-2", "Müller", "", named);
    Path messages = write("day.hl7", sound + broken, charset);

    Typed first = Typed.line("convert", messages.toString(), "--rejects", path("rejects.hl7"));

    assertThat(first.err()).contains("2 visits: 1 converted, 1 rejected");
    assertThat(Files.readString(folder.resolve("rejects.hl7"), charset).strip())
        .isEqualTo(broken.strip());
    assertThat(Files.readString(folder.resolve("rejects.findings.csv"))).contains("TPI-READ-");
    Path fixed =
        write(
            "fixed.hl7",
            Files.readString(folder.resolve("rejects.hl7"), charset)
                .replace(
                    "|ST|TPSITE^Injection sites^L|||",
                    "|ST|TPSITE^Injection sites^L||trapezius L|"),
            charset);
    Typed again = Typed.line("convert", fixed.toString());
    assertThat(again.err()).contains("1 visit: 1 converted, 0 rejected");
    assertThat(again.out()).contains("Müller");
  }

  @Test
  void coverageOfMessagesListsFieldsAndNoContent() throws IOException {
    Path messages = write("day.hl7", message("H-1", "Grün", "trapezius R", "8859/1"), ISO_8859_1);

    Typed.line("convert", messages.toString(), "--coverage", path("coverage.json"));

    assertThat(Files.readString(folder.resolve("coverage.json")))
        .contains("\"PID-5\"", "\"OBX-5\"")
        .doesNotContain("Gr", "trapezius", "30001");
  }

  private static String message(String visit, String name, String sites, String charset) {
    return String.join(
            "\r",
            Stream.of(
                    "MSH|^~\\&|PAINDOC|WESTSIDE|TPIBRIDGE|CLINIC|20240304101500||ORU^R01|M-"
                        + visit
                        + "|P|2.5.1||||||"
                        + charset,
                    "PID|1||30001^^^WESTSIDE^MR||" + name + "^Ada||19780512|F",
                    "PV1|1|O|PAIN^Room 2||||||||||||||||"
                        + visit
                        + "|||||||||||||||||||||||||20240304093000|20240304100000",
                    "OBR|1|||TPI^Trigger point injection^L|||20240304093000",
                    "OBX|1|ST|TPSITE^Injection sites^L||" + sites + "||||||F")
                .toList())
        + "\r";
  }

  private Typed convert(Path map, Path table, String rejects) {
    return Typed.line(converting(map, table, rejects));
  }

  private String[] converting(Path map, Path table, String rejects) {
    return new String[] {
      "convert", table.toString(), "--columns", map.toString(), "--rejects", path(rejects)
    };
  }

  @TempDir private Path folder;

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), text, charset);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
