package org.tpibridge.cli.output;

import static org.tpibridge.report.Quantity.number;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.jobs.Jobs;

/** Describes jobs in words. */
public final class JobPhrases {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private JobPhrases() {}

  /** Such as {@code 9 created, 1 updated, 0 unchanged, 2 rejected}. */
  public static String counts(Jobs.RowCounts counts, boolean dryRun) {
    return number(counts.created())
        + (dryRun ? " would be" : "")
        + " created, "
        + number(counts.updated())
        + " updated, "
        + number(counts.unchanged())
        + " unchanged, "
        + number(counts.rejected())
        + " rejected"
        + others(counts);
  }

  /** Counts of rows that are not visits, if there are any. */
  private static String others(Jobs.RowCounts counts) {
    return (counts.leftOut() > 0 ? ", " + number(counts.leftOut()) + " left out" : "")
        + (counts.linked() > 0 ? ", " + Quantity.of(counts.linked(), "merge") + " linked" : "");
  }

  /** Such as {@code 12 visits}. */
  public static String visitCount(Jobs.RowCounts counts) {
    return Quantity.of(counts.visits(), "visit");
  }

  /** Visits of a job that are in the store, including those that an earlier job stored. */
  public static long inStore(Jobs.RowCounts counts) {
    return counts.created() + counts.updated() + counts.unchanged();
  }

  /** Whether there is something to undo. */
  public static boolean changed(Jobs.RowCounts counts) {
    return counts.created() + counts.updated() + counts.linked() > 0;
  }

  /** The type of the job: {@code import}, {@code undo of J3}. */
  static String kind(Jobs.Job job) {
    String kind = job.request().kind().name().toLowerCase(Locale.ROOT);
    return job.request().targetJob().isPresent()
        ? kind + " of J" + job.request().targetJob().getAsLong()
        : kind;
  }

  /** In the time zone of this machine. */
  static String time(Instant instant) {
    return MINUTE.format(instant.atZone(ZoneId.systemDefault()));
  }

  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** Visits per second; 0 if the job was too short to measure. */
  static long rate(Jobs.Job job) {
    long millis = JobStatus.duration(job).toMillis();
    return millis < 1000 ? 0 : Math.round(job.counts().visits() * 1000.0 / millis);
  }

  /** States where a job was interrupted, to follow its name. */
  public static String interruptedAt(Jobs.Job job) {
    return job.request().kind() == Jobs.JobKind.ERASE
        ? "was interrupted, so data of the patient may remain."
        : "was interrupted after visit " + number(job.position()) + ".";
  }

  /** States how to resume an interrupted job. */
  public static String howToResume(Jobs.Job job) {
    return switch (job.request().kind()) {
      case IMPORT -> {
        String command = "tpi-bridge import " + job.request().inputName();
        yield job.request().sha256().isPresent()
            ? "To resume, run the same command again: " + command
            : "This input cannot be resumed; supply it again: "
                + command
                + ". Visits that are already stored are then unchanged.";
      }
      case UNDO ->
          "To resume, run the same command again: tpi-bridge undo J"
              + job.request().targetJob().orElseThrow();
      case ERASE ->
          job.position() > 0
              ? "Run the same command again, or tpi-bridge erase --again --yes with the same"
                  + " --files."
              // A patient whose rows were all rejected is not found without the MRN.
              : "Run the same command again with the same --files. Unless all of the patient's rows"
                  + " were rejected, tpi-bridge erase --again --yes finishes it as well.";
      case PATIENTS -> "Run the same command again.";
    };
  }
}
