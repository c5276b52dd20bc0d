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
 * The rejected visits of a run, as they came, with what is wrong; written as they are found. What
 * is fixed in it goes straight back in.
 *
 * <p>Rows of one header, or texts of one format, make one file. Others go to files of their own
 * beside it, whose names have a number. The files are empty where nothing was rejected, and only
 * their owner may read them.
 */
public final class RejectsFile implements Closeable {
  /** Each holds a file open. */
  private static final int MAX_FILES = 50;

  private static final String FINDINGS = ".findings.csv";
  private static final String CSV = ".csv";
  private static final String NDJSON = ".ndjson";
  private static final String HL7 = ".hl7";

  /**
   * A file that was written.
   *
   * @param what it holds: {@code rejected visits}, {@code findings}
   */
  public record WrittenReport(Path file, long count, String what) {
    private static final String FINDING = "finding";

    /** Whether it is what is beside rejected visits that have no room for it. */
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

  /** A file, and what writes it. */
  private static final class Part {
    private final Path path;
    private final Closeable writer;
    private long visits;

    Part(Path path, Closeable writer) {
      this.path = path;
      this.writer = writer;
    }
  }

  /** Opens the file at once, so that one that cannot be written is known before the work. */
  public RejectsFile(OutputFiles outputs, Path file) throws IOException {
    this.outputs = outputs;
    this.file = file;
    this.first = Optional.of(opened(file));
  }

  /** All further files that it may write. */
  public static List<Path> companionFiles(Path file) {
    List<Path> all = new ArrayList<>(List.of(companionFiles(file, FINDINGS)));
    for (int number = 2; number <= MAX_FILES; number++) {
      for (String ending : List.of(CSV, NDJSON, HL7)) {
        all.add(companionFiles(file, "-" + number + ending));
      }
    }
    return all;
  }

  private OutputFile opened(Path path) throws IOException {
    OutputFile output = outputs.open(path);
    open.add(output);
    return output;
  }

  /**
   * Takes a rejected visit.
   *
   * @param originals what it was read from; where they are empty, only the findings can be told
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
      companionFiles().add(part.path, number, place, found);
    } else {
      unreadable(place, found);
    }
  }

  /** Takes what could not be read at all: there is nothing to hand back but the findings. */
  public void unreadable(Place place, List<Finding> found) throws IOException {
    companionFiles().add(place, found);
  }

  /** The files that hold something. */
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

  private interface Opened {
    Closeable on(OutputStream out) throws IOException;
  }

  private Part part(Object kind, String ending, Opened opened) throws IOException {
    Part known = parts.get(kind);
    if (known != null) {
      return known;
    }
    if (parts.size() == MAX_FILES) {
      throw new IOException(
          "the inputs have more than "
              + MAX_FILES
              + " different headers; give them in several runs, each with its own rejects file");
    }
    OutputFile output =
        first.isPresent()
            ? first.get()
            : opened(companionFiles(file, "-" + (parts.size() + 1) + ending));
    first = Optional.empty();
    Part part = new Part(output.path(), opened.on(output.out()));
    parts.put(kind, part);
    return part;
  }

  private RejectFindingsFile companionFiles() throws IOException {
    if (findings == null) {
      findings = new RejectFindingsFile(opened(companionFiles(file, FINDINGS)));
    }
    return findings;
  }

  /** A file beside one: its name without its ending, and more. */
  private static Path companionFiles(Path file, String more) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + more);
  }

  /** Ends the files and gives them their names. */
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

  /** What was not committed is removed. */
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
