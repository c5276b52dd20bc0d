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

/** One sender's line: message, safe on disk, answer, and the next message. */
final class MllpConnection implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(MllpConnection.class);

  private final Socket socket;
  private final ListenerSettings settings;
  private final MessageSpool spool;
  private final MessageAdmission admission;
  private final MessageQueue inbox;
  private final AcknowledgmentWriter reply;
  private final ScheduledExecutorService watch;
  private volatile boolean ending;
  private volatile boolean within;

  MllpConnection(
      Socket socket,
      ListenerSettings settings,
      MessageSpool spool,
      MessageAdmission admission,
      MessageQueue inbox,
      AcknowledgmentWriter reply,
      ScheduledExecutorService watch) {
    this.socket = socket;
    this.settings = settings;
    this.spool = spool;
    this.admission = admission;
    this.inbox = inbox;
    this.reply = reply;
    this.watch = watch;
  }

  @Override
  public void run() {
    log.info("{} connected", socket.getRemoteSocketAddress());
    try (socket) {
      socket.setTcpNoDelay(true);
      if (socket instanceof SSLSocket encrypted) {
        watched(encrypted::startHandshake);
      }
      converse(new MllpFrameReader(socket, settings));
      log.info("{} closed the line", socket.getRemoteSocketAddress());
    } catch (SocketTimeoutException e) {
      log.info("{} was silent too long", socket.getRemoteSocketAddress());
    } catch (IOException e) {
      // Of our own exceptions the message is ours; another's may hold anything.
      log.warn(
          "{}: the line was given up: {}",
          socket.getRemoteSocketAddress(),
          e instanceof MllpFrameReader.ConnectionBrokenException
              ? e.getMessage()
              : e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      log.error(
          "The program failed on a line: {} at {}",
          e.getClass().getName(),
          trace.length == 0 ? "?" : trace[0]);
    }
  }

  private void converse(MllpFrameReader frames) throws IOException {
    while (!ending) {
      try {
        Optional<byte[]> message = frames.next(() -> within = true);
        if (message.isEmpty()) {
          return;
        }
        answer(message.get());
        within = false;
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
      log.debug("the line is gone already");
    }
  }

  private void answer(byte[] message) throws IOException {
    Optional<MshHeader> head = MshHeader.of(message);
    if (head.isEmpty()) {
      log.warn("{} sent what is no HL7 v2 message", socket.getRemoteSocketAddress());
      send(reply.toUnreadable("The frame does not hold an HL7 v2 message: it starts with MSH."));
      return;
    }
    Optional<String> lacking = head.get().missingFields();
    if (lacking.isPresent()) {
      send(reply.write(head.get(), AcknowledgmentCode.REJECT, List.of(broken(lacking.get()))));
      return;
    }
    try {
      take(head.get(), message);
    } catch (SpoolException e) {
      log.error("A message could not be kept: {}", e.getCause().getClass().getName());
      send(
          reply.write(
              head.get(),
              AcknowledgmentCode.REJECT,
              List.of(
                  Finding.error(
                      "TPI-LISTEN-NOT-KEPT", "The message could not be kept. Send it again."))));
    }
  }

  private static Finding broken(String why) {
    return Finding.error("TPI-LISTEN-BROKEN", "The message cannot be taken: " + why + ".");
  }

  /** What is behind is the disk, not the line. */
  private static final class SpoolException extends Exception {
    private static final long serialVersionUID = 1;

    SpoolException(IOException cause) {
      super(cause);
    }
  }

  private void take(MshHeader head, byte[] message) throws IOException, SpoolException {
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
        log.info("a message about an erased patient was not stored");
        yield List.of();
      }
      case MIXED -> {
        log.warn("a message about an erased patient and others was refused");
        yield List.of(
            Finding.error(
                "TPI-LISTEN-ERASED",
                "The message is about several patients, one of whom was erased. It was not stored."
                    + " Send the messages of the other patients separately."));
      }
    };
  }

  /** Errors to answer with; none where the message is accepted. */
  private List<Finding> refusals(MessageSpool.SpooledMessage taken, byte[] message)
      throws IOException {
    return switch (taken.kind()) {
      case NEW -> {
        log.info("message {} received", taken.name());
        var handled = inbox.add(taken.name());
        yield settings.refuse() ? errors(handled) : List.of();
      }
      case RESENT -> {
        log.info("message {} received again", taken.name());
        yield settings.refuse() && inbox.isRefused(taken.name())
            ? List.of(Finding.error("TPI-LISTEN-REFUSED", "Refused before; see the worklist."))
            : List.of();
      }
      case CONFLICTING -> {
        log.warn("message {} came with another content", taken.name());
        Finding clash =
            Finding.error(
                "TPI-LISTEN-CLASH",
                "The sender used this control id (MSH-10) before for another content; the message"
                    + " was not taken.");
        inbox.refuse(
            new ReceivedMessage(MessageSpool.nameOfConflicting(taken.name(), message), message),
            clash);
        yield List.of(clash);
      }
    };
  }

  private List<Finding> errors(Future<List<Finding>> handled) {
    try {
      return handled.get(settings.messageTime().toMillis(), TimeUnit.MILLISECONDS).stream()
          .filter(Finding::isError)
          .toList();
    } catch (TimeoutException | ExecutionException e) {
      // It is safe, and its sender has waited long enough.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private void send(byte[] answer) throws IOException {
    watched(
        () -> {
          socket.getOutputStream().write(answer);
          socket.getOutputStream().flush();
        });
  }

  private interface SocketOperation {
    void run() throws IOException;
  }

  /** Sockets know no limit of time for these, so a watch closes those of peers that stop. */
  private void watched(SocketOperation exchange) throws IOException {
    ScheduledFuture<?> giveUp =
        watch.schedule(this::close, settings.messageTime().toMillis(), TimeUnit.MILLISECONDS);
    try {
      exchange.run();
    } finally {
      giveUp.cancel(false);
    }
  }

  /** Ends the line after the message that is under way, if one is. */
  void end() {
    ending = true;
    if (!within) {
      close();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("a line that cannot be closed is gone");
    }
  }
}
