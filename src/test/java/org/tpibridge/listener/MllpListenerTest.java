package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.messages.ListenerStatus;

/** Tests the listener with real sockets on the loopback address. */
@Timeout(60)
class MllpListenerTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MemoryInbox inbox = new MemoryInbox();
  private MllpListener listener;

  @AfterEach
  void close() {
    if (listener != null) {
      listener.close();
    }
  }

  private static String message(String controlId) {
    return message(controlId, "2.5.1", "");
  }

  private static String message(String controlId, String version, String more) {
    return "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|20240304101500||ORU^R01^ORU_R01|"
        + controlId
        + "|P|"
        + version
        + more
        + "\rPID|1||10001||Okafor^Miriam\r";
  }

  private MllpClient connected() throws Exception {
    return connected(settings(LONG, LONG, false));
  }

  private MllpClient connected(ListenerSettings settings) throws Exception {
    listener = MllpListener.start(settings, inbox, Duration.ofMillis(20));
    return new MllpClient(listener.address());
  }

  private static ListenerSettings settings(
      Duration messageTime, Duration idleTime, boolean refusing) {
    return new ListenerSettings(
        InetAddress.getLoopbackAddress(),
        0,
        4,
        4096,
        messageTime,
        idleTime,
        refusing,
        Optional.empty());
  }

  /** Waits until all received messages have been handled. */
  private void settle() {
    listener.close();
  }

  @Test
  void aStoredMessageIsAcknowledgedInTheSendersFormat() throws Exception {
    try (MllpClient client = connected()) {
      String answer = client.send(message("M-1"));

      assertThat(inbox.imported()).hasSize(1);
      assertThat(answer.split("\r", -1)[0])
          .matches(
              "MSH\\|\\^~\\\\&\\|TPI\\|BRIDGE\\|EMR\\|CLINIC\\|\\d{14}\\+0000\\|\\|ACK\\^R01\\^ACK\\|"
                  + "[0-9a-f]{20}\\|P\\|2.5.1");
      assertThat(answer.split("\r", -1)[1]).isEqualTo("MSA|AA|M-1");
    }
  }

  @Test
  void theMessageIsPassedOnByteForByte() throws Exception {
    try (MllpClient client = connected()) {
      client.send(message("M-1") + "NTE|1||caf\u00e9\u00ff\r");
    }

    assertThat(inbox.contents())
        .singleElement()
        .isEqualTo((message("M-1") + "NTE|1||caf\u00e9\u00ff\r").getBytes(ISO_8859_1));
  }

  @Test
  void separatorsOfTheSenderAreUsed() throws Exception {
    try (MllpClient client = connected()) {
      assertThat(client.send("MSH#:*?%#EMR#C#T#B###ORU:R01#M-1#P#2.3\r"))
          .startsWith("MSH#:*?%#T#B#EMR#C#")
          .contains("##ACK:R01#")
          .contains("\rMSA#AA#M-1\r");
    }
  }

  @Test
  void oneConnectionCarriesManyMessages() throws Exception {
    try (MllpClient client = connected()) {
      client.raw(
          MllpClient.framed(message("M-1"))
              + MllpClient.framed(message("M-2"))
              + MllpClient.framed(message("M-3")));

      assertThat(List.of(client.answer(), client.answer(), client.answer()))
          .extracting(answer -> answer.replaceAll("(?s).*MSA", "MSA").strip())
          .containsExactly("MSA|AA|M-1", "MSA|AA|M-2", "MSA|AA|M-3");
    }
    settle();
    assertThat(inbox.imported()).hasSize(3);
  }

  @Test
  void aMessageSentAgainIsAcknowledgedAgainAndHandledOnce() throws Exception {
    try (MllpClient client = connected()) {
      client.send(message("M-1"));
      // The time of sending differs; the message is the same.
      String again = client.send(message("M-1").replace("20240304101500", "20240304101700"));

      assertThat(again).contains("MSA|AA|M-1");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aMessageSentAgainAfterARestartIsHandledOnce() throws Exception {
    try (MllpClient client = connected()) {
      client.send(message("M-1"));
    }
    settle();
    try (MllpClient client = connected()) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aSenderThatDisconnectsEarlyAndSendsAgainLeavesOneMessage() throws Exception {
    try (MllpClient client = connected()) {
      client.raw(MllpClient.framed(message("M-1")));
    }
    try (MllpClient client = new MllpClient(listener.address())) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void theSameControlIdOfAnotherSenderIsAnotherMessage() throws Exception {
    try (MllpClient client = connected()) {
      client.send(message("M-1"));
      client.send(message("M-1").replace("|EMR|", "|LAB|"));
    }
    settle();
    assertThat(inbox.imported()).hasSize(2);
  }

  @Test
  void aControlIdWithDifferentContentIsRefusedAndReviewed() throws Exception {
    try (MllpClient client = connected()) {
      client.send(message("M-1"));
      String answer = client.send(message("M-1").replace("Okafor", "Brandt"));

      assertThat(answer).contains("MSA|AE|M-1").contains("TPI-LISTEN-CLASH");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void anIncompleteMessageIsDiscarded() throws Exception {
    try (MllpClient client = connected()) {
      client.raw("\u000b" + message("M-1").substring(0, 60));
    }
    try (MllpClient client = new MllpClient(listener.address())) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aMessageStartedAgainOnTheSameConnectionIsAccepted() throws Exception {
    try (MllpClient client = connected()) {
      client.raw("\u000b" + message("M-1").substring(0, 60));

      assertThat(client.send(message("M-2"))).contains("MSA|AA|M-2");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"\r", "\r\n", "garbage", "\u001c\r\u001c\r", "GET / HTTP/1.1\r\n\r\n"})
  void bytesBetweenMessagesAreSkipped(String garbage) throws Exception {
    try (MllpClient client = connected()) {
      client.raw(garbage);

      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
  }

  @Test
  void endlessGarbageEndsTheConnection() throws Exception {
    try (MllpClient client = connected()) {
      client.raw("x".repeat(70_000));

      assertThat(client.isClosed()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          empty frame;               ''
          no HL7;                    <xml/>
          another segment first;     PID|1||10001
          too short;                 MSH|^~
          letters for separators;    MSHabcdefghijk
          separators that are alike; MSH|||||EMR|C|T|B|||ORU^R01|M-1|P|2.5
          no control id;             MSH|^~\\&|EMR|C|T|B|||ORU^R01||P|2.5
          no type;                   MSH|^~\\&|EMR|C|T|B||||M-1|P|2.5
          """)
  void aBrokenMessageIsRejectedAndTheConnectionRemainsOpen(String about, String broken)
      throws Exception {
    try (MllpClient client = connected()) {
      assertThat(client.send(broken)).contains("MSA|AR").contains("TPI-LISTEN-BROKEN");
      assertThat(client.send(message("M-2"))).contains("MSA|AA|M-2");
    }
    settle();
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aMessageTooLongIsRejected() throws Exception {
    try (MllpClient client = connected()) {
      client.raw("\u000b" + message("M-1") + "NTE|1||" + "x".repeat(5000));

      assertThat(client.answer()).contains("MSA|AR|M-1").contains("maximum size");
      assertThat(client.isClosed()).isTrue();
    }
    assertThat(inbox.contents()).isEmpty();
  }

  @Test
  void aSlowSenderIsDisconnected() throws Exception {
    try (MllpClient client = connected(settings(SHORT, LONG, false))) {
      long start = System.nanoTime();
      client.raw("\u000b" + message("M-1"));
      for (int i = 0; i < 8; i++) {
        Thread.sleep(100);
        client.raw("x");
      }
      assertThat(client.answer()).contains("MSA|AR|M-1").contains("not received in time");
      assertThat(client.isClosed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }
    assertThat(inbox.contents()).isEmpty();
  }

  @Test
  void anIdleSenderIsDisconnected() throws Exception {
    try (MllpClient client = connected(settings(LONG, SHORT, false))) {
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void connectionsAboveTheLimitAreClosedAndTheOthersContinue() throws Exception {
    List<MllpClient> clients = new ArrayList<>();
    clients.add(connected());
    for (int i = 1; i < 4; i++) {
      clients.add(new MllpClient(listener.address()));
      clients.get(i).send(message("early-" + i));
    }
    clients.get(0).send(message("early-0"));
    try (MllpClient tooMany = new MllpClient(listener.address())) {
      assertThat(tooMany.isClosed()).isTrue();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(clients.get(i).send(message("M-" + i))).contains("MSA|AA|M-" + i);
      clients.get(i).close();
    }
  }

  @Test
  void manySendersAtOnceLoseNothing() throws Exception {
    connected().close();
    ExecutorService senders = Executors.newFixedThreadPool(4);
    List<Future<Integer>> sent = new ArrayList<>();
    for (int s = 0; s < 4; s++) {
      int sender = s;
      sent.add(
          senders.submit(
              () -> {
                int accepted = 0;
                try (MllpClient client = new MllpClient(listener.address())) {
                  for (int i = 0; i < 50; i++) {
                    // Half of the messages are sent by two senders at once.
                    String id = i % 2 == 0 ? "shared-" + i : sender + "-" + i;
                    accepted += client.send(message(id)).contains("MSA|AA|" + id) ? 1 : 0;
                  }
                }
                return accepted;
              }));
    }
    int accepted = 0;
    for (Future<Integer> one : sent) {
      accepted += one.get();
    }
    senders.shutdown();
    settle();

    assertThat(accepted).isEqualTo(200);
    assertThat(inbox.imported()).hasSize(125).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2.3;   ERR|^^^207&TPI-READ-MISSING sites is empty \\T\\ wanted
          2.5.1; ERR|||207^Application error^HL70357|E|TPI-READ-MISSING|||sites is empty \\T\\ wanted
          """)
  void contentProblemsAreAcknowledgedIfRefusingIsEnabled(String version, String error)
      throws Exception {
    inbox.importing =
        number -> List.of(Finding.error("TPI-READ-MISSING", "sites is empty & wanted"));
    try (MllpClient client = connected(settings(LONG, LONG, true))) {
      assertThat(client.send(message("M-1", version, "")))
          .contains("MSA|AE|M-1\r" + error.replace("\\\\", "\\") + "\r");
      assertThat(client.send(message("M-1", version, "")))
          .contains("MSA|AE|M-1")
          .contains("TPI-READ-MISSING");
    }
  }

  @Test
  void contentProblemsAreAcceptedByDefaultAndCounted() throws Exception {
    inbox.importing = number -> List.of(Finding.error("TPI-READ-MISSING", "sites is empty"));
    try (MllpClient client = connected()) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");

      ListenerStatus status = listener.status();
      assertThat(status.running()).isTrue();
      assertThat(status.senders()).isEqualTo(1);
      assertThat(List.of(status.received(), status.accepted(), status.rejected()))
          .containsExactly(1L, 0L, 1L);
      assertThat(status.waiting()).hasValue(0);
      assertThat(status.lastMessage()).isPresent();
    }
    settle();
    assertThat(listener.status().running()).isFalse();
  }

  @Test
  void aMessageIsAcknowledgedOnlyAfterItWasImported() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    inbox.importing =
        number -> {
          await(go);
          return List.of();
        };
    try (MllpClient client = connected()) {
      client.raw(MllpClient.framed(message("M-1")));

      assertThat(client.isSilentFor(Duration.ofMillis(300))).isTrue();
      go.countDown();
      assertThat(client.answer()).contains("MSA|AA|M-1");
    }
  }

  @Test
  void anImportThatFailsIsRepeatedInTheOrderOfArrival() throws Exception {
    inbox.failuresToImport.set(3);
    try (MllpClient client = connected()) {
      client.raw(MllpClient.framed(message("M-1")) + MllpClient.framed(message("M-2")));

      assertThat(client.answer()).contains("MSA|AA|M-1");
      assertThat(client.answer()).contains("MSA|AA|M-2");
    }
    assertThat(inbox.imported()).containsExactly(1L, 2L);
    assertThat(listener.status().problem()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeImportedForLongIsAcceptedBecauseItIsStored() throws Exception {
    inbox.failuresToImport.set(1_000_000);
    try (MllpClient client = connected(settings(SHORT, LONG, false))) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
    assertThat(listener.status().waiting()).hasValue(1);
    assertThat(listener.status().problem()).get().asString().contains("the store is away");
    inbox.failuresToImport.set(0);
    Instant deadline = Instant.now().plusSeconds(20);
    while (inbox.imported().isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    assertThat(inbox.imported()).containsExactly(1L);
  }

  @Test
  void aMessageThatAlwaysFailsDoesNotStopTheOthers() throws Exception {
    inbox.poison = 1;
    try (MllpClient client = connected(settings(SHORT, LONG, false))) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
      assertThat(client.send(message("M-2"))).contains("MSA|AA|M-2");
    }
    assertThat(inbox.imported()).containsExactly(2L);
    assertThat(listener.status().waiting()).hasValue(1);
  }

  @Test
  void messagesOfAnEndedProcessAreImported() throws Exception {
    long old = inbox.addWaiting(Instant.now().minusSeconds(60));
    long current = inbox.addWaiting(Instant.now().plusSeconds(60));
    try (MllpClient client = connected()) {
      client.send(message("M-3"));
    }
    assertThat(inbox.imported()).contains(old).doesNotContain(current);
  }

  @Test
  void aRunningMessageIsFinishedWhenTheProgramEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    inbox.importing =
        number -> {
          begun.countDown();
          await(go);
          return List.of();
        };
    try (MllpClient client = connected(settings(LONG, LONG, true))) {
      client.raw(MllpClient.framed(message("M-1")));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      Thread closing = new Thread(listener::close);
      closing.start();
      Thread.sleep(200);
      go.countDown();

      assertThat(client.answer()).contains("MSA|AA|M-1");
      closing.join();
    }
    assertThat(inbox.imported()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"AL, CA", "NE, ''", "ER, ''", "SU, CA"})
  void enhancedAcknowledgmentIsSentAsRequested(String asked, String code) throws Exception {
    try (MllpClient client = connected()) {
      client.raw(MllpClient.framed(message("M-1", "2.5.1", "|||" + asked + "|NE")));
      client.raw(MllpClient.framed(message("M-2")));

      String first = client.answer();
      assertThat(first).contains(code.isEmpty() ? "MSA|AA|M-2" : "MSA|" + code + "|M-1");
    }
  }

  @Test
  void aMessageIsRejectedIfTheStoreCannotBeUsed() throws Exception {
    inbox.failuresToReceive.set(1_000_000);
    try (MllpClient client = connected(settings(SHORT, LONG, false))) {
      assertThat(client.send(message("M-1"))).contains("MSA|AR|M-1").contains("Send it again");
      inbox.failuresToReceive.set(0);
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aShortFailureOfTheStoreIsNotNoticedByTheSender() throws Exception {
    inbox.failuresToReceive.set(2);
    try (MllpClient client = connected()) {
      assertThat(client.send(message("M-1"))).contains("MSA|AA|M-1");
    }
  }

  @Test
  void aPortInUseIsReported() throws Exception {
    connected().close();
    ListenerSettings same =
        new ListenerSettings(
            InetAddress.getLoopbackAddress(),
            listener.address().getPort(),
            4,
            4096,
            LONG,
            LONG,
            false,
            Optional.empty());

    assertThatThrownBy(() -> MllpListener.start(same, inbox))
        .isInstanceOf(ListenerException.class)
        .hasMessageContaining("Choose another");
  }

  @Test
  void logsContainNothingOfAMessage() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(MllpListener.class.getPackageName());
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(ch.qos.logback.classic.Level.TRACE);
    inbox.poison = 1;
    try (MllpClient client = connected(settings(SHORT, LONG, false))) {
      client.send(message("M-1"));
      client.send(message("M-1").replace("Okafor", "Brandt"));
      client.send("PID|1||10001||Okafor");
      client.raw("\u000b" + message("M-3"));
    } finally {
      settle();
      logger.detachAppender(log);
      logger.setLevel(null);
    }

    assertThat(log.list).hasSizeGreaterThan(4);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains("Okafor") || line.contains("10001"));
    assertThat(log.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
  }
}
