package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.Taken;
import org.tpibridge.importing.erasure.OutputKind;
import org.tpibridge.report.CoverageReport;
import org.tpibridge.report.Quantity;
import org.tpibridge.report.RejectsFile;
import org.tpibridge.report.UnknownWordsFile;
import org.tpibridge.source.Coverage;
import org.tpibridge.terminology.WordsToTeach;

/**
 * What a run hands back besides its findings, as far as it was asked for. Whatever cannot be
 * written ends the run: who asked for the file would not look for what it lacks.
 */
final class Reports implements AutoCloseable {
  private final OutputFiles outputs;
  private final ReportFiles asked;
  private final Coverage coverage;
  private final WordsToTeach words = new WordsToTeach();
  private Optional<RejectsFile> rejects = Optional.empty();

  /**
   * @param coverage what the inputs are read with
   * @throws UsageException where a file that is written on the way cannot be written
   */
  Reports(OutputFiles outputs, ReportFiles asked, Coverage coverage) {
    this.outputs = outputs;
    this.asked = asked;
    this.coverage = coverage;
    write(
        "rejects", asked.rejects(), file -> rejects = Optional.of(new RejectsFile(outputs, file)));
  }

  Coverage coverage() {
    return coverage;
  }

  void add(VisitResult checked) {
    add(checked, checked.findings());
  }

  /**
   * Takes a row that was imported, with what the store had to say of it. Of an erased patient's
   * nothing is written.
   */
  void add(Taken row) {
    if (!row.isErased()) {
      add(row.checked(), row.findings());
    }
  }

  private void add(VisitResult checked, List<Finding> found) {
    if (asked.unknownWords().isPresent()) {
      words.count(found);
    }
    if (checked instanceof VisitResult.Rejected rejected) {
      onRejects(r -> r.rejected(rejected.place(), rejected.originals(), found));
    } else if (found.stream().anyMatch(Finding::isError)) {
      onRejects(r -> r.unreadable(checked.place(), found));
    }
  }

  /** Writes what can be written only at the end; gives lines that say where everything is. */
  List<String> finish() {
    List<String> lines = new ArrayList<>();
    onRejects(RejectsFile::commit);
    rejects
        .map(RejectsFile::written)
        .ifPresent(
            all ->
                all.forEach(w -> lines.add(Quantity.of(w.count(), w.what()) + " in " + w.file())));
    write(
        "unknown words",
        asked.unknownWords(),
        file -> UnknownWordsFile.write(words, outputs.open(file)));
    asked.unknownWords().ifPresent(file -> tellWords(file, lines));
    write(
        "coverage",
        asked.coverage(),
        file -> new CoverageReport(coverage).write(outputs.open(file)));
    return lines;
  }

  /** Files that hold what patients' records say. */
  Map<Path, OutputKind> written() {
    Map<Path, OutputKind> files = new LinkedHashMap<>();
    rejects.ifPresent(
        r ->
            r.written()
                .forEach(
                    w ->
                        files.put(
                            w.file(), w.isFindings() ? OutputKind.FINDINGS : OutputKind.REJECTS)));
    asked.unknownWords().ifPresent(file -> files.put(file, OutputKind.WORDS));
    return files;
  }

  private void tellWords(Path file, List<String> lines) {
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
    write("rejects", asked.rejects(), file -> writing.on(rejects.orElseThrow()));
  }

  private static void write(String what, Optional<Path> file, Writing<Path> writing) {
    if (file.isPresent()) {
      try {
        writing.on(file.get());
      } catch (IOException e) {
        throw new UsageException(
            "Cannot write the " + what + " to " + file.get() + ": " + Reason.of(e));
      }
    }
  }

  /** Where the run failed, files of that name stay as they were. */
  @Override
  public void close() {
    onRejects(RejectsFile::close);
  }
}
