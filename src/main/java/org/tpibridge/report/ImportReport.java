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
 * What became of the rows of the files that one run of {@code import} took, for programs: {@code
 * docs/importing.md}. Counts, codes and names of files, and no value of any patient.
 *
 * @param program name and version
 * @param dryRun whether nothing was kept: what is told is what would become of the rows
 * @param started when the run began
 * @param took how long the run was
 * @param files in the order in which they were taken
 */
public record ImportReport(
    String program, boolean dryRun, Instant started, Duration took, List<ImportedFile> files) {

  public ImportReport {
    files = List.copyOf(files);
  }

  /**
   * One file and its job.
   *
   * @param name of the file, without its folders
   * @param sha256 of its bytes, in hexadecimal; empty where it could be read only once
   * @param job such as {@code J17}; empty where nothing was kept
   * @param finished whether every row was taken; else the job goes on where the same file is
   *     imported again
   * @param before rows that an earlier run of the job had taken already
   * @param rows of the whole job, with those
   * @param leftOut what this run left out, by kind
   * @param findings of the whole job
   * @param took how long this run worked on it
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
   * Rows by what became of them. In other formats than tables a row is one visit; the rest of an
   * input that cannot be read is one more.
   *
   * @param read all of them, counted where they are read
   * @param unreadable what is no visit: the rest of an input, or all of it
   * @param leftOut messages and rows that are not of a trigger point injection visit
   * @param linked messages by which two patients were linked
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
     * @throws IllegalArgumentException where the rows do not add up to those read
     */
    public ReportedRows {
      long told = created + updated + unchanged + rejected + unreadable + leftOut + linked;
      if (told != read) {
        throw new IllegalArgumentException(read + " rows read, but " + told + " told of");
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

  /** Writes the file anew. */
  public void write(OutputFile file) throws IOException {
    JsonFile.write(file, this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStringProperty("program", program);
    json.writeBooleanProperty("dryRun", dryRun);
    json.writeStringProperty("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
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
    json.writeNumberProperty("takenBefore", file.before());
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
          "rowsASecond", BigDecimal.valueOf(rows).divide(seconds, 1, RoundingMode.HALF_UP));
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
