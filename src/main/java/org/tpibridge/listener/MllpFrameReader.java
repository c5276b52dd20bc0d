package org.tpibridge.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads messages from a connection: the bytes between a VT and an FS. A VT inside a message starts
 * the message again, because the sender abandoned the first attempt. Bytes between messages are
 * skipped, up to a limit.
 */
final class MllpFrameReader {
  static final int START = 0x0b;
  static final int END = 0x1c;

  /** A sender of this many bytes without a message uses a different protocol. */
  private static final int STRAY_BYTES = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final ListenerSettings settings;
  private final byte[] chunk = new byte[8192];
  private int at;
  private int limit;

  MllpFrameReader(Socket socket, ListenerSettings settings) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.settings = settings;
  }

  /** The connection cannot be used any longer. The message states why, without quoting input. */
  static final class ConnectionBrokenException extends IOException {
    private static final long serialVersionUID = 1;

    /** The part of the message that had arrived. */
    private final transient byte[] arrived;

    ConnectionBrokenException(String message, byte[] arrived) {
      super(message);
      this.arrived = arrived;
    }

    byte[] arrived() {
      return arrived;
    }
  }

  /**
   * Returns the next message; empty if the sender closed the connection between two messages.
   *
   * @param onStart called when the first byte of a message arrives
   */
  Optional<byte[]> next(Runnable onStart) throws IOException {
    if (!start()) {
      return Optional.empty();
    }
    onStart.run();
    long deadline = System.nanoTime() + settings.messageTime().toNanos();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      int from = at;
      while (at < limit && chunk[at] != END && chunk[at] != START) {
        at++;
      }
      message.write(chunk, from, at - from);
      if (message.size() > settings.messageBytes()) {
        throw new ConnectionBrokenException(
            "a message exceeds the maximum size", message.toByteArray());
      }
      if (at == limit) {
        fillBy(deadline, message);
      } else if (chunk[at++] == END) {
        return Optional.of(message.toByteArray());
      } else {
        message.reset();
      }
    }
  }

  /** Skips bytes before a message; returns false at the end of the connection. */
  private boolean start() throws IOException {
    int stray = 0;
    while (true) {
      while (at < limit) {
        int b = chunk[at++];
        if (b == START) {
          return true;
        }
        if (++stray > STRAY_BYTES) {
          throw new ConnectionBrokenException("the data is not in MLLP format", new byte[0]);
        }
      }
      if (!fill(settings.idleTime())) {
        return false;
      }
    }
  }

  private void fillBy(long deadline, ByteArrayOutputStream message) throws IOException {
    long left = deadline - System.nanoTime();
    try {
      if (left > 0 && fill(Duration.ofNanos(left))) {
        return;
      }
    } catch (SocketTimeoutException e) {
      throw new ConnectionBrokenException(
          "a message was not received in time", message.toByteArray());
    }
    throw new ConnectionBrokenException(
        left > 0
            ? "the connection was closed within a message"
            : "a message was not received in time",
        message.toByteArray());
  }

  private boolean fill(Duration most) throws IOException {
    // A timeout of zero would mean no timeout.
    socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, most.toMillis())));
    at = 0;
    limit = Math.max(0, in.read(chunk));
    return limit > 0;
  }
}
