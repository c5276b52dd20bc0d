package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;

/**
 * How a visit came to be what it is: the jobs that changed it, in their order. Every change of a
 * visit makes a version of its Provenance, so the resource with the most versions tells the order,
 * whatever the clocks of several machines say.
 */
final class VisitHistory {
  private final Map<String, List<Resources.Version>> resources = new LinkedHashMap<>();
  private final List<Resources.Version> leading;
  private final List<Long> jobs;
  private final List<Long> standing = new ArrayList<>();

  private VisitHistory(List<Resources.Version> versions) {
    versions.forEach(
        v -> resources.computeIfAbsent(v.type() + "/" + v.id(), name -> new ArrayList<>()).add(v));
    leading =
        resources.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    Set<Long> order = new LinkedHashSet<>();
    leading.forEach(v -> order.add(v.job()));
    versions.stream()
        .sorted(Comparator.comparing(Resources.Version::updated))
        .forEach(v -> order.add(v.job()));
    jobs = List.copyOf(order);
  }

  static VisitHistory of(Transaction tx, long visit) {
    VisitHistory history = new VisitHistory(tx.resources().historyOfVisit(visit));
    List<Long> takenBack = new ArrayList<>();
    for (long key : history.jobs) {
      Jobs.Job job = tx.jobs().find(key).orElseThrow();
      history.happened(job);
      if (job.state() == Jobs.State.UNDONE) {
        takenBack.add(key);
      }
    }
    // Where a later change was kept, the visit has no version that says so.
    history.standing.removeAll(takenBack);
    return history;
  }

  /** What takes a job back takes with it what came after that job. */
  private void happened(Jobs.Job job) {
    if (job.plan().kind() != Jobs.Kind.UNDO) {
      standing.add(job.key());
      return;
    }
    int undone = standing.indexOf(job.plan().concerns().orElse(0));
    int first = undone >= 0 ? undone : behindRestored(job.key());
    standing.subList(first, standing.size()).clear();
  }

  /**
   * Where an erasure removed what the undone job said: behind the job whose content the undo
   * restored, or at the beginning where it restored none.
   */
  private int behindRestored(long undo) {
    return leading.stream()
        .filter(v -> v.job() == undo && !v.deleted())
        .findFirst()
        .map(restored -> 1 + lastThatSaid(restored.hash()))
        .orElse(0);
  }

  private int lastThatSaid(byte[] hash) {
    return leading.stream()
        .filter(v -> Arrays.equals(v.hash(), hash))
        .mapToInt(v -> standing.indexOf(v.job()))
        .max()
        .orElse(-1);
  }

  /** Whether the visit says something because of this job. */
  boolean standsOn(long job) {
    return standing.contains(job);
  }

  /** The jobs that changed the visit after one, and still count. */
  List<Long> laterThan(long job) {
    return standing.subList(standing.indexOf(job) + 1, standing.size());
  }

  /** Whether there was no such visit before a job, or it was taken back then. */
  boolean beganWith(long job) {
    return standing.indexOf(job) == 0;
  }

  /**
   * The resources of the visit, each with the version that was current when the last job before
   * this one that still counts had ended; empty where it was not there, or no job before counts.
   */
  Map<Resources.Version, Optional<Resources.Version>> before(long job) {
    int standsOn = standing.indexOf(job) - 1;
    int last = standsOn < 0 ? -1 : jobs.indexOf(standing.get(standsOn));
    Map<Resources.Version, Optional<Resources.Version>> before = new LinkedHashMap<>();
    for (List<Resources.Version> all : resources.values()) {
      before.put(
          all.get(all.size() - 1),
          all.stream()
              .filter(v -> jobs.indexOf(v.job()) <= last)
              .reduce((earlier, later) -> later));
    }
    return before;
  }
}
