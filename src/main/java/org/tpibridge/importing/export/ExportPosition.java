package org.tpibridge.importing.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.jobs.ChangePoint.AfterJobs;
import org.tpibridge.store.jobs.Jobs;

/**
 * The words for a {@link ChangePoint}: a position that an export printed ({@code P17-mgw1k2ab}), a
 * job ({@code J17}), or a time.
 *
 * <p>A position names the last job, the time of its start (because a restored backup numbers later
 * jobs again), and the jobs that had not ended with their last row: {@code P17-mgw1k2ab-12.340-15}.
 */
public final class ExportPosition {
  private static final int BASE = 36;
  private static final Pattern POSITION =
      Pattern.compile("P(\\d{1,18})-([0-9a-z]{1,11})((?:-\\d{1,18}(?:\\.\\d{1,18})?)*)");
  private static final Pattern UNFINISHED = Pattern.compile("-(\\d+)(?:\\.(\\d+))?");

  private ExportPosition() {}

  /** Returns the position as text. */
  public static String text(StoreReader tx, AfterJobs position) {
    return "P"
        + position.lastJob()
        + "-"
        + startOf(tx, position.lastJob())
        + position.unfinished().entrySet().stream()
            .map(
                job ->
                    "-"
                        + job.getKey()
                        + (job.getValue() == AfterJobs.NONE ? "" : "." + job.getValue()))
            .collect(Collectors.joining());
  }

  private static String startOf(StoreReader tx, long job) {
    return tx.jobs()
        .find(job)
        .map(found -> Long.toString(found.startedAt().toEpochMilli(), BASE))
        .orElse("0");
  }

  /**
   * Returns the point that a user means.
   *
   * @throws UsageException if it is neither a job nor a position nor a time
   * @throws ImportException if the store has no such job or position
   */
  public static ChangePoint of(StoreReader tx, String text) {
    if (text.matches("[Jj]\\d+")) {
      return endOf(tx, text);
    }
    Matcher position = POSITION.matcher(text);
    return position.matches() ? position(tx, position, text) : new ChangePoint.AtTime(time(text));
  }

  private static ChangePoint endOf(StoreReader tx, String id) {
    Jobs.Job job =
        tx.jobs()
            .find(id)
            .orElseThrow(
                () ->
                    new ImportException(
                        "Job " + id + " does not exist. To list the jobs, run: tpi-bridge status"));
    if (job.state() == Jobs.JobState.RUNNING) {
      throw new ImportException(
          "Job "
              + job.id()
              + " has not ended. Specify the position that the previous export printed, or an"
              + " earlier job.");
    }
    return tx.jobs().endOf(job);
  }

  private static ChangePoint position(StoreReader tx, Matcher position, String text) {
    long lastJob = Long.parseLong(position.group(1));
    if (!startOf(tx, lastJob).equals(position.group(2))) {
      throw new ImportException(
          "The position "
              + text
              + " is not one of this store. If the store was restored from a backup or replaced,"
              + " run a full export, without --since.");
    }
    Map<Long, Long> unfinished = new TreeMap<>();
    Matcher job = UNFINISHED.matcher(position.group(3));
    while (job.find()) {
      unfinished.put(
          Long.parseLong(job.group(1)),
          Optional.ofNullable(job.group(2)).map(Long::parseLong).orElse(AfterJobs.NONE));
    }
    return new AfterJobs(lastJob, unfinished);
  }

  private static Instant time(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return OffsetDateTime.parse(upper).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException("--since: " + problem(upper, text));
    }
  }

  private static String problem(String upper, String text) {
    if (isDate(upper)) {
      return "a date without a time is ambiguous. Write the time and the offset from UTC: "
          + upper
          + "T00:00:00Z, or "
          + upper
          + "T00:00:00-05:00.";
    }
    if (isLocalTime(upper)) {
      return "the offset from UTC is missing. Write "
          + upper
          + "Z for UTC, or "
          + upper
          + "-05:00 for a time in New York in winter.";
    }
    return QuotedText.of(text)
        + " is not a job (J17), a position that an export printed, or a time with offset"
        + " (2026-03-04T18:30:00-05:00).";
  }

  private static boolean isDate(String text) {
    try {
      return !LocalDate.parse(text).equals(LocalDate.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isLocalTime(String text) {
    try {
      return !LocalDateTime.parse(text).equals(LocalDateTime.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
