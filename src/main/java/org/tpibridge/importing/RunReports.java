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
 * What a run hands back besides its findings, as far as it was asked for. Whatever cannot be
 * written ends the run: who asked for the file would not look for what it lacks.
 */
public final class RunReports implements AutoCloseable {
  private final OutputFiles outputs;
  private final ReportPaths paths;
  private final InputCoverage coverage;
  private final UnknownWords words = new UnknownWords();
  private Optional<RejectsFile> rejects = Optional.empty();

  /**
   * @param coverage what the inputs are read with
   * @throws UsageException where a file that is written on the way cannot be written
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

  public void add(VisitResult checked) {
    add(checked, checked.findings());
  }

  /**
   * Takes a row that was imported, with what the store had to say of it. Of an erased patient's
   * nothing is written.
   */
  void add(RowResult row) {
    if (!row.isErased()) {
      add(row.result(), row.findings());
    }
  }

  private void add(VisitResult checked, List<Finding> found) {
    if (paths.unknownWords().isPresent()) {
      words.count(found);
    }
    if (checked instanceof VisitResult.Rejected rejected) {
      onRejects(r -> r.rejected(rejected.place(), rejected.originals(), found));
    } else if (found.stream().anyMatch(Finding::isError)) {
      onRejects(r -> r.unreadable(checked.place(), found));
    }
  }

  /** Writes what can be written only at the end; gives lines that say where everything is. */
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

  /** Files that hold what patients' records say. */
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
              + " in the place of a word not listed: too long, or too many digits, for a word");
    }
    if (words.beyondLimit() > 0) {
      lines.add(
          "The list of unknown words is full; "
              + Quantity.of(words.beyondLimit(), "finding")
              + " on further ones not counted. Teach these words first, then run again.");
    }
  }

  private interface Writing<T> {
    void on(T target) throws IOException;
  }

  private void onRejects(Writing<RejectsFile> writing) {
    write("rejects", paths.rejects(), file -> writing.on(rejects.orElseThrow()));
  }

  private static void write(String what, Optional<Path> file, Writing<Path> writing) {
    if (file.isPresent()) {
      try {
        writing.on(file.get());
      } catch (IOException e) {
        throw new UsageException(
            "Cannot write the " + what + " to " + file.get() + ": " + IoErrorText.of(e));
      }
    }
  }

  /** Where the run failed, files of that name stay as they were. */
  @Override
  public void close() {
    onRejects(RejectsFile::close);
  }
}
