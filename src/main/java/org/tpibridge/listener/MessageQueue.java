package org.tpibridge.listener;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.InternalErrorReport;
import org.tpibridge.importing.messages.MessageAdmission;
import org.tpibridge.importing.messages.MessageHandler;
import org.tpibridge.importing.messages.MessageResult;
import org.tpibridge.importing.messages.ReceivedMessage;

/**
 * Passes stored messages to the handler, one after the other. Waiting messages are on disk; only
 * their names are in memory. Messages that were not handled before the program stopped are handled
 * at the next start.
 */
final class MessageQueue {
  private static final Logger log = LoggerFactory.getLogger(MessageQueue.class);

  private static final long PAUSE_MILLIS = 1_000;

  private final MessageSpool spool;
  private final ReviewQueue reviewQueue;
  private final MessageAdmission admission;
  private final MessageHandler handler;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "messages"));

  MessageQueue(
      MessageSpool spool,
      ReviewQueue reviewQueue,
      MessageAdmission admission,
      MessageHandler handler) {
    this.spool = spool;
    this.reviewQueue = reviewQueue;
    this.admission = admission;
    this.handler = handler;
  }

  /** Queues the messages that were left when the program stopped. */
  void resume() throws IOException {
    List<String> waiting = spool.waiting();
    if (!waiting.isEmpty()) {
      log.info("Processing {} stored messages from an earlier run", waiting.size());
    }
    waiting.forEach(name -> worker.execute(() -> handle(name)));
  }

  /** Completes with the findings on the message when it was handled. */
  CompletableFuture<List<Finding>> add(String name) {
    try {
      return CompletableFuture.supplyAsync(() -> handle(name), worker);
    } catch (RejectedExecutionException e) {
      // The program is stopping; the message is on disk and will be handled at the next start.
      return CompletableFuture.completedFuture(List.of());
    }
  }

  /** Adds a message to the review queue that must not be handled. */
  void refuse(ReceivedMessage message, Finding problem) throws IOException {
    reviewQueue.add(message, List.of(problem));
  }

  /** Whether the message was handled with an error that is not resolved. */
  boolean isRefused(String name) throws IOException {
    return reviewQueue.hasErrors(name);
  }

  private List<Finding> handle(String name) {
    try {
      ReceivedMessage message = spool.read(name);
      if (decision(message) != MessageAdmission.Decision.ADMITTED) {
        // The patient was erased since the message was stored.
        log.info("Message {} is about an erased patient and was removed", name);
        reviewQueue.remove(name);
        spool.remove(name);
        return List.of();
      }
      MessageResult messageResult = result(message);
      for (String resolvedName : messageResult.resolved()) {
        reviewQueue.remove(resolvedName);
      }
      if (!messageResult.findings().isEmpty()) {
        reviewQueue.add(message, messageResult.findings());
      }
      spool.handled(name);
      return messageResult.findings();
    } catch (IOException e) {
      // The message remains where it is and is handled at the next start.
      log.error("Message {} could not be handled: {}", name, e.getClass().getName());
      return List.of();
    }
  }

  /**
   * Waits while the admission cannot be determined because the store is not available. An
   * acknowledged message must not be lost, and later messages must not be handled before it.
   */
  private MessageAdmission.Decision decision(ReceivedMessage message) throws IOException {
    while (true) {
      try {
        return admission.decide(message.bytes());
      } catch (IOException e) {
        log.warn("Message {} is waiting: {}", message.name(), e.getMessage());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  private MessageResult result(ReceivedMessage message) throws IOException {
    try {
      return handler.handle(message);
    } catch (RuntimeException e) {
      // The exception's message may quote the message.
      StackTraceElement[] trace = e.getStackTrace();
      log.error(
          "Message {} could not be handled: {} at {}",
          message.name(),
          e.getClass().getName(),
          trace.length == 0 ? "?" : trace[0]);
      return new MessageResult(
          List.of(
              Finding.error(
                      "TPI-LISTEN-FAILED",
                      "An internal error occurred while this message was processed.")
                  .withSuggestion(InternalErrorReport.suggestion(e) + " The message is stored.")),
          List.of());
    }
  }

  /** Ends when the running message and all waiting messages were handled, or after this time. */
  void end(long seconds) throws InterruptedException {
    worker.shutdown();
    if (!worker.awaitTermination(seconds, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
  }
}
