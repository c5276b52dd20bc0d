package org.tpibridge.store.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Runs over the store: imports, undos, erasures. */
public final class Jobs {

  public enum JobKind {
    /** One file of visits. */
    IMPORT,
    /** Takes an import back. */
    UNDO,
    /** Somebody's decision about patients: an item of the worklist, a merge. */
    PATIENTS,
    ERASE
  }

  public enum JobState {
    /** Under way, or broken off where nobody claims it. */
    RUNNING,
    FINISHED,
    /** Taken back. */
    UNDONE
  }

  /** Of rows, by outcome; they add up to the rows read. */
  public record RowCounts(
      long created,
      long updated,
      long unchanged,
      long rejected,
      long unreadable,
      long leftOut,
      long linked) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

    /** Of rows that are visits or cannot be read. */
    public RowCounts(long created, long updated, long unchanged, long rejected, long unreadable) {
      this(created, updated, unchanged, rejected, unreadable, 0, 0);
    }

    public long rows() {
      return visits() + unreadable + leftOut + linked;
    }

    /** Rows that are visits. */
    public long visits() {
      return created + updated + unchanged + rejected;
    }

    /** With one more. */
    public RowCounts plusOne(SourceRows.RowOutcome outcome) {
      return new RowCounts(
          created + countIf(outcome, SourceRows.RowOutcome.CREATED),
          updated + countIf(outcome, SourceRows.RowOutcome.UPDATED),
          unchanged + countIf(outcome, SourceRows.RowOutcome.UNCHANGED),
          rejected + countIf(outcome, SourceRows.RowOutcome.REJECTED),
          unreadable + countIf(outcome, SourceRows.RowOutcome.UNREADABLE),
          leftOut + countIf(outcome, SourceRows.RowOutcome.LEFT_OUT),
          linked + countIf(outcome, SourceRows.RowOutcome.LINKED));
    }

    public RowCounts plus(RowCounts other) {
      return new RowCounts(
          created + other.created,
          updated + other.updated,
          unchanged + other.unchanged,
          rejected + other.rejected,
          unreadable + other.unreadable,
          leftOut + other.leftOut,
          linked + other.linked);
    }

