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
 * The patient's visits in a file of rejects as this program wrote it. Visits are read as an import
 * reads them when it gets the file back, so that rows without an MRN go with the visit that they
 * belong to. All others stay, byte for byte.
 */
final class RejectsFileCleaner {
  /** A text ends with a line break, and none of its lines begins like this. */
  private static final Pattern MESSAGES = Pattern.compile("(?<=\n)(?=MSH|FHS|BHS)");

  private static final Pattern LINES = Pattern.compile("(?<=\n)");
  private static final int LARGEST_TEXT = 256 << 20;

  private final Predicate<ReadResult> theirs;
  private final Predicate<String> isValue;
  private final Predicate<String> isMrn;
  private final List<VisitReader> readers;

  /**
   * @param theirs whether a visit is the patient's
   * @param isValue whether a cell is an MRN or an id of the patient's
   * @param isMrn whether a number that a message gives a patient is an MRN of this one
   */
  RejectsFileCleaner(
      Predicate<ReadResult> theirs,
      Predicate<String> isValue,
      Predicate<String> isMrn,
      List<VisitReader> readers) {
    this.theirs = theirs;
    this.isValue = isValue;
    this.isMrn = isMrn;
    this.readers = List.copyOf(readers);
  }

  /** Empty where no visit in it is the patient's. */
  Optional<ProgramFile> in(Path file) throws IOException {
    return RejectsTable.isRejectsTable(file) ? table(file) : texts(file);
  }

  /** The rows of a list of words that have a number of the patient's. */
  Optional<ProgramFile> wordsIn(Path file) throws IOException {
    if (!RejectsTable.isWritten(file)) {
      return Optional.empty();
    }
    BiPredicate<Long, List<String>> stays =
        (row, cells) -> row == 1 || cells.stream().noneMatch(isValue);
    return rows(file, stays);
  }

  private Optional<ProgramFile> table(Path file) throws IOException {
    Map<Long, List<String>> gone = new HashMap<>();
    for (VisitReader reader : readers) {
      try (Stream<ReadResult> visits = reader.read(Input.of(file))) {
        visits
            .filter(theirs)
            .flatMap(RejectsFileCleaner::originals)
            .filter(OriginalRecord.CsvRow.class::isInstance)
            .map(OriginalRecord.CsvRow.class::cast)
            .forEach(row -> gone.put(((Place.Cell) row.place()).row(), row.cells()));
      }
    }
    // The number alone could be another row's, if whoever counts them counted otherwise.
    return rows(file, (row, cells) -> row == 1 || !cells.equals(gone.get(row)));
  }

  private static Stream<OriginalRecord> originals(ReadResult result) {
    if (result instanceof ReadResult.Read read) {
      return read.originals().stream();
    }
    return result instanceof ReadResult.Rejected rejected
        ? rejected.originals().stream()
        : Stream.empty();
  }

  private static Optional<ProgramFile> rows(Path file, BiPredicate<Long, List<String>> stays)
      throws IOException {
    long[] counts = new long[2];
    RejectsTable.copy(
        file,
        OutputStream.nullOutputStream(),
        (row, cells) -> {
          counts[0]++;
          counts[1] += stays.test(row, cells) ? 0 : 1;
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
                  try (TemporaryFile rest = TemporaryFile.of(real)) {
                    RejectsTable.copy(file, rest.out(), stays);
                    rest.renameForced(real);
                  }
                  return false;
                }));
  }

  /** JSON values or messages, one after the other. */
  private Optional<ProgramFile> texts(Path file) throws IOException {
    if (Files.size(file) > LARGEST_TEXT) {
      return Optional.empty();
    }
    String all = new String(Files.readAllBytes(file), ISO_8859_1);
    boolean messages = all.startsWith("MSH") || all.startsWith("FHS") || all.startsWith("BHS");
    List<String> pieces = Arrays.asList((messages ? MESSAGES : LINES).split(all));
    List<String> rest = new ArrayList<>();
    for (String piece : pieces) {
      if (!isTheirs(piece, messages)) {
        rest.add(piece);
      }
    }
    int gone = pieces.size() - rest.size();
    return gone == 0
        ? Optional.empty()
        : Optional.of(
            new ProgramFile(
                file,
                counted(gone, pieces.size(), messages ? "message" : "line"),
                () -> {
                  Path real = file.toRealPath();
                  if (rest.isEmpty()) {
                    return Files.deleteIfExists(real);
                  }
                  try (TemporaryFile fresh = TemporaryFile.of(real)) {
                    fresh.out().write(String.join("", rest).getBytes(ISO_8859_1));
                    fresh.renameForced(real);
                  }
                  return false;
                }));
  }

  private boolean isTheirs(String piece, boolean messages) throws IOException {
    byte[] bytes = piece.getBytes(ISO_8859_1);
    Input input = new Input("", () -> new ByteArrayInputStream(bytes));
    for (VisitReader reader : readers) {
      try (Stream<ReadResult> visits = reader.read(input)) {
        if (visits.anyMatch(theirs)) {
          return true;
        }
      }
    }
    return messages && Hl7PatientSearch.areIn(bytes, isMrn);
  }

  private static String counted(long gone, long of, String what) {
    return gone == of ? "all it has" : gone + " of " + of + " " + what + (of == 1 ? "" : "s");
  }
}
