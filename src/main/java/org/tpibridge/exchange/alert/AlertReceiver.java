package org.tpibridge.exchange.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Receives notifications outside of this program. Safe for use by many threads. */
public interface AlertReceiver extends AutoCloseable {

  /** What happened with an alert. */
  enum AlertState {
    BEGAN,
    /** It lasts for a long time. */
    CONTINUES,
    ENDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A notification.
   *
   * @param alert without patient data
   * @param since when it began
   */
  record Notification(Alert alert, AlertState state, Instant since, Instant time) {}

  /**
   * Sends a notification, once.
   *
   * @return why it was not received, for a user; empty if it was
   */
  Optional<String> send(Notification notification);

  @Override
  void close();
}
