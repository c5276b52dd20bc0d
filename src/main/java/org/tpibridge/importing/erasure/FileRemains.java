package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What files hold of a patient, and how it is taken out of them. */
final class FileRemains {
  /** What is told of the pieces of a file in files beside it. */
  private static final List<String> BESIDE = List.of(".findings.csv", ".findings.txt");

  private final FileCutting cutting;

  FileRemains(Needles needles) {
    this.cutting = new FileCutting(needles);
  }

  /**
   * All files that hold something of the patient's, or may.
   *
   * @param untouched what is not to be opened
   */
  List<FoundFile> in(List<Path> places, Predicate<Path> untouched) {
    List<FoundFile> found = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        files
            .filter(Files::isRegularFile)
            .filter(untouched.negate())
            .sorted(Comparator.naturalOrder())
            .forEach(file -> look(file).ifPresent(found::add));
      } catch (IOException | UncheckedIOException e) {
        found.add(FoundFile.stuck(place, FoundFile.UNREADABLE));
      }
    }
    return found;
  }

  private Optional<FoundFile> look(Path file) {
    try {
      Cut cut = cutting.cut(file, OutputStream.nullOutputStream());
      return Optional.of(new FoundFile(file, cut.gone(), cut.isWhole(), cut.stuck()))
          .filter(found -> found.isCuttable() || found.isStuck());
    } catch (UncuttableException e) {
      return Optional.of(FoundFile.stuck(file, e.getMessage()));
    } catch (IOException e) {
      return Optional.of(FoundFile.stuck(file, FoundFile.UNREADABLE));
    }
  }

  /**
   * Takes out of a file what is the patient's in it now.
   *
   * @return what is in the way; empty where all is done
   */
  Optional<FoundFile> clean(Path file) {
    try {
      Cut cut = clean(file, file.toRealPath());
      return Optional.of(FoundFile.stuck(file, cut.stuck())).filter(FoundFile::isStuck);
    } catch (UncuttableException e) {
      return Optional.of(FoundFile.stuck(file, e.getMessage()));
    } catch (IOException e) {
      return Optional.of(FoundFile.stuck(file, "cannot be written"));
    }
  }

  /**
   * @param real where the file lies, if {@code file} leads to it only
   */
  private Cut clean(Path file, Path real) throws IOException {
    try (Replacement rest = new Replacement(real)) {
      Cut cut = cutting.cut(real, rest.out());
      if (cut.gone() == 0) {
        return cut;
      }
      if (cut.isWhole()) {
        Files.delete(real);
        Files.deleteIfExists(file);
        deleteBeside(file, ".txt");
      } else {
        rest.takePlace();
      }
      for (String ending : BESIDE) {
        deleteBeside(file, ending);
      }
      return cut;
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
}
