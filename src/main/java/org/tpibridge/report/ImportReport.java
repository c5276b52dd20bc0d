package org.tpibridge.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.OutputFile;
import tools.jackson.core.JsonGenerator;

/**
 * The result of one run of {@code import} as JSON, described in {@code docs/importing.md}. It
 * contains counts, codes and names of files, and no patient data.
 *
 * @param program name and version of the program
 * @param dryRun whether nothing was saved; the results are then those of an import without {@code
 *     --dry-run}
 * @param started when the run began
 * @param took duration of the run
 * @param files results of the files in the order of the import
 */
public record ImportReport(
    String program, boolean dryRun, Instant started, Duration took, List<ImportedFile> files) {

  public ImportReport {
    files = List.copyOf(files);
  }

  /**
   * One file and its job.
   *
   * @param name name of the file, without its folder
   * @param sha256 SHA-256 of the file in hexadecimal; empty if it could be read only once
   * @param job id of the job, such as {@code J17}; empty for a dry run
   * @param finished whether all rows were imported; if not, importing the same file again resumes
   *     the job
   * @param before last row that was saved before this run resumed the job; 0 if it was not resumed
   * @param rows counts of the whole job, including earlier runs
   * @param leftOut records that this run left out, by kind
   * @param findings counts of findings of the whole job
   * @param took duration of this run for the file
   */
  public record ImportedFile(
      String name,
      Optional<String> sha256,
      Optional<String> job,
      boolean finished,
      long before,
      ReportedRows rows,
      List<LeftOutCounts.LeftOutCount> leftOut,
      List<FindingCounts.CodeCount> findings,
      Duration took) {

    public ImportedFile {
      leftOut = List.copyOf(leftOut);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Counts of rows by result. In formats other than tables, a row is one visit. The unreadable rest
   * of an input counts as one row.
   *
   * @param read all rows, counted when they are read
   * @param unreadable inputs that cannot be read, completely or to their end
   * @param leftOut messages and rows that are not trigger point injection visits
   * @param linked messages that linked two patients
   */
  public record ReportedRows(
      long read,
      long created,
      long updated,
      long unchanged,
      long rejected,
      long unreadable,
      long leftOut,
      long linked) {
    static final ReportedRows NONE = new ReportedRows(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if the counts do not add up to the rows read
     */
    public ReportedRows {
      long counted = created + updated + unchanged + rejected + unreadable + leftOut + linked;
      if (counted != read) {
        throw new IllegalArgumentException(
            read + " rows were read, but " + counted + " were counted");
      }
    }

    private ReportedRows plus(ReportedRows other) {
      return new ReportedRows(
          read + other.read,
          created + other.created,
          updated + other.updated,
          unchanged + other.unchanged,
          rejected + other.rejected,
          unreadable + other.unreadable,
          leftOut + other.leftOut,
          linked + other.linked);
    }
  }

  /** Writes the report to a file. */
  public void write(OutputFile file) throws IOException {
    JsonFile.write(file, this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStringProperty("program", program);
    json.writeBooleanProperty("dryRun", dryRun);
    json.writeStringProperty("startedAt", started.truncatedTo(ChronoUnit.SECONDS).toString());
    boolean finished = files.stream().allMatch(ImportedFile::finished);
    json.writeBooleanProperty("finished", finished);
    write(
        files.stream().map(ImportedFile::rows).reduce(ReportedRows.NONE, ReportedRows::plus), json);
    write(took, files.stream().mapToLong(f -> f.rows().read() - f.before()).sum(), json);
    json.writeArrayPropertyStart("files");
    files.forEach(file -> write(file, json));
    json.writeEndArray();
  }

  private static void write(ImportedFile file, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("file", file.name());
    file.sha256().ifPresent(hash -> json.writeStringProperty("sha256", hash));
    file.job().ifPresent(job -> json.writeStringProperty("job", job));
    json.writeBooleanProperty("finished", file.finished());
    write(file.rows(), json);
    json.writeNumberProperty("resumedAfter", file.before());
    write(file.took(), file.rows().read() - file.before(), json);
    json.writeArrayPropertyStart("leftOut");
    file.leftOut().forEach(count -> write(count, json));
    json.writeEndArray();
    json.writeArrayPropertyStart("findings");
    file.findings().forEach(count -> write(count, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(ReportedRows rows, JsonGenerator json) {
    json.writeObjectPropertyStart("rows");
    json.writeNumberProperty("read", rows.read());
    json.writeNumberProperty("created", rows.created());
    json.writeNumberProperty("updated", rows.updated());
    json.writeNumberProperty("unchanged", rows.unchanged());
    json.writeNumberProperty("rejected", rows.rejected());
    json.writeNumberProperty("unreadable", rows.unreadable());
    json.writeNumberProperty("leftOut", rows.leftOut());
    json.writeNumberProperty("patientsLinked", rows.linked());
    json.writeEndObject();
  }

  private static void write(Duration took, long rows, JsonGenerator json) {
    BigDecimal seconds = BigDecimal.valueOf(took.toMillis(), 3);
    json.writeNumberProperty("seconds", seconds);
    if (seconds.signum() > 0) {
      json.writeNumberProperty(
          "rowsPerSecond", BigDecimal.valueOf(rows).divide(seconds, 1, RoundingMode.HALF_UP));
    }
  }

  private static void write(LeftOutCounts.LeftOutCount count, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("unit", count.what().unit());
    json.writeStringProperty("kind", count.what().kind());
    json.writeStringProperty("reason", count.what().reason());
    json.writeNumberProperty("count", count.count());
    json.writeEndObject();
  }

  private static void write(FindingCounts.CodeCount count, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("severity", count.severity().label());
    json.writeStringProperty("code", count.code());
    json.writeNumberProperty("count", count.count());
    json.writeEndObject();
  }
}
