package org.tpibridge.store.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores jobs: imports, undos, changes of patients and erasures. */
public sealed class Jobs {

  public enum JobKind {
    /** An import of one file of visits. */
    IMPORT,
    /** Undoes an import. */
    UNDO,
    /** A user's decision about patients: a resolved conflict, a merge. */
    PATIENTS,
    ERASE
  }

  public enum JobState {
    /** Running, or interrupted if no process has claimed it. */
    RUNNING,
    FINISHED,
    /** The import was undone. */
    UNDONE
  }

  /** Numbers of rows by outcome; their sum is the number of rows read. */
  public record RowCounts(
      long created,
      long updated,
      long unchanged,
      long rejected,
      long unreadable,
      long leftOut,
      long linked) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

    /** Counts of visits and unreadable parts; the other counts are 0. */
    public RowCounts(long created, long updated, long unchanged, long rejected, long unreadable) {
      this(created, updated, unchanged, rejected, unreadable, 0, 0);
    }

    public long rows() {
      return visits() + unreadable + leftOut + linked;
    }

    /** The number of rows that are visits. */
    public long visits() {
      return created + updated + unchanged + rejected;
    }

    /** These counts and one more row. */
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
   * What a new job does.
   *
   * @param inputName the input's name as the user gave it
   * @param sha256 of the input's bytes; empty if the input can be read only once
   * @param settings fingerprint of the settings that the input is read with; for an erasure, keyed
   *     hashes of the MRNs
   * @param program name and version
   * @param process the process, for messages
   * @param targetJob the job that this one undoes
   * @param origin where the data comes from
   */
  public record JobRequest(
      JobKind kind,
      String inputName,
      Optional<String> sha256,
      OptionalLong bytes,
      String settings,
      String program,
      String process,
      OptionalLong targetJob,
      JobOrigin origin) {

    /** A job with data that originates here. */
    public JobRequest(
        JobKind kind,
        String inputName,
        Optional<String> sha256,
        OptionalLong bytes,
        String settings,
        String program,
        String process,
        OptionalLong targetJob) {
      this(kind, inputName, sha256, bytes, settings, program, process, targetJob, JobOrigin.IMPORT);
    }
  }

