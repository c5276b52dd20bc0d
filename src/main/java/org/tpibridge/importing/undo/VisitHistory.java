package org.tpibridge.importing.undo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.Resources;

/**
 * How a visit came to be what it is: the jobs that changed it, in their order. Every change of a
 * visit makes a version of its Provenance, so the resource with the most versions tells the order,
 * whatever the clocks of several machines say.
 */
final class VisitHistory {
  private final Map<String, List<Resources.ResourceVersion>> resources = new LinkedHashMap<>();
  private final List<Resources.ResourceVersion> leading;
  private final List<Long> jobs;
  private final List<Long> activeJobs = new ArrayList<>();

  private VisitHistory(List<Resources.ResourceVersion> versions) {
    versions.forEach(
        v -> resources.computeIfAbsent(v.type() + "/" + v.id(), name -> new ArrayList<>()).add(v));
    leading =
        resources.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    Set<Long> order = new LinkedHashSet<>();
    leading.forEach(v -> order.add(v.job()));
    versions.stream()
        .sorted(Comparator.comparing(Resources.ResourceVersion::updated))
        .forEach(v -> order.add(v.job()));
    jobs = List.copyOf(order);
  }

  static VisitHistory of(StoreTransaction tx, long visit) {
    VisitHistory history = new VisitHistory(tx.resources().historyOfVisit(visit));
    List<Long> takenBack = new ArrayList<>();
    for (long key : history.jobs) {
      Jobs.Job job = tx.jobs().find(key).orElseThrow();
      history.replay(job);
      if (job.state() == Jobs.JobState.UNDONE) {
        takenBack.add(key);
      }
    }
    // Where a later change was kept, the visit has no version that says so.
    history.activeJobs.removeAll(takenBack);
    return history;
  }

  /** What takes a job back takes with it what came after that job. */
  private void replay(Jobs.Job job) {
    if (job.request().kind() != Jobs.JobKind.UNDO) {
      activeJobs.add(job.key());
      return;
    }
    int undone = activeJobs.indexOf(job.request().targetJob().orElse(0));
    int first = undone >= 0 ? undone : restoredVersions(job.key());
    activeJobs.subList(first, activeJobs.size()).clear();
  }

  /**
   * Where an erasure removed what the undone job said: behind the job whose content the undo
   * restored, or at the beginning where it restored none.
   */
  private int restoredVersions(long undo) {
    return leading.stream()
        .filter(v -> v.job() == undo && !v.deleted())
        .findFirst()
        .map(restored -> 1 + lastStating(restored.hash()))
        .orElse(0);
  }

  private int lastStating(byte[] hash) {
    return leading.stream()
        .filter(v -> Arrays.equals(v.hash(), hash))
        .mapToInt(v -> activeJobs.indexOf(v.job()))
        .max()
        .orElse(-1);
  }

  /** Whether the visit says something because of this job. */
  boolean isActive(long job) {
    return activeJobs.contains(job);
  }

  /** The jobs that changed the visit after one, and still count. */
  List<Long> activeAfter(long job) {
    return activeJobs.subList(activeJobs.indexOf(job) + 1, activeJobs.size());
  }

  /** Whether there was no such visit before a job, or it was taken back then. */
  boolean startsWith(long job) {
    return activeJobs.indexOf(job) == 0;
  }

  /**
   * The resources of the visit, each with the version that was current when the last job before
   * this one that still counts had ended; empty where it was not there, or no job before counts.
   */
  Map<Resources.ResourceVersion, Optional<Resources.ResourceVersion>> before(long job) {
    int standsOn = activeJobs.indexOf(job) - 1;
    int last = standsOn < 0 ? -1 : jobs.indexOf(activeJobs.get(standsOn));
    Map<Resources.ResourceVersion, Optional<Resources.ResourceVersion>> before =
        new LinkedHashMap<>();
    for (List<Resources.ResourceVersion> all : resources.values()) {
      before.put(
          all.get(all.size() - 1),
          all.stream()
              .filter(v -> jobs.indexOf(v.job()) <= last)
              .reduce((earlier, later) -> later));
    }
    return before;
  }
}