    private static int countIf(SourceRows.RowOutcome outcome, SourceRows.RowOutcome counted) {
      return outcome == counted ? 1 : 0;
    }
  }

  /**
   * What is asked for.
   *
   * @param inputName the input's name as given
   * @param sha256 of the input's bytes; empty where it can be read only once
   * @param settings what else decides how the input is read, as a fingerprint; of an erasure, keyed
   *     hashes of whom it is about
   * @param program name and version
   * @param process the process, for people
   * @param targetJob the job that this one is about
   */
  public record JobRequest(
      JobKind kind,
      String inputName,
      Optional<String> sha256,
      OptionalLong bytes,
      String settings,
      String program,
      String process,
      OptionalLong targetJob) {}

  /**
   * @param position the last row that is kept, from 1; 0: none. Of an erasure, 1 when all is
   *     removed
   * @param heartbeatAt when it last went on
   */
  public record Job(
      long key,
      JobRequest request,
      JobState state,
      Instant startedAt,
      Instant heartbeatAt,
      Optional<Instant> endedAt,
      long position,
      RowCounts counts) {

    /** As people call it: {@code J17}. */
    public String id() {
      return "J" + key;
    }
  }

  private static final String SELECT =
      """
      select key, kind, state, input_name, input_sha256, input_bytes, settings, program, process,
        started_at, heartbeat_at, ended_at, position, rows_created, rows_updated, rows_unchanged,
        rows_rejected, rows_unreadable, rows_left_out, rows_linked, target_job_key
      from job
      """;

  private final JdbcClient client;

  public Jobs(JdbcClient client) {
    this.client = client;
  }

  public Job begin(JobRequest plan, Instant now) {
    long key =
        client
            .sql(
                """
                insert into job (kind, state, input_name, input_sha256, input_bytes, settings,
                  program, process, started_at, heartbeat_at, target_job_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning key
                """)
            .params(
                ColumnValues.of(
                    word(plan.kind()),
                    word(JobState.RUNNING),
                    plan.inputName(),
                    plan.sha256(),
                    plan.bytes(),
                    plan.settings(),
                    plan.program(),
                    plan.process(),
                    now,
                    now,
                    plan.targetJob()))
            .query(Long.class)
            .single();
    return find(key).orElseThrow();
  }

  public Optional<Job> find(long key) {
    return client.sql(SELECT + "where key = ?").param(key).query(Jobs::job).optional();
  }

  /** By the name that people use, in capitals or not. */
  public Optional<Job> find(String id) {
    try {
      return id.toUpperCase(Locale.ROOT).startsWith("J")
          ? find(Long.parseLong(id.substring(1)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The newest first. */
  public List<Job> newest(int limit) {
    return client.sql(SELECT + "order by key desc limit ?").param(limit).query(Jobs::job).list();
  }

  /** Those of a kind that have not come to their end; the oldest first. */
  public List<Job> running(JobKind kind) {
    return client
        .sql(SELECT + "where kind = ? and state = 'running' order by key")
        .param(word(kind))
        .query(Jobs::job)
        .list();
  }

  /** The one of a kind that was begun last. */
  public Optional<Job> newest(JobKind kind) {
    return client
        .sql(SELECT + "where kind = ? order by key desc limit 1")
        .param(word(kind))
        .query(Jobs::job)
        .optional();
  }

  /** Those of a kind that were begun behind a job and came to their end. */
  public List<Job> finishedAfter(JobKind kind, long job) {
    return client
        .sql(SELECT + "where kind = ? and state = 'finished' and key > ? order by key")
        .params(word(kind), job)
        .query(Jobs::job)
        .list();
  }

  /**
   * Imports of the same bytes, read the same way, that have not come to their end; newest first.
   */
  public List<Job> unfinished(String sha256, String settings) {
    return client
        .sql(
            SELECT
                + """
                where input_sha256 = ? and settings = ? and state = 'running' and kind = 'import'
                order by key desc
                """)
        .params(sha256, settings)
        .query(Jobs::job)
        .list();
  }

  /** A job that takes another back and has not come to its end. */
  public Optional<Job> unfinishedUndo(long concerned) {
    return client
        .sql(
            SELECT
                + """
                where target_job_key = ? and kind = 'undo' and state = 'running'
                order by key desc limit 1
                """)
        .param(concerned)
        .query(Jobs::job)
        .optional();
  }

  /** Takes a job that was broken off over to this process. */
  public void resume(long job, String owner, Instant now) {
    client
        .sql("update job set process = ?, heartbeat_at = ? where key = ?")
        .params(ColumnValues.of(owner, now, job))
        .update();
  }

  /** Sets how far a job is. */
  public void advance(long job, long position, RowCounts counts, Instant now) {
    client
        .sql(
            """
            update job set position = ?, rows_created = ?, rows_updated = ?, rows_unchanged = ?,
              rows_rejected = ?, rows_unreadable = ?, rows_left_out = ?, rows_linked = ?,
              heartbeat_at = ?
            where key = ?
            """)
        .params(
            ColumnValues.of(
                position,
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.rejected(),
                counts.unreadable(),
                counts.leftOut(),
                counts.linked(),
                now,
                job))
        .update();
  }

  /** The bytes that were read are not those that the job was begun for. */
  public void clearSource(long job) {
    client
        .sql("update job set input_sha256 = null, input_bytes = null where key = ?")
        .param(job)
        .update();
  }

  public void end(long job, JobState state, Instant now) {
    client
        .sql("update job set state = ?, heartbeat_at = ?, ended_at = ? where key = ?")
        .params(ColumnValues.of(word(state), now, now, job))
        .update();
  }

  /**
   * Imports of a file, the newest first.
   *
   * @param name as it was given, or its last part, or the first digits of its SHA-256, at least six
   */
  public List<Job> importsOfFile(String name) {
    return client
        .sql(
            SELECT
                + """
                where kind = 'import' and (
                  input_name = :name
                  or input_name like :inFolder escape '!'
                  or (length(:name) > 5
                    and substr(input_sha256, 1, length(:name)) = lower(:name)))
                order by key desc
                """)
        .param("name", name)
        .param("inFolder", "%/" + name.replaceAll("([!%_])", "!$1"))
        .query(Jobs::job)
        .list();
  }

  private static Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getLong("key"),
        new JobRequest(
            ColumnValues.enumWord(row, "kind", JobKind.class),
            row.getString("input_name"),
            Optional.ofNullable(row.getString("input_sha256")),
            ColumnValues.optionalLong(row, "input_bytes"),
            row.getString("settings"),
            row.getString("program"),
            row.getString("process"),
            ColumnValues.optionalLong(row, "target_job_key")),
        ColumnValues.enumWord(row, "state", JobState.class),
        ColumnValues.instant(row, "started_at"),
        ColumnValues.instant(row, "heartbeat_at"),
        ColumnValues.optionalInstant(row, "ended_at"),
        row.getLong("position"),
        new RowCounts(
            row.getLong("rows_created"),
            row.getLong("rows_updated"),
            row.getLong("rows_unchanged"),
            row.getLong("rows_rejected"),
            row.getLong("rows_unreadable"),
            row.getLong("rows_left_out"),
            row.getLong("rows_linked")));
  }

  private static String word(Enum<?> value) {
    return ColumnValues.enumWord(value);
  }
}
