package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What files hold of a patient, and how it is taken out of them. */
final class FileRemains {
  private static final long MAX_BYTES = 256L << 20;

  /** What is told of the pieces of a file in files beside it. */
  private static final List<String> BESIDE = List.of(".findings.csv", ".findings.txt");

  private final Needles needles;

  FileRemains(Needles needles) {
    this.needles = needles;
  }

  /** All files that hold something of the patient's, or may. */
  List<FoundFile> in(List<Path> places) {
    List<FoundFile> found = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        files
            .filter(Files::isRegularFile)
            .sorted(Comparator.naturalOrder())
            .forEach(file -> look(file).ifPresent(cut -> found.add(cut.found())));
      } catch (IOException | UncheckedIOException e) {
        found.add(FoundFile.stuck(place, FoundFile.UNREADABLE));
      }
    }
    return found;
  }

  /** What was found in a file, and what stays of it. */
  private record Cut(FoundFile found, List<String> kept) {
    static Optional<Cut> stuck(Path file, String why) {
      return Optional.of(new Cut(FoundFile.stuck(file, why), List.of()));
    }
  }

  private Optional<Cut> look(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Cut.stuck(file, "is too large to be looked into");
      }
      return look(file, Files.readAllBytes(file));
    } catch (IOException e) {
      return Cut.stuck(file, FoundFile.UNREADABLE);
    }
  }

  private Optional<Cut> look(Path file, byte[] bytes) {
    if (isArchive(bytes)) {
      return Cut.stuck(file, "is an archive, which is not looked into");
    }
    String text = new String(bytes, ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      return Cut.stuck(file, "is no text in UTF-8");
    }
    String start = text.replaceFirst("^\\xEF\\xBB\\xBF", "").stripLeading();
    if (start.startsWith("MSH") || start.startsWith("\u000bMSH") || start.startsWith("FHS")) {
      return cut(file, Pieces.messages(text), needles::areInMessage);
    }
    if (start.startsWith("{")) {
      List<String> lines = Pieces.lines(text);
      boolean oneALine = lines.stream().allMatch(l -> l.isBlank() || l.startsWith("{"));
      return oneALine ? cut(file, lines, needles::areInJson) : whole(file, text);
    }
    if (start.startsWith("[")) {
      return needles.areInJson(text)
          ? Cut.stuck(file, "is a JSON array, which is not cut")
          : Optional.empty();
    }
    return table(file, text);
  }

  private static boolean isArchive(byte[] bytes) {
    return bytes.length > 3
        && ((bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b)
            || (bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 10)
            || (bytes[0] == 'B' && bytes[1] == 'Z' && bytes[2] == 'h'));
  }

  /** One JSON document over many lines: a visit, a resource, a Bundle. */
  private Optional<Cut> whole(Path file, String text) {
    if (!needles.areInJson(text)) {
      return Optional.empty();
    }
    long patients = text.split("\"resourceType\"\\s*:\\s*\"Patient\"", -1).length - 1L;
    return patients > 1
        ? Cut.stuck(file, "is one document about several patients")
        : Optional.of(new Cut(new FoundFile(file, 1, true, ""), List.of()));
  }

  private Optional<Cut> table(Path file, String text) {
    List<String> records = Pieces.records(text);
    String header = records.isEmpty() ? "" : records.get(0).replaceFirst("^\\xEF\\xBB\\xBF", "");
    char delimiter = delimiter(header);
    List<String> columns = Pieces.cells(header, delimiter);
    int[] numbers = columns(columns, Needles::isNumberOfPatients);
    int[] visits = columns(columns, Needles::isVisitId);
    if (numbers.length == 0) {
      return needles.areIn(text)
          ? Cut.stuck(file, "has no column that is known to hold MRNs")
          : Optional.empty();
    }
    return cut(
        file,
        records,
        record -> {
          List<String> cells = Pieces.cells(record, delimiter);
          return any(cells, numbers, needles::areMrn) || any(cells, visits, needles::areVisit);
        });
  }

  private static int[] columns(List<String> columns, Predicate<String> wanted) {
    return IntStream.range(0, columns.size()).filter(i -> wanted.test(columns.get(i))).toArray();
  }

  private static boolean any(List<String> cells, int[] columns, Predicate<String> wanted) {
    return IntStream.of(columns).anyMatch(i -> i < cells.size() && wanted.test(cells.get(i)));
  }

  private static char delimiter(String header) {
    return Stream.of(',', ';', '\t', '|')
        .max(Comparator.comparingLong(d -> header.chars().filter(c -> c == d).count()))
        .orElseThrow();
  }

  private static Optional<Cut> cut(Path file, List<String> pieces, Predicate<String> isTheirs) {
    List<String> kept = pieces.stream().filter(isTheirs.negate()).toList();
    int gone = pieces.size() - kept.size();
    long left = kept.stream().filter(piece -> !piece.isBlank()).count();
    return gone == 0
        ? Optional.empty()
        : Optional.of(new Cut(new FoundFile(file, gone, left == 0, ""), kept));
  }

  /**
   * Takes out of a file what is the patient's in it now.
   *
   * @return what is in the way; empty where it is done
   */
  Optional<FoundFile> clean(Path file) {
    Optional<Cut> cut = look(file);
    if (cut.isEmpty() || cut.get().found().isStuck()) {
      return cut.map(Cut::found);
    }
    try {
      if (cut.get().found().isWhole()) {
        Files.deleteIfExists(file);
        deleteBeside(file, ".txt");
      } else {
        rewrite(file, String.join("", cut.get().kept()));
      }
      for (String ending : BESIDE) {
        deleteBeside(file, ending);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(FoundFile.stuck(file, "cannot be written"));
    }
  }

  /** It tells of the pieces that are gone as well. */
  private static void deleteBeside(Path file, String ending) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path beside = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    if (!beside.equals(file)) {
      Files.deleteIfExists(beside);
    }
  }

  private static void rewrite(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            KeyFile.ownersOnly(unfinished))) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
