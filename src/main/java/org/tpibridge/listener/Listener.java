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

/** Receives messages until it is closed. */
public final class Listener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  /** To finish what is under way when the program ends; what then waits is on disk. */
  private static final long SECONDS_TO_END = 10;

  private final ListenerSettings settings;
  private final ServerSocket server;
  private final Spool spool;
  private final MessageAdmission admission;
  private final Inbox inbox;
  private final Reply reply = new Reply(InstantSource.system());
  private final ThreadPoolExecutor lines;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "mllp-watch"));
  private final Thread door = new Thread(this::welcome, "mllp-door");
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  private Listener(
      ListenerSettings settings,
      ServerSocket server,
      Spool spool,
      MessageAdmission admission,
      Inbox inbox) {
    this.settings = settings;
    this.admission = admission;
    this.server = server;
    this.spool = spool;
    this.inbox = inbox;
    this.lines =
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
  public static Listener open(
      ListenerSettings settings,
      Path spool,
      Path worklist,
      MessageAdmission admission,
      MessageHandler handler)
      throws ListenerException {
    Spool messages = Spool.in(spool);
    try {
      Inbox inbox = new Inbox(messages, Worklist.in(worklist), admission, handler);
      Listener listener =
          new Listener(settings, Sockets.open(settings), messages, admission, inbox);
      inbox.resume();
      listener.door.start();
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
    return Spool.isStored(file);
  }

  /** Where it listens, the port being the one that it got. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private void welcome() {
    while (!ending) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        if (!ending) {
          // Too many open files, for one; a moment later there may be fewer.
          log.warn("A line could not be accepted: {}", e.getClass().getName());
          rest();
        }
      }
    }
  }

  private void admit(Socket socket) {
    Connection connection = new Connection(socket, settings, spool, admission, inbox, reply, watch);
    open.add(connection);
    try {
      lines.execute(
          () -> {
            try {
              connection.run();
            } finally {
              open.remove(connection);
            }
          });
    } catch (RejectedExecutionException e) {
      log.warn("A line was refused: {} are open already", settings.connections());
      open.remove(connection);
      connection.close();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until somebody closes it. */
  public void await() throws InterruptedException {
    door.join();
  }

  /** Takes no more messages, finishes those under way, and leaves the rest on disk. */
  @Override
  public synchronized void close() {
    if (ending) {
      return;
    }
    ending = true;
    close(server);
    open.forEach(Connection::end);
    try {
      finish(lines);
      open.forEach(Connection::close);
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
