package org.tpibridge.listener;

/** The listener cannot start. The message states why and what to do. */
public final class ListenerException extends Exception {
  private static final long serialVersionUID = 1;

  ListenerException(String message) {
    super(message);
  }

  ListenerException(String message, Throwable cause) {
    super(message, cause);
  }
}
