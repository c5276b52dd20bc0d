package org.tpibridge.store.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A point in the changes of the store, which divides them into earlier and later ones. */
public sealed interface ChangePoint {

  /**
   * Returns whether a change was made after this point.
   *
   * @param job that made the change
   * @param row of the job; 0 if it has none
   * @param at time of the change
   */
  boolean isBefore(long job, long row, Instant at);

  /**
   * A condition in SQL that is true for every change after this point, and possibly for earlier
   * ones. It contains only numbers.
   */
  String sqlCondition(String jobColumn, String timeColumn);

  /** A time of the machines that made the changes. */
  record AtTime(Instant time) implements ChangePoint {
    @Override
    public boolean isBefore(long job, long row, Instant at) {
      return at.isAfter(time);
    }

    @Override
    public String sqlCondition(String jobColumn, String timeColumn) {
      return timeColumn + " > " + time.toEpochMilli();
    }
  }

  /**
   * A state of the jobs. It does not depend on clocks: a job's changes are made in the order of its
   * rows, and jobs are numbered in the order in which they begin.
   *
   * @param lastJob the last job that had begun; 0: none
   * @param unfinished jobs of these that had not ended, with the last row whose changes had been
   *     made; {@link #NONE} if none
   */
  record AfterJobs(long lastJob, Map<Long, Long> unfinished) implements ChangePoint {
    /** Before the first row; changes without a row have row 0. */
    public static final long NONE = -1;

    public AfterJobs {
      unfinished = new TreeMap<>(unfinished);
    }

    @Override
    public boolean isBefore(long job, long row, Instant at) {
      return job > lastJob || (unfinished.containsKey(job) && row > unfinished.get(job));
    }

    @Override
    public String sqlCondition(String jobColumn, String timeColumn) {
      String later = jobColumn + " > " + lastJob;
      return unfinished.isEmpty()
          ? later
          : "("
              + later
              + " or "
              + jobColumn
              + " in ("
              + unfinished.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + "))";
    }
  }
}
