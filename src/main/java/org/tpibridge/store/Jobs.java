package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs over the store, and what became of each row that they read. */
public final class Jobs {

  public enum Kind {
    /** One file of visits. */
    IMPORT,
    /** Takes an import back. */
    UNDO,
    /** Somebody's decision about patients: an item of the worklist, a merge. */
    PATIENTS,
    ERASE
  }

  public enum State {
    /** Under way, or broken off where nobody claims it. */
    RUNNING,
    FINISHED,
    /** Taken back. */
    UNDONE
  }

  /** What became of a row. */
  public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED,
    /** Not a visit: the rest of the input, or all of it. */
    UNREADABLE,
    /** A message or a row that is not of a trigger point injection visit. */
    LEFT_OUT,
    /** A message by which two patients were linked. */
    LINKED,
    /** Not a visit: something about the whole input, which was read to its end. */
    NOTED,
    /** It told of a patient who was erased since; what became of it then is not kept. */
    ERASED
  }

  /** Of rows, by outcome; they add up to the rows read. */
  public record Counts(
      long created,
      long updated,
      long unchanged,
      long rejected,
      long unreadable,
      long leftOut,
      long linked) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Of rows that are visits or cannot be read. */
    public Counts(long created, long updated, long unchanged, long rejected, long unreadable) {
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
    public Counts and(Outcome outcome) {
      return new Counts(
          created + one(outcome, Outcome.CREATED),
          updated + one(outcome, Outcome.UPDATED),
          unchanged + one(outcome, Outcome.UNCHANGED),
          rejected + one(outcome, Outcome.REJECTED),
          unreadable + one(outcome, Outcome.UNREADABLE),
          leftOut + one(outcome, Outcome.LEFT_OUT),
          linked + one(outcome, Outcome.LINKED));
    }

    public Counts plus(Counts other) {
      return new Counts(
          created + other.created,
          updated + other.updated,
          unchanged + other.unchanged,
          rejected + other.rejected,
          unreadable + other.unreadable,
          leftOut + other.leftOut,
          linked + other.linked);
    }

    private static int one(Outcome outcome, Outcome counted) {
      return outcome == counted ? 1 : 0;
    }
  }

  /**
   * What is asked for.
   *
   * @param source the input's name as given
   * @param sha256 of the input's bytes; empty where it can be read only once
   * @param settings what else decides how the input is read, as a fingerprint; of an erasure, keyed
   *     hashes of whom it is about
   * @param program name and version
   * @param owner the process, for people
   * @param concerns the job that this one is about
   */
  public record Plan(
      Kind kind,
      String source,
      Optional<String> sha256,
      OptionalLong bytes,
      String settings,
      String program,
      String owner,
      OptionalLong concerns) {}

  /**
   * @param position the last row that is kept, from 1; 0: none. Of an erasure, 1 when all is
   *     removed
   * @param touched when it last went on
   */
  public record Job(
      long key,
      Plan plan,
      State state,
      Instant started,
      Instant touched,
      Optional<Instant> ended,
      long position,
      Counts counts) {

    /** As people call it: {@code J17}. */
    public String id() {
      return "J" + key;
    }
  }

  /**
   * @param ordinal of the row among those of its job, from 1
   * @param place in the input, without its name: {@code row 5}; of an archive with the file in it:
   *     {@code row 5 of 2019.csv}
   * @param sha256 of what the row says
   * @param visit its key, where there is one
   */
  public record Row(
      long job,
      long ordinal,
      Outcome outcome,
      String place,
      Optional<String> sha256,
      OptionalLong visit) {}

  private final JdbcClient client;
  private final JdbcTemplate template;

  Jobs(JdbcClient client, JdbcTemplate template) {
    this.client = client;
    this.template = template;
  }

  public Job begin(Plan plan, Instant now) {
    long key =
        client
            .sql(
                "insert into job (kind, state, source, source_sha256, source_bytes, settings,"
                    + " program, owner, started, touched, concerns)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning key")
            .params(
                Columns.of(
                    word(plan.kind()),
                    word(State.RUNNING),
                    plan.source(),
                    plan.sha256(),
                    plan.bytes(),
                    plan.settings(),
                    plan.program(),
                    plan.owner(),
                    now,
                    now,
                    plan.concerns()))
            .query(Long.class)
            .single();
    return find(key).orElseThrow();
  }

  public Optional<Job> find(long key) {
    return client.sql("select * from job where key = ?").param(key).query(Jobs::job).optional();
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
    return client
        .sql("select * from job order by key desc limit ?")
        .param(limit)
        .query(Jobs::job)
        .list();
  }

  /** Those of a kind that have not come to their end; the oldest first. */
  public List<Job> running(Kind kind) {
    return client
        .sql("select * from job where kind = ? and state = 'running' order by key")
        .param(word(kind))
        .query(Jobs::job)
        .list();
  }

  /** The one of a kind that was begun last. */
  public Optional<Job> newest(Kind kind) {
    return client
        .sql("select * from job where kind = ? order by key desc limit 1")
        .param(word(kind))
        .query(Jobs::job)
        .optional();
  }

  /** Those of a kind that were begun behind a job and came to their end. */
  public List<Job> finishedBehind(Kind kind, long job) {
    return client
        .sql("select * from job where kind = ? and state = 'finished' and key > ? order by key")
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
            "select * from job where source_sha256 = ? and settings = ? and state = 'running'"
                + " and kind = 'import' order by key desc")
        .params(sha256, settings)
        .query(Jobs::job)
        .list();
  }

  /** A job that takes another back and has not come to its end. */
  public Optional<Job> unfinishedUndo(long concerned) {
    return client
        .sql(
            "select * from job where concerns = ? and kind = 'undo' and state = 'running'"
                + " order by key desc limit 1")
        .param(concerned)
        .query(Jobs::job)
        .optional();
  }

  /** Takes a job that was broken off over to this process. */
  public void resume(long job, String owner, Instant now) {
    client
        .sql("update job set owner = ?, touched = ? where key = ?")
        .params(Columns.of(owner, now, job))
        .update();
  }

  /** Sets how far a job is. */
  public void advance(long job, long position, Counts counts, Instant now) {
    client
        .sql(
            "update job set position = ?, created = ?, updated = ?, unchanged = ?, rejected = ?,"
                + " unreadable = ?, left_out = ?, linked = ?, touched = ? where key = ?")
        .params(
            Columns.of(
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
  public void forgetSource(long job) {
    client
        .sql("update job set source_sha256 = null, source_bytes = null where key = ?")
        .param(job)
        .update();
  }

  public void end(long job, State state, Instant now) {
    client
        .sql("update job set state = ?, touched = ?, ended = ? where key = ?")
        .params(Columns.of(word(state), now, now, job))
        .update();
  }

  public void add(List<Row> rows) {
    template.batchUpdate(
        "insert into source_row (job, ordinal, outcome, place, sha256, visit)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows,
        rows.size(),
        (statement, row) ->
            Columns.set(
                statement,
                row.job(),
                row.ordinal(),
                word(row.outcome()),
                row.place(),
                row.sha256(),
                row.visit()));
  }

  /**
   * A file that jobs wrote, and that holds what patients' records say.
   *
   * @param path from the root, without links
   * @param kind of file, as those who write and read it call it
   * @param sha256 of its bytes; with other bytes it is another file. Empty where an older version
   *     of the program wrote it
   */
  public record WrittenFile(String path, String kind, Optional<String> sha256, Set<Long> jobs) {
    public WrittenFile {
      jobs = Set.copyOf(jobs);
    }
  }

  /** Records a file that was written, in place of what was recorded under its path. */
  public void wrote(WrittenFile file) {
    removed(file.path());
    for (long job : file.jobs()) {
      client
          .sql("insert into job_file (job, path, kind, sha256) values (?, ?, ?, ?)")
          .params(Columns.of(job, file.path(), file.kind(), file.sha256()))
          .update();
    }
  }

  /** The files that jobs wrote, by path; some may be gone since, or others in their place. */
  public Map<String, WrittenFile> written() {
    Map<String, WrittenFile> files = new LinkedHashMap<>();
    client
        .sql("select job, path, kind, sha256 from job_file order by path, job")
        .query(
            (row, number) ->
                new WrittenFile(
                    row.getString(2),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    Set.of(row.getLong(1))))
        .list()
        .forEach(file -> files.merge(file.path(), file, Jobs::ofBoth));
    return files;
  }

  private static WrittenFile ofBoth(WrittenFile file, WrittenFile same) {
    Set<Long> jobs = new HashSet<>(file.jobs());
    jobs.addAll(same.jobs());
    return new WrittenFile(file.path(), file.kind(), file.sha256(), jobs);
  }

  /** A file that was written is gone. */
  public void removed(String path) {
    client.sql("delete from job_file where path = ?").param(path).update();
  }

  /**
   * Notes whose data a row was that no visit tells: it was rejected, and its findings may quote it,
   * or the visit is another patient's since.
   */
  public void about(long job, long ordinal, String patient) {
    client
        .sql("insert into row_patient (job, ordinal, patient) values (?, ?, ?)")
        .params(job, ordinal, patient)
        .update();
  }

  public Optional<Row> row(long job, long ordinal) {
    return client
        .sql("select * from source_row where job = ? and ordinal = ?")
        .params(job, ordinal)
        .query(Jobs::row)
        .optional();
  }

  /** All rows of a job with one outcome, in their order. */
  public List<Row> rows(long job, Outcome outcome) {
    return client
        .sql("select * from source_row where job = ? and outcome = ? order by ordinal")
        .params(job, word(outcome))
        .query(Jobs::row)
        .list();
  }

  /** The ordinals of a job's rows that are not kept, in their order; one by one. */
  public void notKept(long job, LongConsumer each) {
    client
        .sql(
            "select ordinal from source_row where job = ? and outcome in ('rejected',"
                + " 'unreadable') order by ordinal")
        .param(job)
        .query((RowCallbackHandler) row -> each.accept(row.getLong(1)));
  }

  /** Rows of a job behind one that changed visits, in their order. */
  public List<Row> changing(long job, long ordinal, int limit) {
    return client
        .sql(
            "select * from source_row where job = ? and ordinal > ? and visit is not null"
                + " and outcome in ('created', 'updated') order by ordinal limit ?")
        .params(job, ordinal, limit)
        .query(Jobs::row)
        .list();
  }

  /**
   * Imports of a file, the newest first.
   *
   * @param name as it was given, or its last part, or the first digits of its SHA-256, at least six
   */
  public List<Job> ofFile(String name) {
    return client
        .sql(
            "select * from job where kind = 'import' and (source = :name"
                + " or source like :behind escape '!'"
                + " or (length(:name) > 5 and substr(source_sha256, 1, length(:name)) = lower(:name)))"
                + " order by key desc")
        .param("name", name)
        .param("behind", "%/" + name.replaceAll("([!%_])", "!$1"))
        .query(Jobs::job)
        .list();
  }

  /** A job's rows at a number: the row of a table, the line of a text, the message. */
  public List<Row> rowsAt(long job, long number) {
    return client
        .sql(
            "select * from source_row where job = :job and (place = 'row ' || :number"
                + " or place like 'row ' || :number || ',%' or place like 'row ' || :number || ' of %'"
                + " or place = 'message ' || :number or place like 'message ' || :number || ',%'"
                + " or place like 'message ' || :number || ' of %' or place like :number || ':%')"
                + " order by ordinal")
        .param("job", job)
        .param("number", String.valueOf(number))
        .query(Jobs::row)
        .list();
  }

  /** All rows that told of a visit, in the order in which they were read. */
  public List<Row> rowsOf(long visit) {
    return client
        .sql("select * from source_row where visit = ? order by job, ordinal")
        .param(visit)
        .query(Jobs::row)
        .list();
  }

  private static Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getLong("key"),
        new Plan(
            Columns.word(row, "kind", Kind.class),
            row.getString("source"),
            Optional.ofNullable(row.getString("source_sha256")),
            Columns.number(row, "source_bytes"),
            row.getString("settings"),
            row.getString("program"),
            row.getString("owner"),
            Columns.number(row, "concerns")),
        Columns.word(row, "state", State.class),
        Columns.instant(row, "started"),
        Columns.instant(row, "touched"),
        Columns.moment(row, "ended"),
        row.getLong("position"),
        new Counts(
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("unchanged"),
            row.getLong("rejected"),
            row.getLong("unreadable"),
            row.getLong("left_out"),
            row.getLong("linked")));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("job"),
        row.getLong("ordinal"),
        Columns.word(row, "outcome", Outcome.class),
        row.getString("place"),
        Optional.ofNullable(row.getString("sha256")),
        Columns.number(row, "visit"));
  }

  private static String word(Enum<?> value) {
    return Columns.word(value);
  }
}
