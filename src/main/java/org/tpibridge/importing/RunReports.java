package org.tpibridge.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.erasure.OutputFileKind;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.report.CoverageReport;
import org.tpibridge.report.Quantity;
import org.tpibridge.report.RejectsFile;
import org.tpibridge.report.UnknownWordsFile;
import org.tpibridge.terminology.UnknownWords;

/**
 * Writes the report files that the user asked for: rejects, unknown words, coverage. If one of them
 * cannot be written, the run ends with an error, because an incomplete report would not be noticed.
 */
public final class RunReports implements AutoCloseable {
  private final OutputFiles outputs;
  private final ReportPaths paths;
  private final InputCoverage coverage;
  private final UnknownWords words = new UnknownWords();
  private Optional<RejectsFile> rejects = Optional.empty();

  /**
   * @param coverage the coverage that the readers fill
   * @throws UsageException if the rejects file cannot be created
   */
  public RunReports(OutputFiles outputs, ReportPaths paths, InputCoverage coverage) {
    this.outputs = outputs;
    this.paths = paths;
    this.coverage = coverage;
    write(
        "rejects", paths.rejects(), file -> rejects = Optional.of(new RejectsFile(outputs, file)));
  }

  public InputCoverage coverage() {
    return coverage;
  }

  public void add(VisitResult result) {
    add(result, result.findings());
  }

  /** Adds an imported row with its findings. Rows of erased patients are left out. */
  void add(RowResult row) {
    if (!row.isErased()) {
      add(row.result(), row.findings());
    }
  }

  private void add(VisitResult result, List<Finding> found) {
    if (paths.unknownWords().isPresent()) {
      words.count(found);
    }
    if (result instanceof VisitResult.Rejected rejected) {
      onRejects(r -> r.rejected(rejected.place(), rejected.originals(), found));
    } else if (found.stream().anyMatch(Finding::isError)) {
      onRejects(r -> r.unreadable(result.place(), found));
    }
  }

  /**
   * Completes all files.
   *
   * @return one line for each file, with its content and path
   */
  public List<String> finish() {
    List<String> lines = new ArrayList<>();
    onRejects(RejectsFile::commit);
    rejects
        .map(RejectsFile::written)
        .ifPresent(
            all ->
                all.forEach(w -> lines.add(Quantity.of(w.count(), w.what()) + " in " + w.file())));
    write(
        "unknown words",
        paths.unknownWords(),
        file -> UnknownWordsFile.write(words, outputs.open(file)));
    paths.unknownWords().ifPresent(file -> describeWords(file, lines));
    write(
        "coverage",
        paths.coverage(),
        file -> new CoverageReport(coverage).write(outputs.open(file)));
    return lines;
  }

  /** Returns the files that contain patient data. */
  public Map<Path, OutputFileKind> written() {
    Map<Path, OutputFileKind> files = new LinkedHashMap<>();
    rejects.ifPresent(
        r ->
            r.written()
                .forEach(
                    w ->
                        files.put(
                            w.file(),
                            w.isFindings() ? OutputFileKind.FINDINGS : OutputFileKind.REJECTS)));
    paths.unknownWords().ifPresent(file -> files.put(file, OutputFileKind.WORDS));
    return files;
  }

  private void describeWords(Path file, List<String> lines) {
    lines.add(Quantity.of(words.listed(), "unknown word") + " in " + file);
    if (words.notListed() > 0) {
      lines.add(
          Quantity.of(words.notListed(), "value")
              + " not listed: too long or with too many digits to be a word");
    }
    if (words.beyondLimit() > 0) {
      lines.add(
          "The list of unknown words is full: "
              + Quantity.of(words.beyondLimit(), "finding")
              + " with further words not counted. Add the listed words to the vocabulary, then"
              + " run again.");
    }
  }

  private interface FileAction<T> {
    void write(T target) throws IOException;
  }

  private void onRejects(FileAction<RejectsFile> action) {
    write("rejects", paths.rejects(), file -> action.write(rejects.orElseThrow()));
  }

  private static void write(String what, Optional<Path> file, FileAction<Path> action) {
    if (file.isPresent()) {
      try {
        action.write(file.get());
      } catch (IOException e) {
        throw new UsageException(
            "Cannot write the " + what + " to " + file.get() + ": " + IoErrorText.of(e));
      }
    }
  }

  /** Closes the rejects file. If the run failed, an earlier file of that name is unchanged. */
  @Override
  public void close() {
    onRejects(RejectsFile::close);
  }
}
