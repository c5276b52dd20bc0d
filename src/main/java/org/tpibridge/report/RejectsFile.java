package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.OriginalRecord;

/**
 * Writes the rejected visits of a run in their original form, with the errors. The corrected file
 * can be imported.
 *
 * <p>Rows with the same header, or texts of one format, are in one file. Others are written to
 * further files with numbered names. The files are empty if nothing was rejected. Only their owner
 * can read them.
 */
public final class RejectsFile implements Closeable {
  /** Limits the number of open files. */
  private static final int MAX_FILES = 50;

  private static final String FINDINGS = ".findings.csv";
  private static final String CSV = ".csv";
  private static final String NDJSON = ".ndjson";
  private static final String HL7 = ".hl7";

  /**
   * A file that was written.
   *
   * @param what the unit that is counted: {@code rejected visit} or {@code finding}
   */
  public record WrittenReport(Path file, long count, String what) {
    private static final String FINDING = "finding";

    /** Returns whether this is the file with the findings of texts. */
    public boolean isFindings() {
      return what.equals(FINDING);
    }
  }

  private final OutputFiles outputs;
  private final Path file;
  private final List<OutputFile> open = new ArrayList<>();
  private final Map<Object, Part> parts = new LinkedHashMap<>();
  private Optional<OutputFile> first;
  private RejectFindingsFile findings;

  /** A file and its writer. */
  private static final class Part {
    private final Path path;
    private final Closeable writer;
    private long visits;

    Part(Path path, Closeable writer) {
      this.path = path;
      this.writer = writer;
    }
  }

  /** Opens the file at once, so that an error is reported before the work begins. */
  public RejectsFile(OutputFiles outputs, Path file) throws IOException {
    this.outputs = outputs;
    this.file = file;
    this.first = Optional.of(openFile(file));
  }

  /** Returns all files that may be written in addition to the rejects file. */
  public static List<Path> companionFiles(Path file) {
    List<Path> all = new ArrayList<>(List.of(companionFile(file, FINDINGS)));
    for (int number = 2; number <= MAX_FILES; number++) {
      for (String ending : List.of(CSV, NDJSON, HL7)) {
        all.add(companionFile(file, "-" + number + ending));
      }
    }
    return all;
  }

  private OutputFile openFile(Path path) throws IOException {
    OutputFile output = outputs.open(path);
    open.add(output);
    return output;
  }

  /**
   * Adds a rejected visit.
   *
   * @param originals the records that it was read from; if empty, only the findings are written
   */
  public void rejected(Place place, List<OriginalRecord> originals, List<Finding> found)
      throws IOException {
    List<OriginalRecord.CsvRow> rows = only(OriginalRecord.CsvRow.class, originals);
    List<OriginalRecord.Text> texts = only(OriginalRecord.Text.class, originals);
    if (!rows.isEmpty()) {
      OriginalRecord.Table table = RejectsColumns.removeFrom(rows.get(0).table());
      Part part = part(table, CSV, out -> new RejectedRowsWriter(out, table));
      ((RejectedRowsWriter) part.writer).add(rows, found);
      part.visits++;
    } else if (!texts.isEmpty()) {
      OriginalRecord.TextFormat format = texts.get(0).format();
      Part part = part(format, ending(format), RejectedTextsWriter::new);
      long number = ((RejectedTextsWriter) part.writer).add(texts);
      part.visits++;
      findingsFile().add(part.path, number, place, found);
    } else {
      unreadable(place, found);
    }
  }

  /** Adds the findings of an input that could not be read. */
  public void unreadable(Place place, List<Finding> found) throws IOException {
    findingsFile().add(place, found);
  }

  /** Returns the files that are not empty. */
  public List<WrittenReport> written() {
    List<WrittenReport> written = new ArrayList<>();
    parts.values().forEach(p -> written.add(new WrittenReport(p.path, p.visits, "rejected visit")));
    if (findings != null) {
      written.add(new WrittenReport(findings.path(), findings.count(), WrittenReport.FINDING));
    }
    return written;
  }

  private static <T extends OriginalRecord> List<T> only(
      Class<T> type, List<OriginalRecord> originals) {
    return originals.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String ending(OriginalRecord.TextFormat format) {
    return switch (format) {
      case JSON -> NDJSON;
      case HL7_V2 -> HL7;
    };
  }

  private interface WriterFactory {
    Closeable on(OutputStream out) throws IOException;
  }

  private Part part(Object kind, String ending, WriterFactory writer) throws IOException {
    Part existing = parts.get(kind);
    if (existing != null) {
      return existing;
    }
    if (parts.size() == MAX_FILES) {
      throw new IOException(
          "the inputs have more than "
              + MAX_FILES
              + " different headers. Import them in several runs, each with its own rejects file");
    }
    OutputFile output =
        first.isPresent()
            ? first.get()
            : openFile(companionFile(file, "-" + (parts.size() + 1) + ending));
    first = Optional.empty();
    Part part = new Part(output.path(), writer.on(output.out()));
    parts.put(kind, part);
    return part;
  }

  private RejectFindingsFile findingsFile() throws IOException {
    if (findings == null) {
      findings = new RejectFindingsFile(openFile(companionFile(file, FINDINGS)));
    }
    return findings;
  }

  /** Returns a file in the same folder: its name without the extension, followed by a suffix. */
  private static Path companionFile(Path file, String suffix) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + suffix);
  }

  /** Completes the files and gives them their final names. */
  public void commit() throws IOException {
    for (Part part : parts.values()) {
      part.writer.close();
    }
    if (findings != null) {
      findings.close();
    }
    for (OutputFile output : open) {
      output.commit();
    }
  }

  /** Removes files that were not committed. */
  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (OutputFile output : open) {
      try {
        output.close();
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
