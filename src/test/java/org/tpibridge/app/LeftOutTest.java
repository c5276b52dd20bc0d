package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.listener.MllpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages that are not TPI visits, on the command line and over MLLP. */
@Timeout(120)
class LeftOutTest {
  private static final Path OTHERS = Path.of("src/test/resources/hl7-not-tpi");

  @TempDir private Path folder;

  @Test
  void aFeedWithoutAVisitSucceedsWithItsCounts() throws IOException {
    Path feed = feed(others());
    Path rejects = folder.resolve("rejects.hl7");

    for (String command : List.of("convert", "check")) {
      Typed typed = Typed.line(command, feed.toString(), "--rejects", rejects.toString());

      assertThat(typed.exitCode()).isZero();
      assertThat(typed.err())
          .contains(others().size() + " messages are not TPI visits and were left out.")
          .contains("ORU^R01: no evidence of a trigger point injection")
          .contains("The input contains no trigger point injection visit.")
          .contains("0 rejected; 0 errors, 0 warnings");
      assertThat(rejects)
          .satisfiesAnyOf(f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyFile());
    }
  }

  @Test
  void aMergeInAFileIsAWarningWhereNothingIsStored() throws IOException {
    String merge =
        "MSH|^~\\&|EMR|C|T|B|20240304||ADT^A40|M-9|P|2.5.1\r"
            + "PID|1||10002^^^CLINIC^MR\rMRG|10001^^^CLINIC^MR\r";
    Path feed = feed(Stream.concat(Stream.of(merge), VisitInMessages.all().stream()).toList());

    for (String command : List.of("convert", "check")) {
      Typed typed = Typed.line(command, feed.toString());

      assertThat(typed.exitCode()).isZero();
      assertThat(typed.out() + typed.err()).containsOnlyOnce("MRG-1  TPI-CHECK-MERGE");
      assertThat(typed.err())
          .contains(
              "1 merge of patients not applied, because this command does not store patients.")
          .contains("1 visit:");
    }
  }

  @Test
  void aProcedureInAMessageThatIsNotReadIsAWarning() throws IOException {
    Path feed =
        feed(
            List.of(
                "MSH|^~\\&|EMR|C|T|B|20240304||ADT^A08|M-9|P|2.5.1\rPID|1||10002^^^CLINIC^MR\r"
                    + "PR1|1|C4|20552^TRIGGER POINT INJ^C4||20240304093500\r"));

    Typed typed = Typed.line("check", feed.toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("message 1, PR1-3.1  TPI-HL7-NOT-READ");
    assertThat(typed.err()).contains("1 message is not a TPI visit and was left out.");
  }

  @Test
  void theStoreRecordsHowManyWereLeftOut() throws IOException {
    Path feed = feed(Stream.concat(others().stream(), VisitInMessages.all().stream()).toList());
    AtStore at = new AtStore(folder.resolve("store.db"));
    Path report = folder.resolve("report.json");

    Typed typed = at.line("import", feed.toString(), "--report", report.toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).contains("1 visit in").contains(others().size() + " left out");
    assertThat(at.line("status", "J1").out()).contains(others().size() + " left out");
    JsonNode status =
        JsonMapper.shared().readTree(at.line("status", "J1", "--output", "json").out());
    assertThat(status.get("leftOut").intValue()).isEqualTo(others().size());
    assertThat(status.get("visits").intValue()).isEqualTo(1);
    assertThat(status.get("rejects")).isEmpty();
    JsonNode file = JsonMapper.shared().readTree(report.toFile()).get("files").get(0);
    assertThat(file.get("rows").get("leftOut").intValue()).isEqualTo(others().size());
    assertThat(file.get("leftOut").get(0).get("reason").stringValue()).isNotBlank();
    assertThat(at.line("import", feed.toString()).exitCode()).isZero();
  }

  @Test
  void aWatchedFileWithoutAVisitIsDone() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.move(feed(others()), inbox.resolve("labs.hl7"));
    AtStore at = new AtStore(folder.resolve("store.db"));

    Typed typed = at.line("import", "--watch", inbox.toString(), "--once", "--rest", "0");

    assertThat(typed.exitCode()).isZero();
    assertThat(inbox.resolve("done")).isDirectoryRecursivelyContaining("glob:**labs.hl7");
    assertThat(inbox.resolve("failed")).doesNotExist();
  }

