package org.tpibridge.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
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
import org.tpibridge.importing.messages.ListenerStatus;
import org.tpibridge.importing.messages.MessageInbox;
import org.tpibridge.importing.messages.MessageStoreException;

/** Receives HL7 v2 messages over MLLP until it is closed. */
public final class MllpListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MllpListener.class);

  /**
   * The time to finish running work when the listener stops. Messages that are still waiting are in
   * the store.
   */
  private static final long SECONDS_TO_END = 10;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final ListenerSettings settings;
  private final ServerSocket server;
  private final MessageInbox inbox;
  private final MessageWorker worker;
  private final MessageCounts counts = new MessageCounts(InstantSource.system());
  private final AcknowledgmentWriter reply = new AcknowledgmentWriter(InstantSource.system());
  private final ThreadPoolExecutor connectionThreads;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "mllp-watch"));
  private final Thread acceptThread = new Thread(this::acceptConnections, "mllp-accept");
  private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private MllpListener(
      ListenerSettings settings, ServerSocket server, MessageInbox inbox, Duration firstPause) {
    this.settings = settings;
    this.server = server;
    this.inbox = inbox;
    this.worker = new MessageWorker(inbox, InstantSource.system(), firstPause);
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
   * Starts listening, and imports messages that were not imported when an earlier listener ended.
   *
   * @param inbox stores and imports the messages; not closed
   * @throws ListenerException if the port or a certificate cannot be used
   */
  public static MllpListener start(ListenerSettings settings, MessageInbox inbox)
      throws ListenerException {
    return start(settings, inbox, FIRST_PAUSE);
  }

  /**
   * @param firstPause the time after the first failure of the store
   */
  static MllpListener start(ListenerSettings settings, MessageInbox inbox, Duration firstPause)
      throws ListenerException {
    MllpListener listener =
        new MllpListener(settings, ListenerSockets.open(settings), inbox, firstPause);
    listener.worker.start();
    listener.acceptThread.start();
    return listener;
  }

  /** Returns the address it listens on, with the actual port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Returns the current state; asks the store how many messages are waiting. */
  public ListenerStatus status() {
    return new ListenerStatus(
        !ending,
        connections.size(),
        counts.received(),
        worker.accepted(),
        worker.rejected() + counts.refused(),
        counts.ofErased(),
        waiting(),
        counts.last(),
        worker.problem());
  }

  private OptionalLong waiting() {
    try {
      return OptionalLong.of(inbox.waitingCount());
    } catch (MessageStoreException e) {
      return OptionalLong.empty();
    }
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
        new MllpConnection(socket, settings, inbox, worker, counts, reply, watch);
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

  /**
   * Accepts no more messages, and finishes those that are being received or imported. The rest
   * remains in the store.
   */
  @Override
  public synchronized void close() {
    if (ending) {
      return;
    }
    ending = true;
    close(server);
    connections.forEach(MllpConnection::end);
    // What was received is finished, even if the thread was interrupted to end the program.
    boolean interrupted = Thread.interrupted();
    try {
      finish(connectionThreads);
      connections.forEach(MllpConnection::close);
      worker.end(SECONDS_TO_END);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
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
