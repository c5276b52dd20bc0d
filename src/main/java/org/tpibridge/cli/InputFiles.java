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
  Reading on(InputStream standardInput) {
    return on(standardInput, file -> false);
  }

  /**
   * The same for those who keep what they read.
   *
   * @param isStore whether a file is a part of the store; such are left out of folders
   * @throws UsageException also naming a file that is
   */
  Reading on(InputStream standardInput, Predicate<Path> isStore) {
    Reading reading = new Reading();
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        reading.add(standardInput);
      } else {
        filesOf(path(name), isStore).forEach(reading::add);
      }
    }
    return reading;
  }

  private static List<Path> filesOf(Path path, Predicate<Path> isStore) {
    if (!Files.isDirectory(path)) {
      if (isStore.test(path)) {
        throw new UsageException(path + " is the store; name the file that is to go into it.");
      }
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, InputFiles::isMeant)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new UsageException("Cannot look into " + path + ": " + Reason.of(e));
    }
    files.removeIf(isStore);
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

  /**
   * An output over an input would be gone before it is read, or be what somebody just fixed; one in
   * a folder that is read would be read the next time.
   */
  void refuseToOverwrite(Path output) {
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        continue;
      }
      Path input = path(name);
      if (isSame(input, output)) {
        throw new UsageException(output + " is read; write to another file.");
      }
      if (Files.isDirectory(input) && isSame(input, folderOf(output))) {
        throw new UsageException(
            output + " would lie in a folder that is read; write to another folder.");
      }
    }
  }

  static Path folderOf(Path output) {
    Path folder = output.toAbsolutePath().getParent();
    return folder == null ? output : folder;
  }

  private static boolean isSame(Path input, Path output) {
    try {
      return Files.isSameFile(input, output);
    } catch (IOException e) {
      // One of the two is not there, so they are not one.
      return false;
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
