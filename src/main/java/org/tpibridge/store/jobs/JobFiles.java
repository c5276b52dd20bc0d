package org.tpibridge.store.jobs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Files that jobs wrote and that contain patient data, so that an erasure finds them. */
public sealed class JobFiles {

  /**
   * A file that jobs wrote and that contains patient data.
   *
   * @param path absolute, without links
   * @param kind of file, as the code that writes and reads it names it
   * @param sha256 of its bytes; a file with another hash is another file. Empty if an older version
   *     of the program wrote it
   */
  public record WrittenFile(String path, String kind, Optional<String> sha256, Set<Long> jobs) {
    public WrittenFile {
      jobs = Set.copyOf(jobs);
    }
  }

  final JdbcClient client;

  private JobFiles(JdbcClient client) {
    this.client = client;
  }

  /** Maps paths to the files that jobs wrote; a file may have been deleted or replaced since. */
  public Map<String, WrittenFile> all() {
    Map<String, WrittenFile> files = new LinkedHashMap<>();
    client
        .sql("select job_key, path, kind, sha256 from job_file order by path, job_key")
        .query(
            (row, number) ->
                new WrittenFile(
                    row.getString("path"),
                    row.getString("kind"),
                    Optional.ofNullable(row.getString("sha256")),
                    Set.of(row.getLong("job_key"))))
        .list()
        .forEach(file -> files.merge(file.path(), file, JobFiles::withJobsOf));
    return files;
  }

  private static WrittenFile withJobsOf(WrittenFile file, WrittenFile same) {
    Set<Long> jobs = new HashSet<>(file.jobs());
    jobs.addAll(same.jobs());
    return new WrittenFile(file.path(), file.kind(), file.sha256(), jobs);
  }

  /** The same table, for transactions that write. */
  public static final class WritableJobFiles extends JobFiles {
    public WritableJobFiles(JdbcClient client) {
      super(client);
    }

    /** Records a file that was written; replaces an earlier record of the same path. */
    public void save(WrittenFile file) {
      remove(file.path());
      for (long job : file.jobs()) {
        client
            .sql("insert into job_file (job_key, path, kind, sha256) values (?, ?, ?, ?)")
            .params(ColumnValues.of(job, file.path(), file.kind(), file.sha256()))
            .update();
      }
    }

    /** Removes the record of a file that was deleted. */
    public void remove(String path) {
      client.sql("delete from job_file where path = ?").param(path).update();
    }
  }
}