  /**
   * A job as it is stored.
   *
   * @param position number of the last stored row, from 1; 0: none. For an erasure, 1 when all data
   *     is removed
   * @param heartbeatAt time of the last progress
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

    /** The job's name for users: {@code J17}. */
    public String id() {
      return "J" + key;
    }
  }

  private static final String SELECT =
      """
      select key, kind, state, input_name, input_sha256, input_bytes, settings, program, process,
        started_at, heartbeat_at, ended_at, position, rows_created, rows_updated, rows_unchanged,
        rows_rejected, rows_unreadable, rows_left_out, rows_linked, target_job_key, origin
      from job
      """;

  final JdbcClient client;

  private Jobs(JdbcClient client) {
    this.client = client;
  }

  public Optional<Job> find(long key) {
    return client.sql(SELECT + "where key = ?").param(key).query(Jobs::job).optional();
  }

  /** Finds a job by its name for users, in upper or lower case. */
  public Optional<Job> find(String id) {
    try {
      return id.toUpperCase(Locale.ROOT).startsWith("J")
          ? find(Long.parseLong(id.substring(1)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the state of the jobs, which divides the changes that are made from later ones. */
  public ChangePoint.AfterJobs now() {
    return new ChangePoint.AfterJobs(
        newest(1).stream().mapToLong(Job::key).findFirst().orElse(0),
        client.sql(SELECT + "where state = 'running'").query(Jobs::job).list().stream()
            .collect(Collectors.toMap(Job::key, Jobs::changedRows)));
  }

  /** Only the changes of imports have rows. */
  private static long changedRows(Job job) {
    return job.request().kind() == JobKind.IMPORT ? job.position() : ChangePoint.AfterJobs.NONE;
  }

  /**
   * Returns the point at which a job ended. Of jobs that ran at the same time, it is not known
   * which changes were made before, so all of them count as later.
   */
  public ChangePoint.AfterJobs endOf(Job job) {
    return new ChangePoint.AfterJobs(
        job.key(),
        client
            .sql(SELECT + "where key < ? and (ended_at is null or ended_at >= ?)")
            .params(ColumnValues.of(job.key(), job.startedAt()))
            .query(Jobs::job)
            .list()
            .stream()
            .collect(Collectors.toMap(Job::key, other -> ChangePoint.AfterJobs.NONE)));
  }

  /** Lists the newest jobs first. */
  public List<Job> newest(int limit) {
    return client.sql(SELECT + "order by key desc limit ?").param(limit).query(Jobs::job).list();
  }

  /** Lists unfinished jobs of a kind, oldest first. */
  public List<Job> running(JobKind kind) {
    return client
        .sql(SELECT + "where kind = ? and state = 'running' order by key")
        .param(word(kind))
        .query(Jobs::job)
        .list();
  }

  /** Finds the newest job of a kind. */
  public Optional<Job> newest(JobKind kind) {
    return client
        .sql(SELECT + "where kind = ? order by key desc limit 1")
        .param(word(kind))
        .query(Jobs::job)
        .optional();
  }

  /** Lists finished jobs of a kind that started after a job. */
  public List<Job> finishedAfter(JobKind kind, long job) {
    return client
        .sql(SELECT + "where kind = ? and state = 'finished' and key > ? order by key")
        .params(word(kind), job)
        .query(Jobs::job)
        .list();
  }

  /** Lists unfinished imports of the same bytes with the same settings, newest first. */
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

  /** Finds an unfinished undo of a job. */
  public Optional<Job> unfinishedUndo(long targetJob) {
    return client
        .sql(
            SELECT
                + """
                where target_job_key = ? and kind = 'undo' and state = 'running'
                order by key desc limit 1
                """)
        .param(targetJob)
        .query(Jobs::job)
        .optional();
  }

  /**
   * Lists the imports of a file, newest first.
   *
   * @param name the name as the user gave it, its last part, or at least the first six digits of
   *     the file's SHA-256
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
            ColumnValues.optionalLong(row, "target_job_key"),
            JobOrigin.of(row.getString("origin"))),
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

  /** The same table, for transactions that write. */
  public static final class WritableJobs extends Jobs {
    private final Runnable numbering;

    /**
     * @param numbering locks the numbering of jobs until the end of the transaction
     */
    public WritableJobs(JdbcClient client, Runnable numbering) {
      super(client);
      this.numbering = numbering;
    }

    /**
     * Begins a job. Nothing else may be locked in the transaction afterwards. A transaction that
     * sees a job also sees all jobs with lower numbers, which {@link #now} relies on.
     */
    public Job begin(JobRequest request, Instant now) {
      numbering.run();
      long key =
          client
              .sql(
                  """
                  insert into job (kind, state, input_name, input_sha256, input_bytes, settings,
                    program, process, started_at, heartbeat_at, target_job_key, origin)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  returning key
                  """)
              .params(
                  ColumnValues.of(
                      word(request.kind()),
                      word(JobState.RUNNING),
                      request.inputName(),
                      request.sha256(),
                      request.bytes(),
                      request.settings(),
                      request.program(),
                      request.process(),
                      now,
                      now,
                      request.targetJob(),
                      request.origin().text()))
              .query(Long.class)
              .single();
      return find(key).orElseThrow();
    }

    /** Assigns an interrupted job to this process. */
    public void resume(long job, String process, Instant now) {
      client
          .sql("update job set process = ?, heartbeat_at = ? where key = ?")
          .params(ColumnValues.of(process, now, job))
          .update();
    }

    /**
     * Locks a running job until the end of the transaction, so that it does not end meanwhile and
     * no other transaction adds rows to it.
     *
     * @return false if the job has ended
     */
    public boolean lockRunning(long job, Instant now) {
      return client
              .sql("update job set heartbeat_at = ? where key = ? and state = 'running'")
              .params(ColumnValues.of(now, job))
              .update()
          > 0;
    }

    /** Stores the progress of a job. */
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

    /**
     * Removes hash and size of a job's input, after the bytes that were read turned out to differ.
     */
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
  }
}
