package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.listener.MllpClient;

/** Messages from an MLLP sender become Bundle files. */
@Timeout(120)
class ListenTest {
  @TempDir private Path folder;

  @Test
  void theMessagesOfAVisitMakeOneBundleTheSameAsFromAFile() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      for (String message : VisitInMessages.all()) {
        assertThat(sender.send(message)).contains("MSA|AA|");
      }
    }
    assertThat(names("out")).containsExactly("V-7001.json");
    assertThat(names("spool/review-queue")).isEmpty();

    Path file =
        Files.writeString(folder.resolve("messages.hl7"), String.join("\r", VisitInMessages.all()));
    Typed.line("convert", file.toString(), "-o", folder.resolve("converted").toString());
    assertThat(folder.resolve("out/V-7001.json"))
        .hasSameTextualContentAs(folder.resolve("converted/V-7001.json"));
  }

  @ParameterizedTest(name = "with a restart: {0}")
  @ValueSource(booleans = {false, true})
  void aSenderThatDropsTheLineBeforeTheAnswerAndSendsAgainLeavesOneVisit(boolean restart)
      throws Exception {
    ListeningProgram program = listening();
    try (MllpClient sender = new MllpClient(program.address())) {
      sender.send(VisitInMessages.scores());
      sender.raw(MllpClient.framed(VisitInMessages.given()));
    }
    if (restart) {
      program.close();
      program = listening();
    }
    try (MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(VisitInMessages.given())).contains("MSA|AA|M-3");
    }
    program.close();

    assertThat(names("out")).containsExactly("V-7001.json");
    String bundle = Files.readString(folder.resolve("out/V-7001.json"));
    assertThat(bundle.split("\"resourceType\": \"MedicationAdministration\"", -1)).hasSize(2);
  }

  @Test
  void aVisitThatCannotBeConvertedYetIsInTheReviewQueue() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(VisitInMessages.charge());
    }
    assertThat(names("out")).isEmpty();
    assertThat(names("spool/review-queue")).hasSize(2);

    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(VisitInMessages.scores());
    }
    assertThat(names("out")).containsExactly("V-7001.json");
    assertThat(names("spool/review-queue")).isEmpty();
  }

  @Test
  void withRefuseTheSenderGetsTheReason() throws Exception {
    try (ListeningProgram program = listening("--refuse");
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(VisitInMessages.charge()))
          .contains("MSA|AE|M-2")
          .contains("TPI-READ-MISSING");
    }
  }

  @Test
  void aSendersOwnSegmentsAreReadThroughAMap() throws Exception {
    Path own = Path.of("src/test/resources/visits/hl7-custom-segments");
    String message = Files.readString(own.resolve("input.hl7")).replace('\n', '\r');
    try (ListeningProgram program =
            listening("--segments", own.resolve("segments.yaml").toString());
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(message)).contains("MSA|AA|");
    }
    assertThat(names("out")).hasSize(1);
    assertThat(names("spool/review-queue")).isEmpty();
  }

  @Test
  void aMessageWithoutAVisitIsStoredAndNotQueuedForReview() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send("MSH|^~\\&|EMR|C|T|B|20240304||ADT^A08|M-9|P|2.5.1\rEVN|A08\r"))
          .contains("MSA|AA|M-9");
    }
    assertThat(names("out")).isEmpty();
    assertThat(names("spool/review-queue")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0.0.0.0", "::"})
  void mutualTlsIsRequiredOnOtherAddresses(String address) {
    Typed typed =
        Typed.line(
            "listen",
            "--spool",
            path("spool"),
            "-o",
            path("out"),
            "--bind",
            address,
            "--port",
            "0");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("keystore and a truststore");
  }

  private ListeningProgram listening(String... more) throws InterruptedException {
    String[] stated = {"--spool", path("spool"), "-o", path("out")};
    return new ListeningProgram(
        Stream.concat(Stream.of(stated), Stream.of(more)).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
