package org.tpibridge.ehr;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The servers of a run: each test class takes one for as long as it runs, and finds it empty. */
final class EhrPool implements AutoCloseable {
  /** By whether the servers assign all ids. */
  private final Map<Boolean, Queue<EhrServer>> unused =
      Map.of(true, new ConcurrentLinkedQueue<>(), false, new ConcurrentLinkedQueue<>());

  /** A server that one test class uses; closing it returns it. */
  record Lease(EhrServer server, Queue<EhrServer> unused) implements AutoCloseable {
    Ehr ehr() {
      return new Ehr(server.base());
    }

    /** The published image may not allow that it is emptied. */
    @Override
    public void close() {
      if (ehr().isEmptied()) {
        unused.add(server);
      } else {
        server.close();
      }
    }
  }

  /** Takes an unused server, or starts one. */
  Lease take(boolean assigns) {
    Queue<EhrServer> ofKind = unused.get(assigns);
    EhrServer server = ofKind.poll();
    if (server == null) {
      server = assigns ? EhrServer.startAssigningIds() : EhrServer.start();
    }
    return new Lease(server, ofKind);
  }

  @Override
  public void close() {
    unused.values().forEach(ofKind -> ofKind.forEach(EhrServer::close));
  }
}
