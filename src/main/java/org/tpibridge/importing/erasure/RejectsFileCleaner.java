package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.report.RejectsTable;

/**
 * Removes the patient's visits from a rejects file that this program wrote. The file is read as an
 * import would read it, so that rows without an MRN are removed with their visit. Other rows stay
 * unchanged, byte for byte.
 */
final class RejectsFileCleaner {
  /** Separates messages: each ends with a line break, and only its first line begins like this. */
  private static final Pattern MESSAGES = Pattern.compile("(?<=\n)(?=MSH|FHS|BHS)");

  private static final Pattern LINES = Pattern.compile("(?<=\n)");
  private static final int MAX_TEXT_SIZE = 256 << 20;

  private final Predicate<ReadResult> isOfPatient;
  private final Predicate<String> isValue;
  private final Predicate<String> isMrn;
  private final List<VisitReader> readers;

  /**
   * @param isOfPatient whether a visit belongs to the patient
   * @param isValue whether a cell is an MRN or an id of the patient
   * @param isMrn whether a patient number in a message is an MRN of the patient
   */
  RejectsFileCleaner(
      Predicate<ReadResult> isOfPatient,
      Predicate<String> isValue,
      Predicate<String> isMrn,
      List<VisitReader> readers) {
    this.isOfPatient = isOfPatient;
    this.isValue = isValue;
    this.isMrn = isMrn;
    this.readers = List.copyOf(readers);
  }

  /** Returns what to remove from a rejects file; empty if it does not contain the patient. */
  Optional<ProgramFile> in(Path file) throws IOException {
    return RejectsTable.isRejectsTable(file) ? table(file) : texts(file);
  }

  /**
   * Returns what to remove from a list of unknown words; empty if it does not contain the patient.
   */
  Optional<ProgramFile> wordsIn(Path file) throws IOException {
    if (!RejectsTable.isWritten(file)) {
      return Optional.empty();
    }
    BiPredicate<Long, List<String>> isRetained =
        (row, cells) -> row == 1 || cells.stream().noneMatch(isValue);
    return rows(file, isRetained);
  }

  private Optional<ProgramFile> table(Path file) throws IOException {
    Map<Long, List<String>> removed = new HashMap<>();
    for (VisitReader reader : readers) {
      try (Stream<ReadResult> visits = reader.read(Input.of(file))) {
        visits
            .filter(isOfPatient)
            .flatMap(RejectsFileCleaner::originals)
            .filter(OriginalRecord.CsvRow.class::isInstance)
            .map(OriginalRecord.CsvRow.class::cast)
            .forEach(row -> removed.put(((Place.Cell) row.place()).row(), row.cells()));
      }
    }
    // Compares the cells as well, in case readers count rows differently.
    return rows(file, (row, cells) -> row == 1 || !cells.equals(removed.get(row)));
  }

  private static Stream<OriginalRecord> originals(ReadResult result) {
    if (result instanceof ReadResult.Read read) {
      return read.originals().stream();
    }
    return result instanceof ReadResult.Rejected rejected
        ? rejected.originals().stream()
        : Stream.empty();
  }

  private static Optional<ProgramFile> rows(Path file, BiPredicate<Long, List<String>> isRetained)
      throws IOException {
    long[] counts = new long[2];
    RejectsTable.copy(
        file,
        OutputStream.nullOutputStream(),
        (row, cells) -> {
          counts[0]++;
          counts[1] += isRetained.test(row, cells) ? 0 : 1;
          return true;
        });
    return counts[1] == 0
        ? Optional.empty()
        : Optional.of(
            new ProgramFile(
                file,
                counted(counts[1], counts[0] - 1, "row"),
                () -> {
                  Path real = file.toRealPath();
                  try (TemporaryFile remaining = TemporaryFile.of(real)) {
                    RejectsTable.copy(file, remaining.out(), isRetained);
                    remaining.renameForced(real);
                  }
                  return false;
                }));
  }

  /** Returns what to remove from a file of JSON values or messages. */
  private Optional<ProgramFile> texts(Path file) throws IOException {
    if (Files.size(file) > MAX_TEXT_SIZE) {
      return Optional.empty();
    }
    String all = new String(Files.readAllBytes(file), ISO_8859_1);
    boolean messages = all.startsWith("MSH") || all.startsWith("FHS") || all.startsWith("BHS");
    List<String> pieces = Arrays.asList((messages ? MESSAGES : LINES).split(all));
    List<String> remaining = new ArrayList<>();
    for (String piece : pieces) {
      if (!isTextOfPatient(piece, messages)) {
        remaining.add(piece);
      }
    }
    int removedCount = pieces.size() - remaining.size();
    return removedCount == 0
        ? Optional.empty()
        : Optional.of(
            new ProgramFile(
                file,
                counted(removedCount, pieces.size(), messages ? "message" : "line"),
                () -> {
                  Path real = file.toRealPath();
                  if (remaining.isEmpty()) {
                    return Files.deleteIfExists(real);
                  }
                  try (TemporaryFile temporary = TemporaryFile.of(real)) {
                    temporary.out().write(String.join("", remaining).getBytes(ISO_8859_1));
                    temporary.renameForced(real);
                  }
                  return false;
                }));
  }

  private boolean isTextOfPatient(String piece, boolean messages) throws IOException {
    byte[] bytes = piece.getBytes(ISO_8859_1);
    Input input = new Input("", () -> new ByteArrayInputStream(bytes));
    for (VisitReader reader : readers) {
      try (Stream<ReadResult> visits = reader.read(input)) {
        if (visits.anyMatch(isOfPatient)) {
          return true;
        }
      }
    }
    return messages && Hl7PatientSearch.areIn(bytes, isMrn);
  }

  private static String counted(long removedCount, long of, String what) {
    return (removedCount == of ? "all " : removedCount + " of " + of + " ")
        + what
        + (of == 1 ? "" : "s");
  }
}
