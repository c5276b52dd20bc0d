package org.tpibridge.listener;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.messages.IncomingMessage;
import org.tpibridge.importing.messages.MessageInbox;
import org.tpibridge.importing.messages.MessageOutcome;
import org.tpibridge.importing.messages.MessageReceipt;
import org.tpibridge.importing.messages.MessageStoreException;

/** Serves one connection: receives a message, has it stored and imported, and acknowledges it. */
final class MllpConnection implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(MllpConnection.class);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final Socket socket;
  private final ListenerSettings settings;
  private final MessageInbox inbox;
  private final MessageWorker worker;
  private final MessageCounts counts;
  private final AcknowledgmentWriter reply;
  private final ScheduledExecutorService watch;
  private volatile boolean closing;
  private volatile boolean receiving;

  MllpConnection(
      Socket socket,
      ListenerSettings settings,
      MessageInbox inbox,
      MessageWorker worker,
      MessageCounts counts,
      AcknowledgmentWriter reply,
      ScheduledExecutorService watch) {
    this.socket = socket;
    this.settings = settings;
    this.inbox = inbox;
    this.worker = worker;
    this.counts = counts;
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
    List<Finding> refusals;
    try {
      refusals = refusals(IncomingMessages.of(head.get(), message));
    } catch (MessageStoreException e) {
      log.error("A message could not be stored: {}", e.getMessage());
      reject(head.get(), "TPI-LISTEN-NOT-KEPT", "The message could not be stored. Send it again.");
      return;
    } catch (RuntimeException e) {
      // The exception's message may quote the message.
      StackTraceElement[] trace = e.getStackTrace();
      log.error(
          "A message could not be received: {} at {}",
          e.getClass().getName(),
          trace.length == 0 ? "?" : trace[0]);
      reject(
          head.get(),
          "TPI-LISTEN-FAILED",
          "An internal error occurred. The message is not stored.");
      return;
    }
    AcknowledgmentCode answer =
        refusals.isEmpty() ? AcknowledgmentCode.ACCEPT : AcknowledgmentCode.ERROR;
    if (answer.isRequestedBy(head.get().acceptAcknowledgment())) {
      send(reply.write(head.get(), answer, refusals));
    }
  }

  private void reject(MshHeader head, String code, String why) throws IOException {
    send(reply.write(head, AcknowledgmentCode.REJECT, List.of(Finding.error(code, why))));
  }

  private static Finding broken(String why) {
    return Finding.error("TPI-LISTEN-BROKEN", "The message cannot be accepted: " + why + ".");
  }

  /** Returns the errors for the acknowledgment; empty if the message is accepted. */
  private List<Finding> refusals(IncomingMessage message) throws MessageStoreException {
    MessageReceipt receipt = received(message);
    counts.add(receipt.kind());
    switch (receipt.kind()) {
      case NEW -> log.info("Message {} received", receipt.number());
      case DUPLICATE -> log.info("Message {} received again", receipt.number());
      case CONFLICTING ->
          log.warn("Message {} uses the control id of a different message", receipt.number());
      case ERASED -> log.info("A message about an erased patient was not stored");
      case SEVERAL_PATIENTS ->
          log.warn("A message about several patients, one of whom was erased, was refused");
    }
    List<Finding> errors = receipt.number() > 0 ? errors(receipt.number()) : List.of();
    if (receipt.refusal().isPresent()) {
      return List.of(receipt.refusal().get());
    }
    return settings.refuse() ? errors : List.of();
  }

  /**
   * Has a message stored. If the store cannot be used, tries again for the time of a message; then
   * the sender has to send it again.
   */
  private MessageReceipt received(IncomingMessage message) throws MessageStoreException {
    long deadline = System.nanoTime() + settings.messageTime().toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return inbox.receive(message);
      } catch (MessageStoreException e) {
        if (closing || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > deadline) {
          throw e;
        }
        log.warn("Storing a message failed; it is tried again: {}", e.getMessage());
        pause(pause, e);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private static void pause(long millis, MessageStoreException e) throws MessageStoreException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }

  /**
   * Waits until a message was imported, and returns its errors. If that takes too long, because the
   * store cannot be used, the message is imported later: it is stored, and its sender does not have
   * to send it again.
   */
  private List<Finding> errors(long number) {
    try {
      MessageOutcome outcome =
          worker.submit(number).get(settings.messageTime().toMillis(), TimeUnit.MILLISECONDS);
      return outcome.findings().stream().filter(Finding::isError).toList();
    } catch (TimeoutException | ExecutionException | CancellationException e) {
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
