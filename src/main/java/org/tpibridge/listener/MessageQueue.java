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
import org.tpibridge.importing.messages.MessageAdmission;
import org.tpibridge.importing.messages.MessageHandler;
import org.tpibridge.importing.messages.MessageResult;
import org.tpibridge.importing.messages.ReceivedMessage;

/**
 * Has messages handled, one after the other. What waits is on disk; only its names are in memory,
 * and what is not handled when the program ends is handled when it begins again.
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

  /** Takes up what was left when the program ended. */
  void resume() throws IOException {
    List<String> waiting = spool.waiting();
    if (!waiting.isEmpty()) {
      log.info("{} messages received before are handled now", waiting.size());
    }
    waiting.forEach(name -> worker.execute(() -> handle(name)));
  }

  /** Completes with what is wrong with the message, as soon as it was handled. */
  CompletableFuture<List<Finding>> add(String name) {
    try {
      return CompletableFuture.supplyAsync(() -> handle(name), worker);
    } catch (RejectedExecutionException e) {
      // The program is ending; the message is on disk and will be handled.
      return CompletableFuture.completedFuture(List.of());
    }
  }

  /** Puts a message that must not be handled before the office. */
  void refuse(ReceivedMessage message, Finding why) throws IOException {
    reviewQueue.add(message, List.of(why));
  }

  /** Whether the message was handled with an error that still stands. */
  boolean isRefused(String name) throws IOException {
    return reviewQueue.hasErrors(name);
  }

  private List<Finding> handle(String name) {
    try {
      ReceivedMessage message = spool.read(name);
      if (decision(message) != MessageAdmission.Decision.ADMITTED) {
        // The patient was erased since the message was stored.
        log.info("message {} is about an erased patient and was removed", name);
        reviewQueue.remove(name);
        spool.remove(name);
        return List.of();
      }
      MessageResult verdict = result(message);
      for (String settled : verdict.resolved()) {
        reviewQueue.remove(settled);
      }
      if (!verdict.findings().isEmpty()) {
        reviewQueue.add(message, verdict.findings());
      }
      spool.handled(name);
      return verdict.findings();
    } catch (IOException e) {
      // It stays where it is and is handled when the program begins again.
      log.error("Message {} could not be handled: {}", name, e.getClass().getName());
      return List.of();
    }
  }

  /**
   * Waits where it cannot be determined, because the store cannot be reached: a message that was
   * answered must not be lost, nor those after it be handled before it.
   */
  private MessageAdmission.Decision decision(ReceivedMessage message) throws IOException {
    while (true) {
      try {
        return admission.decide(message.bytes());
      } catch (IOException e) {
        log.warn("Message {} waits: {}", message.name(), e.getMessage());
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
              Finding.error("TPI-LISTEN-FAILED", "The program failed on this message.")
                  .withSuggestion("Report it with the version; the message is kept.")),
          List.of());
    }
  }

  /** Ends when what is under way and waiting was handled, or after this time. */
  void end(long seconds) throws InterruptedException {
    worker.shutdown();
    if (!worker.awaitTermination(seconds, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
  }
}
