package org.tpibridge.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * Cuts messages out of a connection: what stands between a VT and an FS. A VT in the middle of a
 * message starts it anew, because its sender gave the first half up; bytes between messages are
 * passed over, up to a bound.
 */
final class MllpFrameReader {
  static final int START = 0x0b;
  static final int END = 0x1c;

  /** A sender of so much that is no message speaks something else. */
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

  /** The line cannot be used any longer; the message says why, without quoting it. */
  static final class ConnectionBrokenException extends IOException {
    private static final long serialVersionUID = 1;

    /** What had arrived of a message. */
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
   * The next message; empty where the sender has closed the line between two.
   *
   * @param onStart called when a message begins
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
        throw new ConnectionBrokenException("a message is too long", message.toByteArray());
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

  /** Passes over what is before a message; false at the end of the line. */
  private boolean start() throws IOException {
    int stray = 0;
    while (true) {
      while (at < limit) {
        int b = chunk[at++];
        if (b == START) {
          return true;
        }
        if (++stray > STRAY_BYTES) {
          throw new ConnectionBrokenException("what comes is not MLLP", new byte[0]);
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
      throw new ConnectionBrokenException("a message takes too long", message.toByteArray());
    }
    throw new ConnectionBrokenException(
        left > 0 ? "the line was closed within a message" : "a message takes too long",
        message.toByteArray());
  }

  private boolean fill(Duration most) throws IOException {
    // Zero would wait for ever.
    socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, most.toMillis())));
    at = 0;
    limit = Math.max(0, in.read(chunk));
    return limit > 0;
  }
}
