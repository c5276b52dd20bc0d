package org.tpibridge.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A connection to a database server that can be interrupted and restored. */
final class InterruptibleConnection implements AutoCloseable {
  private final URI server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean cut;

  /**
   * @param url as JDBC has it
   */
  InterruptibleConnection(String url) {
    this.server = URI.create(url.substring("jdbc:".length()));
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** The same database through this connection. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + server.getPath();
  }

  void cut() {
    cut = true;
    open.forEach(InterruptibleConnection::hangUp);
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        if (cut) {
          hangUp(caller);
        } else {
          connect(caller);
        }
      } catch (IOException e) {
        // Closed, or the server accepts no more connections; the caller gets an error.
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    Socket called;
    try {
      called = new Socket(server.getHost(), server.getPort());
    } catch (IOException e) {
      hangUp(caller);
      throw e;
    }
    open.add(caller);
    open.add(called);
    threads.execute(() -> pass(caller, called));
    threads.execute(() -> pass(called, caller));
    if (cut) {
      cut();
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One socket is closed, so the other is of no use.
    } finally {
      hangUp(from);
      hangUp(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
    threads.shutdown();
  }
}
