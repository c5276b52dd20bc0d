package org.tpibridge.listener;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.messages.MessageAdmission;
import org.tpibridge.importing.messages.ReceivedMessage;

/** Serves one connection: receives a message, stores it on disk, acknowledges it, and repeats. */
final class MllpConnection implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(MllpConnection.class);

  private final Socket socket;
  private final ListenerSettings settings;
  private final MessageSpool spool;
  private final MessageAdmission admission;
  private final MessageQueue queue;
  private final AcknowledgmentWriter reply;
  private final ScheduledExecutorService watch;
  private volatile boolean closing;
  private volatile boolean receiving;

  MllpConnection(
      Socket socket,
      ListenerSettings settings,
      MessageSpool spool,
      MessageAdmission admission,
      MessageQueue queue,
      AcknowledgmentWriter reply,
      ScheduledExecutorService watch) {
    this.socket = socket;
    this.settings = settings;
    this.spool = spool;
    this.admission = admission;
    this.queue = queue;
    this.reply = reply;
    this.watch = watch;
  }

  @Override
  public void run() {
    log.info("{} connected", socket.getRemoteSocketAddress());
    try (socket) {
      socket.setTcpNoDelay(true);
      if (socket instanceof SSLSocket encrypted) {
        withTimeout(encrypted::startHandshake);
      }
      serve(new MllpFrameReader(socket, settings));
      log.info("{} closed the connection", socket.getRemoteSocketAddress());
    } catch (SocketTimeoutException e) {
      log.info("{} was idle too long; the connection was closed", socket.getRemoteSocketAddress());
    } catch (IOException e) {
      // Only the messages of this package's exceptions are logged; others may quote patient data.
      log.warn(
          "{}: the connection was closed: {}",
          socket.getRemoteSocketAddress(),
          e instanceof MllpFrameReader.ConnectionBrokenException
              ? e.getMessage()
              : e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      log.error(
          "The program failed on a connection: {} at {}",
          e.getClass().getName(),
          trace.length == 0 ? "?" : trace[0]);
    }
  }

  private void serve(MllpFrameReader frames) throws IOException {
    while (!closing) {
      try {
        Optional<byte[]> message = frames.next(() -> receiving = true);
        if (message.isEmpty()) {
          return;
        }
        answer(message.get());
        receiving = false;
      } catch (MllpFrameReader.ConnectionBrokenException e) {
        MshHeader.of(e.arrived())
            .filter(head -> head.missingFields().isEmpty())
            .ifPresent(head -> rejectBestEffort(head, e.getMessage()));
        throw e;
      }
    }
  }

  private void rejectBestEffort(MshHeader head, String why) {
    try {
      send(reply.write(head, AcknowledgmentCode.REJECT, List.of(broken(why))));
    } catch (IOException e) {
      log.debug("The connection was closed already");
    }
  }

  private void answer(byte[] message) throws IOException {
    Optional<MshHeader> head = MshHeader.of(message);
    if (head.isEmpty()) {
      log.warn("{} sent data that is not an HL7 v2 message", socket.getRemoteSocketAddress());
      send(
          reply.toUnreadable(
              "The frame does not contain an HL7 v2 message. A message starts with MSH."));
      return;
    }
    Optional<String> missing = head.get().missingFields();
    if (missing.isPresent()) {
      send(reply.write(head.get(), AcknowledgmentCode.REJECT, List.of(broken(missing.get()))));
      return;
    }
    try {
      accept(head.get(), message);
    } catch (SpoolException e) {
      log.error("A message could not be stored: {}", e.getCause().getClass().getName());
      send(
          reply.write(
              head.get(),
              AcknowledgmentCode.REJECT,
              List.of(
                  Finding.error(
                      "TPI-LISTEN-NOT-KEPT", "The message could not be stored. Send it again."))));
    }
  }

  private static Finding broken(String why) {
    return Finding.error("TPI-LISTEN-BROKEN", "The message cannot be accepted: " + why + ".");
  }

  /** The message could not be written to disk; the connection itself works. */
  private static final class SpoolException extends Exception {
    private static final long serialVersionUID = 1;

    SpoolException(IOException cause) {
      super(cause);
    }
  }

  private void accept(MshHeader head, byte[] message) throws IOException, SpoolException {
    List<Finding> refusals;
    try {
      refusals = refusals(head, message);
    } catch (IOException e) {
      throw new SpoolException(e);
    }
    AcknowledgmentCode answer =
        refusals.isEmpty() ? AcknowledgmentCode.ACCEPT : AcknowledgmentCode.ERROR;
    if (answer.isRequestedBy(head.acceptAcknowledgment())) {
      send(reply.write(head, answer, refusals));
    }
  }

  private List<Finding> refusals(MshHeader head, byte[] message) throws IOException {
    return switch (admission.decide(message)) {
      case ADMITTED -> refusals(spool.store(head, message), message);
      case ERASED -> {
        log.info("A message about an erased patient was not stored");
        yield List.of();
      }
      case MIXED -> {
        log.warn("A message about several patients, one of whom was erased, was refused");
        yield List.of(
            Finding.error(
                "TPI-LISTEN-ERASED",
                "The message is about several patients, one of whom was erased. It was not stored."
                    + " Send the messages of the other patients separately."));
      }
    };
  }

  /** Returns the errors for the acknowledgment; empty if the message is accepted. */
  private List<Finding> refusals(MessageSpool.SpooledMessage spooled, byte[] message)
      throws IOException {
    return switch (spooled.kind()) {
      case NEW -> {
        log.info("Message {} received", spooled.name());
        var handled = queue.add(spooled.name());
        yield settings.refuse() ? errors(handled) : List.of();
      }
      case RESENT -> {
        log.info("Message {} received again", spooled.name());
        yield settings.refuse() && queue.isRefused(spooled.name())
            ? List.of(
                Finding.error(
                    "TPI-LISTEN-REFUSED", "This message was refused before. See the review queue."))
            : List.of();
      }
      case CONFLICTING -> {
        log.warn("Message {} was received with different content", spooled.name());
        Finding conflict =
            Finding.error(
                "TPI-LISTEN-CLASH",
                "The sender used this control id (MSH-10) before for a different message. This message"
                    + " was not accepted.");
        queue.refuse(
            new ReceivedMessage(MessageSpool.nameOfConflicting(spooled.name(), message), message),
            conflict);
        yield List.of(conflict);
      }
    };
  }

  private List<Finding> errors(Future<List<Finding>> handled) {
    try {
      return handled.get(settings.messageTime().toMillis(), TimeUnit.MILLISECONDS).stream()
          .filter(Finding::isError)
          .toList();
    } catch (TimeoutException | ExecutionException e) {
      // The message is on disk, and its sender has waited long enough.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private void send(byte[] answer) throws IOException {
    withTimeout(
        () -> {
          socket.getOutputStream().write(answer);
          socket.getOutputStream().flush();
        });
  }

  private interface SocketOperation {
    void run() throws IOException;
  }

  /**
   * Limits the time of an operation that has no timeout, by closing the socket of a peer that
   * stalls.
   */
  private void withTimeout(SocketOperation exchange) throws IOException {
    ScheduledFuture<?> timeout =
        watch.schedule(this::close, settings.messageTime().toMillis(), TimeUnit.MILLISECONDS);
    try {
      exchange.run();
    } finally {
      timeout.cancel(false);
    }
  }

  /** Closes the connection, after the message that is being received, if any. */
  void end() {
    closing = true;
    if (!receiving) {
      close();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("Closing the connection failed");
    }
  }
}
