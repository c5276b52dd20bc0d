package org.tpibridge.listener;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.messages.IncomingMessage;
import org.tpibridge.importing.messages.MessageInbox;
import org.tpibridge.importing.messages.MessageOutcome;
import org.tpibridge.importing.messages.MessageOutcome.ImportState;
import org.tpibridge.importing.messages.MessageReceipt;
import org.tpibridge.importing.messages.MessageReceipt.ReceiptKind;
import org.tpibridge.importing.messages.MessageStoreException;
import org.tpibridge.importing.messages.WaitingMessage;

/** Stores messages in memory, and fails as a test requires. */
public final class MemoryInbox implements MessageInbox {
  private final Map<Long, IncomingMessage> stored = new ConcurrentSkipListMap<>();
  private final Map<Long, MessageOutcome> done = new ConcurrentHashMap<>();
  private final List<Long> imported = new CopyOnWriteArrayList<>();

  /** How often storing a message fails. */
  final AtomicInteger failuresToReceive = new AtomicInteger();

  /** How often importing a message fails. */
  final AtomicInteger failuresToImport = new AtomicInteger();

  /** A message whose import always fails; 0: none. */
  volatile long poison;

  /** What each import does. */
  volatile Importing importing = number -> List.of();

  /** Returns the findings of a message. */
  interface Importing {
    List<Finding> run(long number);
  }

  /** The numbers of the imported messages, in the order of their imports. */
  public List<Long> imported() {
    return imported;
  }

  List<byte[]> contents() {
    return stored.values().stream().map(IncomingMessage::bytes).toList();
  }

  /** Adds a message as another process would, at a time. */
  long addWaiting(Instant at) {
    long number = stored.size() + 1L;
    stored.put(number, new IncomingMessage("other-" + number, "", "", new byte[0]));
    arrivals.put(number, at);
    return number;
  }

  private final Map<Long, Instant> arrivals = new ConcurrentHashMap<>();

  @Override
  public synchronized MessageReceipt receive(IncomingMessage message) throws MessageStoreException {
    fail(failuresToReceive);
    Optional<Map.Entry<Long, IncomingMessage>> same =
        stored.entrySet().stream()
            .filter(each -> each.getValue().name().equals(message.name()))
            .findFirst();
    if (same.isEmpty()) {
      long number = stored.size() + 1L;
      stored.put(number, message);
      arrivals.put(number, Instant.now());
      return new MessageReceipt(ReceiptKind.NEW, number, Optional.empty());
    }
    return same.get().getValue().bodyHash().equals(message.bodyHash())
        ? new MessageReceipt(ReceiptKind.DUPLICATE, same.get().getKey(), Optional.empty())
        : new MessageReceipt(
            ReceiptKind.CONFLICTING,
            same.get().getKey(),
            Optional.of(Finding.error("TPI-LISTEN-CLASH", "another message")));
  }

  private static void fail(AtomicInteger failures) throws MessageStoreException {
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new MessageStoreException("the store is away", null);
    }
  }

  @Override
  public MessageOutcome process(long number) throws MessageStoreException {
    if (done.containsKey(number)) {
      MessageOutcome before = done.get(number);
      return new MessageOutcome(ImportState.IMPORTED_BEFORE, before.rejected(), before.findings());
    }
    fail(failuresToImport);
    if (number == poison) {
      // An error, as a hostile message may cause it.
      throw new StackOverflowError("Okafor");
    }
    List<Finding> findings = importing.run(number);
    imported.add(number);
    MessageOutcome outcome =
        new MessageOutcome(
            ImportState.IMPORTED, findings.stream().anyMatch(Finding::isError), findings);
    done.put(number, outcome);
    return outcome;
  }

  @Override
  public List<WaitingMessage> waiting() {
    List<WaitingMessage> waiting = new ArrayList<>();
    stored.keySet().stream()
        .filter(number -> !done.containsKey(number))
        .forEach(number -> waiting.add(new WaitingMessage(number, arrivals.get(number))));
    return waiting;
  }

  @Override
  public long waitingCount() {
    return waiting().size();
  }

  @Override
  public void cleanUp() {
    // Nothing is removed.
  }
}
