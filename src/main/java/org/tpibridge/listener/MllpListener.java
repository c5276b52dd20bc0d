package org.tpibridge.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.importing.messages.MessageAdmission;
import org.tpibridge.importing.messages.MessageHandler;

/** Receives HL7 v2 messages over MLLP until it is closed. */
public final class MllpListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MllpListener.class);

  /**
   * The time to finish running work when the program stops. Messages that are still waiting are on
   * disk.
   */
  private static final long SECONDS_TO_END = 10;

  private final ListenerSettings settings;
  private final ServerSocket server;
  private final MessageSpool spool;
  private final MessageAdmission admission;
  private final MessageQueue queue;
  private final AcknowledgmentWriter reply = new AcknowledgmentWriter(InstantSource.system());
  private final ThreadPoolExecutor connectionThreads;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "mllp-watch"));
  private final Thread acceptThread = new Thread(this::acceptConnections, "mllp-accept");
  private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private MllpListener(
      ListenerSettings settings,
      ServerSocket server,
      MessageSpool spool,
      MessageAdmission admission,
      MessageQueue queue) {
    this.settings = settings;
    this.admission = admission;
    this.server = server;
    this.spool = spool;
    this.queue = queue;
    this.connectionThreads =
        new ThreadPoolExecutor(
            0,
            settings.connections(),
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "mllp"));
  }

  /**
   * Starts listening.
   *
   * @param spool the folder of the messages, created if it does not exist
   * @param reviewQueue folder of messages that a person must review
   * @param admission decides which messages may be stored
   * @throws ListenerException if a folder, the port or a certificate cannot be used
   */
  public static MllpListener connections(
      ListenerSettings settings,
      Path spool,
      Path reviewQueue,
      MessageAdmission admission,
      MessageHandler handler)
      throws ListenerException {
    MessageSpool messages = MessageSpool.in(spool);
    try {
      MessageQueue queue =
          new MessageQueue(messages, ReviewQueue.in(reviewQueue), admission, handler);
      MllpListener listener =
          new MllpListener(settings, ListenerSockets.open(settings), messages, admission, queue);
      queue.resume();
      listener.acceptThread.start();
      return listener;
    } catch (IOException e) {
      close(messages);
      throw new ListenerException(
          "The spool folder " + spool + " cannot be read. Check its permissions.", e);
    } catch (ListenerException e) {
      close(messages);
      throw e;
    }
  }

  /**
   * Whether a file is a message that a listener stored in its spool or its review queue, and its
   * content is unchanged.
   *
   * @throws IOException if the file cannot be read
   */
  public static boolean isStored(Path file) throws IOException {
    return MessageSpool.isStored(file);
  }

  /** Returns the address it listens on, with the actual port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private void acceptConnections() {
    while (!ending) {
      try {
        start(server.accept());
      } catch (IOException e) {
        if (!ending) {
          // For example, too many files are open; this may be temporary.
          log.warn("A connection could not be accepted: {}", e.getClass().getName());
          pause();
        }
      }
    }
  }

  private void start(Socket socket) {
    MllpConnection connection =
        new MllpConnection(socket, settings, spool, admission, queue, reply, watch);
    connections.add(connection);
    try {
      connectionThreads.execute(
          () -> {
            try {
              connection.run();
            } finally {
              connections.remove(connection);
            }
          });
    } catch (RejectedExecutionException e) {
      log.warn("A connection was refused: {} connections are open already", settings.connections());
      connections.remove(connection);
      connection.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the listener is closed. */
  public void await() throws InterruptedException {
    acceptThread.join();
  }

  /** Accepts no more messages, finishes the running ones, and leaves the rest on disk. */
  @Override
  public synchronized void close() {
    if (ending) {
      return;
    }
    ending = true;
    close(server);
    connections.forEach(MllpConnection::end);
    try {
      finish(connectionThreads);
      connections.forEach(MllpConnection::close);
      queue.end(SECONDS_TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
    close(spool);
    log.info("Stopped");
  }

  private static void finish(ExecutorService lines) throws InterruptedException {
    lines.shutdown();
    lines.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.debug("Closing failed: {}", e.getClass().getName());
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
