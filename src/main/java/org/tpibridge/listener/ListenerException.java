package org.tpibridge.listener;

/** Listening cannot begin; the message says why and what to do. */
public final class ListenerException extends Exception {
  private static final long serialVersionUID = 1;

  ListenerException(String message) {
    super(message);
  }

  ListenerException(String message, Throwable cause) {
    super(message, cause);
  }
}