  @Test
  void overMllpTheyAreAcceptedAndLeftOut() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      for (String message : others()) {
        assertThat(sender.send(message)).contains("MSA|AA|");
      }
    }
    assertThat(counts()).contains("\"rejected\" : 0").contains("\"visits\" : 0");
  }

  @Test
  void aMessageLeftOutBeforeItsVisitCountsWhenTheVisitComes() throws Exception {
    String score =
        VisitInMessages.scores()
            .replaceAll("OBR.*\r", "OBR|1|||FLOW^Flowsheet\r")
            .replaceAll("OBX\\|1.*\r", "");
    String sites = VisitInMessages.scores().replaceAll("OBX\\|[23].*\r", "").replace("M-1", "M-4");
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(score)).contains("MSA|AA|");
      assertThat(sender.send(lab())).contains("MSA|AA|");
    }
    assertThat(counts()).contains("\"leftOut\" : 2");
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(sites);
      sender.send(VisitInMessages.charge());
      sender.send(VisitInMessages.given());
    }

    assertThat(exported()).contains("\"value\": 7").contains("\"value\": 3");
  }

  @Test
  void aVisitWhoseContentWasWithdrawnIsRetractedAndCanComeBack() throws Exception {
    String sites = "OBX|1|TX|SITES^Injection sites||R trapezius||||||";
    String removed =
        VisitInMessages.scores().replace("M-1", "M-5").replace(sites + "F", sites + "W");
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      VisitInMessages.all().forEach(message -> sent(sender, message));
      assertThat(exported()).contains("lidocaine");
      sender.send(removed);
      assertThat(exported()).isEmpty();
      assertThat(at().line("status", "J1").out()).contains("TPI-LISTEN-WITHDRAWN");

      sender.send(
          VisitInMessages.scores()
              .replace("M-1", "M-6")
              .replace("20240304101500", "20240304111500"));
    }
    assertThat(exported()).contains("lidocaine");
  }

  @Test
  void aMergeOverMllpIsAcceptedAndRecorded() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(
              sender.send(
                  "MSH|^~\\&|EMR|C|T|B|20240304||ADT^A40|M-9|P|2.5.1\r"
                      + "PID|1||10002^^^CLINIC^MR\rMRG|10001^^^CLINIC^MR\r"))
          .contains("MSA|AA|M-9");
    }
    assertThat(at().line("status", "J1", "--findings").out()).contains("TPI-IMPORT-MERGE");
  }

  private AtStore at() {
    return new AtStore(folder.resolve("store.db"));
  }

  private String counts() {
    return at().line("status", "--output", "json").out();
  }

  /** Exports the whole store, and returns the Bundle of the visit; "" if it was retracted. */
  private String exported() throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    assertThat(at().line("export", "-o", out.toString()).exitCode()).isZero();
    Path bundle = out.resolve("V-7001.json");
    return Files.exists(bundle) ? Files.readString(bundle) : "";
  }

  private static void sent(MllpClient sender, String message) {
    try {
      assertThat(sender.send(message)).contains("MSA|AA|");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lab() {
    return VisitInMessages.scores()
        .replace("M-1", "M-8")
        .replaceAll(
            "OBR(?s).*", "OBR|1|||58410-2^CBC^LN\rOBX|1|NM|718-7^Hemoglobin^LN||13.5|g/dL\r");
  }

  private static List<String> others() throws IOException {
    try (Stream<Path> files = Files.list(OTHERS)) {
      return files.sorted().map(LeftOutTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path feed(List<String> messages) throws IOException {
    return Files.writeString(folder.resolve("feed.hl7"), String.join("", messages));
  }

  private ListeningProgram listening() throws InterruptedException {
    return new ListeningProgram(at().settings());
  }
}
