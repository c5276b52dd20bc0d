package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A sender that can also misbehave, as a test requires. */
public final class MllpClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  public MllpClient(InetSocketAddress address) throws IOException {
    this(new Socket(address.getAddress(), address.getPort()));
  }

  MllpClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Returns a message in its frame. */
  public static String framed(String message) {
    return "\u000b" + message + "\u001c\r";
  }

  public void raw(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends a message and returns the acknowledgment without its frame. */
  public String send(String message) throws IOException {
    raw(framed(message));
    return answer();
  }

  /** Returns the next acknowledgment; empty if the connection was closed instead. */
  public String answer() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int b = socket.getInputStream().read();
    while (b >= 0 && b != MllpFrameReader.END) {
      answer.write(b);
      b = socket.getInputStream().read();
    }
    if (b == MllpFrameReader.END) {
      socket.getInputStream().read();
    }
    return answer.toString(ISO_8859_1).replace("\u000b", "");
  }

  /** Whether nothing arrives for a time. */
  boolean isSilentFor(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Whether the peer has closed the connection without sending more. */
  boolean isClosed() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
