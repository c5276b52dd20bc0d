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

/** Receives messages until it is closed. */
public final class MllpListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MllpListener.class);

  /** To finish what is under way when the program ends; what then waits is on disk. */
  private static final long SECONDS_TO_END = 10;

  private final ListenerSettings settings;
  private final ServerSocket server;
  private final MessageSpool spool;
  private final MessageAdmission admission;
  private final MessageQueue inbox;
  private final AcknowledgmentWriter reply = new AcknowledgmentWriter(InstantSource.system());
  private final ThreadPoolExecutor connectionThreads;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "mllp-watch"));
  private final Thread acceptThread = new Thread(this::acceptConnections, "mllp-door");
  private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private MllpListener(
      ListenerSettings settings,
      ServerSocket server,
      MessageSpool spool,
      MessageAdmission admission,
      MessageQueue inbox) {
    this.settings = settings;
    this.admission = admission;
    this.server = server;
    this.spool = spool;
    this.inbox = inbox;
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
   * Listens from now on.
   *
   * @param spool folder of the messages, made where it is not there
   * @param worklist folder of what the office should look at
   * @param admission which messages may be stored
   * @throws ListenerException saying what cannot be used
   */
  public static MllpListener connections(
      ListenerSettings settings,
      Path spool,
      Path worklist,
      MessageAdmission admission,
      MessageHandler handler)
      throws ListenerException {
    MessageSpool messages = MessageSpool.in(spool);
    try {
      MessageQueue inbox = new MessageQueue(messages, ReviewQueue.in(worklist), admission, handler);
      MllpListener listener =
          new MllpListener(settings, ListenerSockets.open(settings), messages, admission, inbox);
      inbox.resume();
      listener.acceptThread.start();
      return listener;
    } catch (IOException e) {
      close(messages);
      throw new ListenerException("The spool " + spool + " cannot be read.", e);
    } catch (ListenerException e) {
      close(messages);
      throw e;
    }
  }

  /**
   * Whether a file is a message that a listener stored, in its spool or its review queue, and
   * nobody put in another's place.
   *
   * @throws IOException where the file cannot be read
   */
  public static boolean isStored(Path file) throws IOException {
    return MessageSpool.isStored(file);
  }

  /** Where it listens, the port being the one that it got. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private void acceptConnections() {
    while (!ending) {
      try {
        start(server.accept());
      } catch (IOException e) {
        if (!ending) {
          // Too many open files, for one; a moment later there may be fewer.
          log.warn("A line could not be accepted: {}", e.getClass().getName());
          pause();
        }
      }
    }
  }

  private void start(Socket socket) {
    MllpConnection connection =
        new MllpConnection(socket, settings, spool, admission, inbox, reply, watch);
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
      log.warn("A line was refused: {} are open already", settings.connections());
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

  /** Waits until somebody closes it. */
  public void await() throws InterruptedException {
    acceptThread.join();
  }

  /** Takes no more messages, finishes those under way, and leaves the rest on disk. */
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
      inbox.end(SECONDS_TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
    close(spool);
    log.info("stopped");
  }

  private static void finish(ExecutorService lines) throws InterruptedException {
    lines.shutdown();
    lines.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.debug("closing failed: {}", e.getClass().getName());
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
