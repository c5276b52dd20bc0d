package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver on the loopback interface that records what it received. */
public final class MllpReceiver implements AutoCloseable {
  /** What a receiver does after it received a message. */
  public interface Behavior {
    void answer(String message, Socket socket, OutputStream out) throws Exception;
  }

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<String> received = new CopyOnWriteArrayList<>();

  public MllpReceiver(Behavior behavior) throws IOException {
    Thread thread = new Thread(() -> serve(behavior));
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Behavior behavior) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        String message = frame(socket.getInputStream());
        received.add(message);
        behavior.answer(message, socket, socket.getOutputStream());
      } catch (Exception e) {
        // The sender closed the connection, or the test ends.
      }
    }
  }

  private static String frame(InputStream in) throws IOException {
    requireByte(in, 0x0b);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int b = in.read(); b != 0x1c && b >= 0; b = in.read()) {
      message.write(b);
    }
    requireByte(in, '\r');
    return message.toString(UTF_8);
  }

  private static void requireByte(InputStream in, int expected) throws IOException {
    if (in.read() != expected) {
      throw new IOException("not an MLLP frame");
    }
  }

  /** The messages, without their frames. */
  public List<String> received() {
    return received;
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  public static String ack(String message, String code, String more) {
    String controlId = message.split("\\|", -1)[9];
    return acknowledge(code, controlId, more);
  }

  public static String acknowledge(String code, String controlId, String more) {
    return "\u000bMSH|^~\\&|EHR|HOSPITAL|TPIBRIDGE|CLINIC|20260306||ACK^T02^ACK|A1|P|2.5.1\r"
        + "MSA|"
        + code
        + "|"
        + controlId
        + more
        + "\r\u001c\r";
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }
}
