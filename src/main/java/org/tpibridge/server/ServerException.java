package org.tpibridge.server;

/** The server cannot be started. The message says why, and what to do. */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerException(String message) {
    super(message);
  }
}
