package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.listener.MllpClient;

/** Messages from an MLLP sender become visits in the store. */
@Timeout(120)
class ListenTest {
  @TempDir private Path folder;
  private AtStore store;

  @BeforeEach
  void open() {
    store = new AtStore(folder.resolve("store.db"));
  }

  private ListeningProgram listening(String... more) throws InterruptedException {
    return new ListeningProgram(store.settings(), more);
  }

  private String explained() {
    return store.line("explain", "--visit", "V-7001").out();
  }

  @Test
  void theMessagesOfADayAreAJobThatCanBeExplainedAndUndone() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      for (String message : VisitInMessages.all()) {
        assertThat(sender.send(message)).contains("MSA|AA|");
        // It is imported before the answer is sent.
        assertThat(store.line("status").out()).contains("receiving").contains("messages 20");
      }
      assertThat(explained()).contains("message ");
    }
    assertThat(store.line("status", "J1").out())
        .contains("3 visits")
        .contains("To undo them: tpi-bridge undo J1");
    assertThat(store.line("export", "-o", folder.resolve("out").toString()).exitCode()).isZero();
    assertThat(folder.resolve("out/V-7001.json"))
        .content()
        .contains("M79.18")
        .contains("lidocaine");

    assertThat(store.line("undo", "J1").exitCode()).isZero();
    assertThat(store.line("status", "J1").out()).contains("undone");
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

    assertThat(program.err()).contains("imported");
    assertThat(store.line("status", "--output", "json").out())
        .contains("\"position\" : 2")
        .contains("\"created\" : 1");
  }

  @Test
  void aVisitThatIsNotCompleteYetIsRejectedAndStoredWhenItIs() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(VisitInMessages.charge());
      assertThat(store.line("status", "J1").out()).contains("Rejected:").contains("message ");
      sender.send(VisitInMessages.scores());
      assertThat(explained()).contains("message ");
    }
  }

  @Test
  void rejectedMessagesCanBeWrittenToAFileAndImported() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(VisitInMessages.charge());
    }
    Path file = folder.resolve("rejected.hl7");

    assertThat(store.line("status", "J1", "--rejects", file.toString()).exitCode()).isZero();

    assertThat(Files.readString(file)).isEqualTo(VisitInMessages.charge());
    Files.writeString(file, VisitInMessages.scores() + VisitInMessages.charge());
    assertThat(store.line("import", file.toString()).exitCode()).isZero();
    assertThat(explained()).contains("rejected.hl7");
  }

  @Test
  void withRefuseTheSenderGetsTheReason() throws Exception {
    try (ListeningProgram program = listening("--refuse");
        MllpClient sender = new MllpClient(program.address())) {
      for (int i = 0; i < 2; i++) {
        assertThat(sender.send(VisitInMessages.charge()))
            .contains("MSA|AE|M-2")
            .contains("TPI-READ-MISSING");
      }
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
    assertThat(store.line("status", "--output", "json").out()).contains("\"created\" : 1");
  }

  @Test
  void aMessageWithoutAVisitIsAccepted() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send("MSH|^~\\&|EMR|C|T|B|20240304||ADT^A08|M-9|P|2.5.1\rEVN|A08\r"))
          .contains("MSA|AA|M-9");
    }
    assertThat(store.line("status", "--output", "json").out())
        .contains("\"leftOut\" : 1")
        .contains("\"rejected\" : 0");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0.0.0.0", "::"})
  void mutualTlsIsRequiredOnOtherAddresses(String address) {
    Typed typed = store.line("listen", "--bind", address, "--port", "0");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("keystore and a truststore");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0s", "23h", "3651d", "-1d"})
  void theRetentionIsValidated(String retention) {
    Map<String, Object> settings = new HashMap<>(store.settings());
    settings.put("tpibridge.listener.retention", retention);

    Typed typed = Typed.with(settings, "", "listen", "--port", "0");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("tpibridge.listener.retention must be between 1 and 3650");
  }
}
