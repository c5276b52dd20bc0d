package org.tpibridge.listener;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tpibridge.importing.messages.MessageReceipt.ReceiptKind;

/** Counts the messages that arrived since the start. */
final class MessageCounts {
  private final InstantSource clock;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong ofErased = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile Optional<Instant> last = Optional.empty();

  MessageCounts(InstantSource clock) {
    this.clock = clock;
  }

  void add(ReceiptKind kind) {
    last = Optional.of(clock.instant());
    switch (kind) {
      case NEW, CONFLICTING -> received.incrementAndGet();
      case SEVERAL_PATIENTS -> {
        received.incrementAndGet();
        refused.incrementAndGet();
      }
      case ERASED -> {
        received.incrementAndGet();
        ofErased.incrementAndGet();
      }
      case DUPLICATE -> {
        // Counted when it arrived first.
      }
    }
  }

  long received() {
    return received.get();
  }

  /** Messages that were not stored, because their patients were erased. */
  long ofErased() {
    return ofErased.get();
  }

  /** Messages that were refused and not stored. */
  long refused() {
    return refused.get();
  }

  Optional<Instant> last() {
    return last;
  }
}
