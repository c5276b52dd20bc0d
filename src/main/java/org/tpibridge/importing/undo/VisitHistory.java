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
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.ResourceVersion;

/**
 * The jobs that changed a visit, in their order. Every change of a visit adds a version of its
 * Provenance, so the resource with the most versions gives the order, which does not depend on the
 * clocks of several machines.
 */
final class VisitHistory {
  private final Map<String, List<ResourceVersion>> resources = new LinkedHashMap<>();
  private final List<ResourceVersion> leading;
  private final List<Long> jobs;
  private final List<Long> activeJobs = new ArrayList<>();

  private VisitHistory(List<ResourceVersion> versions) {
    versions.forEach(
        v -> resources.computeIfAbsent(v.type() + "/" + v.id(), name -> new ArrayList<>()).add(v));
    leading =
        resources.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    Set<Long> order = new LinkedHashSet<>();
    leading.forEach(v -> order.add(v.job()));
    versions.stream()
        .sorted(Comparator.comparing(ResourceVersion::updated))
        .forEach(v -> order.add(v.job()));
    jobs = List.copyOf(order);
  }

  static VisitHistory of(StoreReader tx, long visit) {
    VisitHistory history = new VisitHistory(tx.resources().historyOfVisit(visit));
    List<Long> undoneJobs = new ArrayList<>();
    for (long key : history.jobs) {
      Jobs.Job job = tx.jobs().find(key).orElseThrow();
      history.replay(job);
      if (job.state() == Jobs.JobState.UNDONE) {
        undoneJobs.add(key);
      }
    }
    // An undo that left this visit unchanged added no version of it.
    history.activeJobs.removeAll(undoneJobs);
    return history;
  }

  /** An undo of a job also removes the later changes. */
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
   * Returns the position of the undone job if an erasure removed its versions: after the job whose
   * content the undo restored, or the beginning if it restored none.
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

  /** Returns whether the job is part of the current state of the visit. */
  boolean isActive(long job) {
    return activeJobs.contains(job);
  }

  /** Returns the active jobs that changed the visit after a job. */
  List<Long> activeAfter(long job) {
    return activeJobs.subList(activeJobs.indexOf(job) + 1, activeJobs.size());
  }

  /** Returns whether the visit did not exist before a job, or was retracted. */
  boolean startsWith(long job) {
    return activeJobs.indexOf(job) == 0;
  }

  /**
   * Returns the resources of the visit, each with the version that was current after the last
   * active job before this one; empty if the resource did not exist, or there is no such job.
   */
  Map<ResourceVersion, Optional<ResourceVersion>> before(long job) {
    int previous = activeJobs.indexOf(job) - 1;
    int last = previous < 0 ? -1 : jobs.indexOf(activeJobs.get(previous));
    Map<ResourceVersion, Optional<ResourceVersion>> before = new LinkedHashMap<>();
    for (List<ResourceVersion> all : resources.values()) {
      before.put(
          all.get(all.size() - 1),
          all.stream()
              .filter(v -> jobs.indexOf(v.job()) <= last)
              .reduce((earlier, later) -> later));
    }
    return before;
  }
}
