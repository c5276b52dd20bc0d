package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.exchange.hl7v2.MllpReceiver.ack;
import static org.tpibridge.exchange.hl7v2.MllpReceiver.acknowledge;
import static org.tpibridge.exchange.hl7v2.MllpReceiver.write;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AcknowledgmentMode;
import org.tpibridge.exchange.settings.Hl7TargetSettings.CompletionStatus;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageCharset;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.PdfForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.TextForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.WithdrawalForm;

/** Messages are sent to a real server on the loopback interface. */
@Timeout(30)
class MllpSenderTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  private static Hl7Reply send(
      MllpReceiver receiver, Duration answerTime, AcknowledgmentMode mode) {
    try (MllpSender sender =
        new MllpSender(
            MdmExamples.settings(receiver.port(), answerTime, form(mode)), sslSockets())) {
      return sender.send(MdmExamples.message());
    }
  }

  private static Hl7Reply send(MllpReceiver receiver, Duration answerTime) {
    return send(receiver, answerTime, AcknowledgmentMode.ORIGINAL);
  }

  private static SSLSocketFactory sslSockets() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  private static MessageForm form(AcknowledgmentMode mode) {
    return new MessageForm(
        MessageCharset.UTF_8,
        TextForm.SEGMENT_FOR_EACH_LINE,
        PdfForm.TABLE_CODES,
        mode,
        WithdrawalForm.CANCEL,
        CompletionStatus.DOCUMENTED,
        "PN");
  }

  @Test
  void anAcceptedMessageIsAccepted() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> write(out, ack(m, "AA", "")))) {
      assertThat(send(receiver, LONG)).isEqualTo(new Hl7Reply.Accepted("AA"));
      assertThat(receiver.received())
          .containsExactly(new String(MdmExamples.message().content(), UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AE", "AR", "CE", "CR"})
  void aRefusedMessageIsRefusedWithItsReason(String code) throws Exception {
    String errors =
        "|Patient not found\rERR||PID^1^3|204^Unknown key identifier^HL70357|E|||bad \\T\\ key|See PID-3";
    try (MllpReceiver receiver =
        new MllpReceiver((m, s, out) -> write(out, ack(m, code, errors)))) {
      Hl7Reply reply = send(receiver, LONG);
      assertThat(reply)
          .isEqualTo(
              new Hl7Reply.Refused(
                  code,
                  "Patient not found; 204 Unknown key identifier HL70357; bad & key; See PID-3"));
      assertThat(reply.toString()).doesNotContain("Patient");
    }
  }

  @Test
  void errorsOfOlderVersionsAreRead() throws Exception {
    String errors = "\rERR|PID^1^3^204&Unknown key identifier";
    try (MllpReceiver receiver =
        new MllpReceiver((m, s, out) -> write(out, ack(m, "AE", errors)))) {
      assertThat(send(receiver, LONG))
          .isEqualTo(new Hl7Reply.Refused("AE", "PID 1 3 204&Unknown key identifier"));
    }
  }

  @Test
  void aSilentReceiverMayHaveProcessedIt() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> s.getInputStream().read())) {
      assertThat(send(receiver, SHORT))
          .isEqualTo(
              new Hl7Reply.Unanswered(
                  "The message was sent, but no acknowledgment was received in time."));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void aLateAcknowledgmentIsNotWaitedForAndNotMixedUp() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> {
              if (late.getCount() > 0) {
                late.await(10, TimeUnit.SECONDS);
                write(out, acknowledge("AE", "other", ""));
              } else {
                write(out, ack(m, "AA", ""));
              }
            })) {
      assertThat(send(receiver, SHORT)).isInstanceOf(Hl7Reply.Unanswered.class);
      late.countDown();
      assertThat(send(receiver, LONG)).isEqualTo(new Hl7Reply.Accepted("AA"));
    }
  }

  @Test
  void aReceiverThatClosesMayHaveProcessedIt() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> s.close())) {
      assertThat(send(receiver, LONG)).isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }

  @Test
  void anAbortedConnectionMayHaveBeenProcessed() throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> {
              s.setSoLinger(true, 0);
              s.close();
            })) {
      assertThat(send(receiver, LONG)).isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u000bhello\u001c\r",
        "\u000b\u001c\r",
        "\u000bMSH\u001c\r",
        "\u000bMSH|^~\\&|EHR\rPID|1\r\u001c\r",
        "\u000bMSH|^~\\&|EHR\rMSA\r\u001c\r",
        "\u000bMSH|^~\\&|EHR\rMSA|AA\r\u001c\r",
        "\u000bMSH|^~\\&|EHR\rMSA|XX|CONTROL\r\u001c\r",
        "\u000bMSH|^~\\&|EHR\rMSA|AA|anotherControlId\r\u001c\r",
      })
  void anAnswerThatSaysNothingOfTheMessageProvesNothing(String answer) throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) ->
                write(out, answer.replace("CONTROL", MdmExamples.message().controlId())))) {
      assertThat(send(receiver, LONG)).isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 100000", "true, 1100000"})
  void endlessAnswersEnd(boolean framed, int bytes) throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> {
              write(out, framed ? "\u000bMSH|^~\\&|" : "");
              out.write(new byte[bytes]);
              out.flush();
              s.getInputStream().read();
            })) {
      assertThat(send(receiver, LONG))
          .isEqualTo(
              new Hl7Reply.Unanswered(
                  "The message was sent, but the answer is not an acknowledgment."));
    }
  }

  @Test
  void anAnswerThatDripsEndsInTime() throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> {
              while (true) {
                write(out, ".");
                Thread.sleep(50);
              }
            })) {
      long start = System.nanoTime();
      assertThat(send(receiver, SHORT)).isInstanceOf(Hl7Reply.Unanswered.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aReceiverThatDoesNotReadDoesNotBlock() throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.setReceiveBufferSize(1024);
      server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      MdmMessage large = new MdmMessage(MdmMessage.MdmEvent.T02, "1", new byte[32 * 1024 * 1024]);
      try (MllpSender sender =
          new MllpSender(
              MdmExamples.settings(server.getLocalPort(), SHORT, MessageForm.DEFAULT),
              sslSockets())) {
        assertThat(sender.send(large)).isInstanceOf(Hl7Reply.Unanswered.class);
      }
    }
  }

  @Test
  void anAnswerAfterStrayBytesIsRead() throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver((m, s, out) -> write(out, "\r\n\u000bMSH|^~" + ack(m, "AA", "")))) {
      assertThat(send(receiver, LONG)).isEqualTo(new Hl7Reply.Accepted("AA"));
    }
  }

  @Test
  void aClosedPortIsNotSent() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (MllpSender sender =
        new MllpSender(MdmExamples.settings(port, LONG, MessageForm.DEFAULT), sslSockets())) {
      assertThat(sender.send(MdmExamples.message()))
          .isEqualTo(
              new Hl7Reply.NotSent(
                  "The receiver of HL7 v2 messages refused the connection. It may not be running."));
    }
  }

  @Test
  void withoutTlsOfTheReceiverNothingIsSent() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> write(out, ack(m, "AA", "")))) {
      Hl7TargetSettings plain = MdmExamples.settings(receiver.port(), LONG, MessageForm.DEFAULT);
      Hl7TargetSettings encrypted =
          new Hl7TargetSettings(
              new Endpoint("127.0.0.1", receiver.port(), true, SHORT, LONG),
              plain.parties(),
              plain.form(),
              plain.authorities(),
              true);
      try (MllpSender sender = new MllpSender(encrypted, sslSockets())) {
        assertThat(sender.send(MdmExamples.message())).isInstanceOf(Hl7Reply.NotSent.class);
      }
      assertThat(receiver.received()).noneMatch(m -> m.contains("Okafor"));
    }
  }

  @Test
  void aCommitIsEnoughIfNothingElseIsRequested() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> write(out, ack(m, "CA", "")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT))
          .isEqualTo(new Hl7Reply.Accepted("CA"));
    }
  }

  @Test
  void afterACommitTheApplicationDecides() throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> write(out, ack(m, "CA", "") + ack(m, "AE", "|Unknown patient")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isEqualTo(new Hl7Reply.Refused("AE", "Unknown patient"));
    }
    try (MllpReceiver receiver =
        new MllpReceiver((m, s, out) -> write(out, ack(m, "CA", "") + ack(m, "AA", "")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isEqualTo(new Hl7Reply.Accepted("AA"));
    }
  }

  @Test
  void aCommitWithoutResultOfTheApplicationIsUnknown() throws Exception {
    try (MllpReceiver receiver =
        new MllpReceiver(
            (m, s, out) -> {
              write(out, ack(m, "CA", ""));
              s.getInputStream().read();
            })) {
      assertThat(send(receiver, SHORT, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }
}
