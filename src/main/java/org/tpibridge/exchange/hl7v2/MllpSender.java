package org.tpibridge.exchange.hl7v2;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.tpibridge.exchange.http.ConnectionFailures;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AcknowledgmentMode;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;

/**
 * Sends messages over MLLP, each of them once and with a separate connection, so that an
 * acknowledgment always belongs to the message that was sent. Safe for use by many threads.
 */
public final class MllpSender implements AutoCloseable {
  private static final String PEER = "receiver of HL7 v2 messages";
  private static final int START = 0x0b;
  private static final int END = 0x1c;
  private static final int LONGEST_ANSWER = 1024 * 1024;
  private static final int MOST_BYTES_BEFORE_ANSWER = 64 * 1024;

  private final Endpoint endpoint;
  private final AcknowledgmentMode mode;
  private final SSLSocketFactory encryption;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mllp-sender-timeouts");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param encryption with the certificates that are trusted, and the certificate of this program
   *     if the receiver requires one; used if the endpoint has TLS
   */
  public MllpSender(Hl7TargetSettings settings, SSLSocketFactory encryption) {
    this.endpoint = settings.endpoint();
    this.mode = settings.form().acknowledgment();
    this.encryption = encryption;
  }

  /** Sends a message and waits for its acknowledgment. It never throws for what a receiver did. */
  public Hl7Reply send(MdmMessage message) {
    Socket socket;
    try {
      socket = connect();
    } catch (IOException e) {
      return new Hl7Reply.NotSent(ConnectionFailures.message(e, PEER));
    }
    long deadline = System.nanoTime() + endpoint.answerTime().toNanos();
    ScheduledFuture<?> timeout = closeAfter(socket, endpoint.answerTime());
    try (socket) {
      return exchange(socket, message);
    } catch (SocketTimeoutException e) {
      return unanswered("no acknowledgment was received in time");
    } catch (EOFException e) {
      return unanswered("the receiver closed the connection without an acknowledgment");
    } catch (IOException e) {
      return unanswered(
          // The connection is closed then, before the timeout counts as done.
          System.nanoTime() >= deadline
              ? "no acknowledgment was received in time"
              : "the connection was lost (" + e.getClass().getSimpleName() + ")");
    } finally {
      timeout.cancel(false);
    }
  }

  /** Connects and closes the connection; nothing is sent. */
  ReceiverProbe probe() {
    try (Socket socket = connect()) {
      return new ReceiverProbe(
          Optional.empty(),
          socket instanceof SSLSocket encrypted
                  && encrypted.getSession().getPeerCertificates()[0]
                      instanceof X509Certificate certificate
              ? Optional.of(certificate)
              : Optional.empty());
    } catch (IOException e) {
      return new ReceiverProbe(Optional.of(ConnectionFailures.message(e, PEER)), Optional.empty());
    }
  }

  private static Hl7Reply unanswered(String why) {
    return new Hl7Reply.Unanswered("The message was sent, but " + why + ".");
  }

  private Socket connect() throws IOException {
    Socket plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.connect(
          new InetSocketAddress(endpoint.host(), endpoint.port()),
          (int) endpoint.connectTime().toMillis());
      return endpoint.tls() ? encrypted(plain) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    } catch (RuntimeException e) {
      plain.close();
      throw new IOException(e);
    }
  }

  private Socket encrypted(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) encryption.createSocket(plain, endpoint.host(), endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // Without this, any certificate that is trusted would do for any host.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    ScheduledFuture<?> timeout = closeAfter(plain, endpoint.connectTime());
    try {
      socket.startHandshake();
      return socket;
    } finally {
      timeout.cancel(false);
    }
  }

  /** Closes a socket whose peer stalls: neither writing nor a handshake has a timeout. */
  private ScheduledFuture<?> closeAfter(Socket socket, Duration time) {
    return watch.schedule(
        () -> {
          try {
            socket.close();
          } catch (IOException e) {
            // It is of no use in any case.
          }
        },
        time.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private Hl7Reply exchange(Socket socket, MdmMessage message) throws IOException {
    long deadline = System.nanoTime() + endpoint.answerTime().toNanos();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(START);
    frame.write(message.content());
    frame.write(END);
    frame.write('\r');
    socket.getOutputStream().write(frame.toByteArray());
    socket.getOutputStream().flush();
    FrameInput answers = new FrameInput(socket, deadline);
    Hl7Reply first = reply(answers.next(), message);
    boolean waitForApplication =
        mode == AcknowledgmentMode.COMMIT_AND_APPLICATION
            && first instanceof Hl7Reply.Accepted accepted
            && accepted.code().equals("CA");
    return waitForApplication ? reply(answers.next(), message) : first;
  }

  private static Hl7Reply reply(Optional<byte[]> answer, MdmMessage message) {
    Optional<Acknowledgment> acknowledgment = answer.flatMap(Acknowledgment::of);
    if (acknowledgment.isEmpty()) {
      return unanswered("the answer is not an acknowledgment");
    }
    if (!acknowledgment.get().controlId().equals(message.controlId())) {
      return unanswered("the acknowledgment is about another message");
    }
    String code = acknowledgment.get().code();
    return switch (code) {
      case "AA", "CA" -> new Hl7Reply.Accepted(code);
      case "AE", "AR", "CE", "CR" -> new Hl7Reply.Refused(code, acknowledgment.get().text());
      default -> unanswered("the acknowledgment has an unknown code");
    };
  }

  /** Reads the frames of answers until a deadline. */
  private static final class FrameInput {
    private final Socket socket;
    private final InputStream in;
    private final long deadline;
    private final byte[] chunk = new byte[8192];
    private int at;
    private int limit;

    FrameInput(Socket socket, long deadline) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.deadline = deadline;
    }

    /** Empty if the receiver sends something else, or too much. */
    Optional<byte[]> next() throws IOException {
      for (int skipped = 0; read() != START; skipped++) {
        if (skipped > MOST_BYTES_BEFORE_ANSWER) {
          return Optional.empty();
        }
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      for (int b = read(); b != END; b = read()) {
        if (b == START) {
          answer.reset();
        } else {
          answer.write(b);
        }
        if (answer.size() > LONGEST_ANSWER) {
          return Optional.empty();
        }
      }
      return Optional.of(answer.toByteArray());
    }

    private int read() throws IOException {
      if (at == limit) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        at = 0;
        limit = Math.max(0, in.read(chunk));
        if (limit == 0) {
          throw new EOFException();
        }
      }
      return chunk[at++];
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
