package org.tpibridge.persona.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults of a server, with the number of requests that each was applied to. */
public final class FaultRegistry {
  /**
   * A fault with its counts.
   *
   * @param matching requests that it is for
   * @param hits requests that it was applied to
   * @param remaining requests that it will still be applied to
   */
  public record FaultCount(int id, Fault fault, int matching, int hits, int remaining) {}

  private static final class Entry {
    private final int id;
    private final Fault fault;
    private final Random random;
    private int matching;
    private int hits;

    Entry(int id, Fault fault) {
      this.id = id;
      this.fault = fault;
      this.random = new Random(fault.seed());
    }

    FaultCount count() {
      return new FaultCount(id, fault, matching, hits, fault.times() - hits);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private int nextId = 1;

  /** Adds a fault and returns its number. */
  public synchronized int add(Fault fault) {
    entries.add(new Entry(nextId, fault));
    return nextId++;
  }

  public synchronized void clear() {
    entries.clear();
  }

  /** The fault of a request, which is counted. A request has at most one. */
  public synchronized Optional<Fault> next(FaultTarget request) {
    for (Entry entry : entries) {
      Fault fault = entry.fault;
      if (entry.hits >= fault.times() || !fault.matches(request)) {
        continue;
      }
      entry.matching++;
      // Drawn for every matching request, so that the choice depends on nothing else.
      boolean drawn = fault.rate() >= 1 || entry.random.nextDouble() < fault.rate();
      if (entry.matching > fault.skip() && drawn) {
        entry.hits++;
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  public synchronized List<FaultCount> counts() {
    return entries.stream().map(Entry::count).toList();
  }

  /** The requests that a fault was applied to. */
  public synchronized int hits(int id) {
    return entries.stream().filter(e -> e.id == id).mapToInt(e -> e.hits).sum();
  }
}
