package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.listener.MllpClient;

/** A listener stores nothing about an erased patient. */
@Timeout(120)
class ListenErasureTest {
  @TempDir private Path folder;
  private AtStore store;

  @BeforeEach
  void open() {
    store = new AtStore(folder.resolve("store.db"));
  }

  /** A visit that can be converted. */
  private static String visit(String controlId, String visit, String patient) {
    return "MSH|^~\\&|EMR|C|T|B|20240304103000||ORU^R01|"
        + controlId
        + "|P|2.5.1\rPID|1||"
        + patient
        + "||Okafor^Miriam\rPV1|1|O|||||||||||||||||"
        + visit
        + "|||||||||||||||||||||||||20240304101500\rPR1|1||20552^Injection\r"
        + "OBX|1|TX|SITES^Sites||trapezius R\rOBX|2|TX|INJ^Injectates||lidocaine 1% 2 mL\r"
        + "OBX|3|NM|72514-3^Pain before^LN||7\r";
  }

  private static String labResult(String controlId, String patient) {
    return "MSH|^~\\&|EMR|C|T|B|20240304103000||ORU^R01|"
        + controlId
        + "|P|2.5.1\rPID|1||"
        + patient
        + "||Okafor^Miriam\rPV1|1|O|||||||||||||||||V-9\rOBX|1|NM|718-7^Hb^LN||13.1\r";
  }

  private static String merge(String controlId, String surviving, String retired) {
    return "MSH|^~\\&|EMR|C|T|B|20240304103000||ADT^A40|"
        + controlId
        + "|P|2.5.1\rEVN|A40\rPID|1||"
        + surviving
        + "||Okafor^Miriam\rMRG|"
        + retired
        + "\r";
  }

  private void erased(String... mrns) throws IOException {
    StringBuilder rows =
        new StringBuilder("visit_id,mrn,visit_start,sites,injectates,procedure_code\n");
    for (String mrn : mrns) {
      rows.append("E-%s,%s,2024-03-04,trapezius R,lidocaine 1%% 2 mL,20552\n".formatted(mrn, mrn));
    }
    Path visits = Files.writeString(folder.resolve("visits.csv"), rows);
    store.line("import", visits.toString());
    for (String mrn : mrns) {
      assertThat(store.line("erase", "--patient", mrn, "--yes").err()).contains("Erased.");
    }
    Files.delete(visits);
  }

  private ListeningProgram listening() throws InterruptedException {
    return listening(Map.of());
  }

  private ListeningProgram listening(Map<String, Object> settings, String... more)
      throws InterruptedException {
    Map<String, Object> all = new HashMap<>(store.settings());
    all.putAll(settings);
    return new ListeningProgram(all, more);
  }

  /** Whether the store, or a file next to it, contains a text. */
  private boolean isStored(String text) throws Exception {
    store.sql("pragma wal_checkpoint(truncate)");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasVisit(String id) {
    return store.line("explain", "--visit", id).exitCode() == 0;
  }

  @Test
  void messagesOfAnErasedPatientAreAnsweredAndStoredNowhere() throws Exception {
    erased("10001");

    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      assertThat(sender.send(visit("M-1", "V-1", "10001"))).contains("MSA|AA|M-1");
      assertThat(sender.send(labResult("M-2", "10001^^^C^MR"))).contains("MSA|AA|M-2");
      assertThat(sender.send(merge("M-3", "10002", "10001"))).contains("MSA|AA|M-3");
      assertThat(sender.send(visit("M-4", "V-2", "10002"))).contains("MSA|AA|M-4");
      assertThat(sender.send(labResult("M-5", "\\X3130303031\\"))).contains("MSA|AA|M-5");
      // A message without a type is invalid, and would be stored for review.
      assertThat(sender.send("MSH|^~\\&|E|C|T|B|2024||QQQ^Q1|M-6|P|2.5\rPID|1||10001\r"))
          .contains("MSA|AA|M-6");
    }

    assertThat(isStored("10001")).isFalse();
    assertThat(isStored("10002")).isTrue();
    assertThat(hasVisit("V-2")).isTrue();
    assertThat(hasVisit("V-1")).isFalse();
  }

  @Test
  void aNumberThatContainsTheErasedOneBelongsToAnotherPatient() throws Exception {
    erased("1000");

    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      // 1000 is an account number here, not an MRN.
      sender.send(visit("M-1", "V-1", "10001^^^C^MR~1000^^^C^AN"));
      sender.send(visit("M-2", "V-2", "11000"));
    }

    assertThat(hasVisit("V-1")).isTrue();
    assertThat(hasVisit("V-2")).isTrue();
  }

  @Test
  void aMessageAboutAnErasedPatientAndOthersIsRefused() throws Exception {
    erased("10001");

    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      String both = visit("M-1", "V-1", "10001") + "PID|2||10002||Other\r";
      assertThat(sender.send(both)).contains("MSA|AE|M-1").contains("TPI-LISTEN-ERASED");
    }

    assertThat(isStored("10001")).isFalse();
  }

  @Test
  void aPatientErasedWhileItListensIsNotStoredFromThenOn() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(visit("M-1", "V-1", "10002"));
      erased("10001");
      assertThat(sender.send(visit("M-2", "V-2", "10001"))).contains("MSA|AA|M-2");
    }

    assertThat(isStored("10001")).isFalse();
    assertThat(hasVisit("V-1")).isTrue();
  }

  @Test
  void aSourcesPatientIsNotTheClinicsOfTheSameNumber() throws Exception {
    erased("10001");
    Map<String, Object> old =
        Map.of(
            "tpibridge.sources.old.systems.mrn", "https://old.example/mrn",
            "tpibridge.sources.old.systems.visit", "https://old.example/visit");

    try (ListeningProgram program = listening(old, "--source", "old");
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(visit("M-1", "V-1", "10001"));
    }

    Map<String, Object> both = new HashMap<>(store.settings());
    both.putAll(old);
    assertThat(Typed.with(both, "", "explain", "--visit", "V-1").exitCode()).isZero();
  }

  @Test
  void withoutItsKeyItDoesNotListen() throws Exception {
    erased("10001");
    Files.delete(folder.resolve("store.db.key"));

    Typed typed = listen();

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("the key that recognizes them is missing");
  }

  @Test
  void withAStoreThatCannotBeOpenedItDoesNotListen() throws Exception {
    Files.writeString(folder.resolve("store.db"), "no database, but 10 kB of it".repeat(400));

    assertThat(listen().exitCode()).isEqualTo(2);
  }

  private Typed listen() {
    return store.line("listen", "--port", "0");
  }

  @Test
  void erasingRemovesMessagesThatWereReceived() throws Exception {
    try (ListeningProgram program = listening();
        MllpClient sender = new MllpClient(program.address())) {
      sender.send(visit("M-1", "V-1", "10001"));
      sender.send(visit("M-2", "V-2", "10002"));
      // Rejected: the message is stored for correction.
      sender.send(
          visit("M-3", "V-1", "10001")
              .replace("NM|72514-3^Pain before^LN||7", "NM|72514-3^Pain before^LN||77"));
      sender.send(labResult("M-4", "10001"));
    }
    assertThat(isStored("10001")).isTrue();

    Typed erased = store.line("erase", "--patient", "10001", "--yes");

    assertThat(erased.exitCode()).as(erased.out() + erased.err()).isZero();
    assertThat(erased.err()).contains("3 received messages");
    assertThat(isStored("10001")).isFalse();
    assertThat(hasVisit("V-1")).isFalse();
    assertThat(hasVisit("V-2")).isTrue();
  }
}
