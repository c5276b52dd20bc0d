package org.tpibridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.UsageException;

/**
 * What was named to be read: files, folders, standard input. A folder means the files in it, by
 * name, but neither hidden ones nor folders within.
 */
final class InputFiles {
  private static final String STANDARD_INPUT = "-";

  private final List<String> names;

  InputFiles(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * In the order in which they were named.
   *
   * @throws UsageException naming a folder that has no file, or cannot be looked into
   */
  InputSequence open(InputStream standardInput) {
    return open(standardInput, file -> false);
  }

  /**
   * The same for those who keep what they read.
   *
   * @param isOwn whether a file is of the store, a key or a setting; such are left out of folders
   * @throws UsageException also naming a file that is
   */
  InputSequence open(InputStream standardInput, Predicate<Path> isOwn) {
    InputSequence reading = new InputSequence();
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        reading.add(standardInput);
      } else {
        filesOf(path(name), isOwn).forEach(reading::add);
      }
    }
    return reading;
  }

  private static List<Path> filesOf(Path path, Predicate<Path> isOwn) {
    if (!Files.isDirectory(path)) {
      if (isOwn.test(path)) {
        throw new UsageException(
            path
                + " is the store, a key or a setting of TPI Bridge; name the file that is to be"
                + " imported.");
      }
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, InputFiles::isMeant)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new UsageException("Cannot look into " + path + ": " + IoErrorText.of(e));
    }
    files.removeIf(isOwn);
    if (files.isEmpty()) {
      throw new UsageException(
          "There is no file in " + path + ". Folders within it are not looked into.");
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  private static boolean isMeant(Path file) throws IOException {
    return Files.isRegularFile(file) && !Files.isHidden(file);
  }

  /** An output must not replace an input, nor be in a folder that is read. */
  void protectIn(OutputFiles outputs) {
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        continue;
      }
      Path input = path(name);
      outputs.protect(input, "an input");
      if (Files.isDirectory(input)) {
        outputs.protectFolder(input);
      }
    }
  }

  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("Not a file name: " + e.getReason());
    }
  }
}
