package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.AcknowledgmentMode;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.CompletionStatus;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.MessageCharset;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.MessageForm;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.PdfForm;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.TextForm;
import org.tpibridge.exchange.hl7v2.Hl7TargetSettings.WithdrawalForm;

/** Messages are sent to a real server on the loopback interface. */
@Timeout(30)
class MllpSenderTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  /** What a receiver does after it received a message. */
  private interface Behavior {
    void answer(String message, Socket socket, OutputStream out) throws Exception;
  }

  /** A receiver that records what it received. */
  private static final class Receiver implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Receiver(Behavior behavior) throws IOException {
      Thread thread = new Thread(() -> serve(behavior));
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(Behavior behavior) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          String message = frame(socket.getInputStream());
          received.add(message);
          behavior.answer(message, socket, socket.getOutputStream());
        } catch (Exception e) {
          // The sender closed the connection, or the test ends.
        }
      }
    }

    private static String frame(InputStream in) throws IOException {
      requireByte(in, 0x0b);
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      for (int b = in.read(); b != 0x1c && b >= 0; b = in.read()) {
        message.write(b);
      }
      requireByte(in, '\r');
      return message.toString(UTF_8);
    }

    private static void requireByte(InputStream in, int expected) throws IOException {
      if (in.read() != expected) {
        throw new IOException("not an MLLP frame");
      }
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      end.countDown();
      server.close();
    }
  }

  private static String ack(String message, String code, String more) {
    String controlId = message.split("\\|", -1)[9];
    return acknowledge(code, controlId, more);
  }

  private static String acknowledge(String code, String controlId, String more) {
    return "\u000bMSH|^~\\&|EHR|HOSPITAL|TPIBRIDGE|CLINIC|20260306||ACK^T02^ACK|A1|P|2.5.1\r"
        + "MSA|"
        + code
        + "|"
        + controlId
        + more
        + "\r\u001c\r";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static Hl7Reply send(Receiver receiver, Duration answerTime, AcknowledgmentMode mode) {
    try (MllpSender sender =
        new MllpSender(
            MdmExamples.settings(receiver.port(), answerTime, form(mode)), sslSockets())) {
      return sender.send(MdmExamples.message());
    }
  }

  private static Hl7Reply send(Receiver receiver, Duration answerTime) {
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
    try (Receiver receiver = new Receiver((m, s, out) -> write(out, ack(m, "AA", "")))) {
      assertThat(send(receiver, LONG)).isEqualTo(new Hl7Reply.Accepted("AA"));
      assertThat(receiver.received)
          .containsExactly(new String(MdmExamples.message().content(), UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AE", "AR", "CE", "CR"})
  void aRefusedMessageIsRefusedWithItsReason(String code) throws Exception {
    String errors =
        "|Patient not found\rERR||PID^1^3|204^Unknown key identifier^HL70357|E|||bad \\T\\ key|See PID-3";
    try (Receiver receiver = new Receiver((m, s, out) -> write(out, ack(m, code, errors)))) {
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
    try (Receiver receiver = new Receiver((m, s, out) -> write(out, ack(m, "AE", errors)))) {
      assertThat(send(receiver, LONG))
          .isEqualTo(new Hl7Reply.Refused("AE", "PID 1 3 204&Unknown key identifier"));
    }
  }

  @Test
  void aSilentReceiverMayHaveProcessedIt() throws Exception {
    try (Receiver receiver = new Receiver((m, s, out) -> s.getInputStream().read())) {
      assertThat(send(receiver, SHORT))
          .isEqualTo(
              new Hl7Reply.Unanswered(
                  "The message was sent, but no acknowledgment was received in time."));
      assertThat(receiver.received).hasSize(1);
    }
  }

  @Test
  void aLateAcknowledgmentIsNotWaitedForAndNotMixedUp() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    try (Receiver receiver =
        new Receiver(
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
    try (Receiver receiver = new Receiver((m, s, out) -> s.close())) {
      assertThat(send(receiver, LONG)).isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }

  @Test
  void anAbortedConnectionMayHaveBeenProcessed() throws Exception {
    try (Receiver receiver =
        new Receiver(
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
    try (Receiver receiver =
        new Receiver(
            (m, s, out) ->
                write(out, answer.replace("CONTROL", MdmExamples.message().controlId())))) {
      assertThat(send(receiver, LONG)).isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 100000", "true, 1100000"})
  void endlessAnswersEnd(boolean framed, int bytes) throws Exception {
    try (Receiver receiver =
        new Receiver(
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
    try (Receiver receiver =
        new Receiver(
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
    try (Receiver receiver =
        new Receiver((m, s, out) -> write(out, "\r\n\u000bMSH|^~" + ack(m, "AA", "")))) {
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
              new Hl7Reply.NotSent("No connection to 127.0.0.1:" + port + ": ConnectException"));
    }
  }

  @Test
  void withoutTlsOfTheReceiverNothingIsSent() throws Exception {
    try (Receiver receiver = new Receiver((m, s, out) -> write(out, ack(m, "AA", "")))) {
      Hl7TargetSettings plain = MdmExamples.settings(receiver.port(), LONG, MessageForm.DEFAULT);
      Hl7TargetSettings encrypted =
          new Hl7TargetSettings(
              new Endpoint("127.0.0.1", receiver.port(), true, SHORT, LONG),
              plain.parties(),
              plain.form(),
              plain.authorities());
      try (MllpSender sender = new MllpSender(encrypted, sslSockets())) {
        assertThat(sender.send(MdmExamples.message())).isInstanceOf(Hl7Reply.NotSent.class);
      }
      assertThat(receiver.received).noneMatch(m -> m.contains("Okafor"));
    }
  }

  @Test
  void aCommitIsEnoughIfNothingElseIsRequested() throws Exception {
    try (Receiver receiver = new Receiver((m, s, out) -> write(out, ack(m, "CA", "")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT))
          .isEqualTo(new Hl7Reply.Accepted("CA"));
    }
  }

  @Test
  void afterACommitTheApplicationDecides() throws Exception {
    try (Receiver receiver =
        new Receiver(
            (m, s, out) -> write(out, ack(m, "CA", "") + ack(m, "AE", "|Unknown patient")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isEqualTo(new Hl7Reply.Refused("AE", "Unknown patient"));
    }
    try (Receiver receiver =
        new Receiver((m, s, out) -> write(out, ack(m, "CA", "") + ack(m, "AA", "")))) {
      assertThat(send(receiver, LONG, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isEqualTo(new Hl7Reply.Accepted("AA"));
    }
  }

  @Test
  void aCommitWithoutResultOfTheApplicationIsUnknown() throws Exception {
    try (Receiver receiver =
        new Receiver(
            (m, s, out) -> {
              write(out, ack(m, "CA", ""));
              s.getInputStream().read();
            })) {
      assertThat(send(receiver, SHORT, AcknowledgmentMode.COMMIT_AND_APPLICATION))
          .isInstanceOf(Hl7Reply.Unanswered.class);
    }
  }
}
