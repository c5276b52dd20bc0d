package org.tpibridge.cli.options;

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
 * Lists the inputs of a command: files, folders, standard input. Files in a folder are read in name
 * order. Hidden files and subfolders are skipped.
 */
public final class InputFiles {
  private static final String STANDARD_INPUT = "-";

  private final List<String> names;

  public InputFiles(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * Opens the inputs in the order in which they were given.
   *
   * @throws UsageException if a folder contains no file, or cannot be read
   */
  public InputSequence open(InputStream standardInput) {
    return open(standardInput, file -> false);
  }

  /**
   * Opens the inputs of a command that stores what it reads.
   *
   * @param isOwn whether a file is the store, a key or a settings file. Such a file in a folder is
   *     skipped
   * @throws UsageException also if such a file is given by name
   */
  public InputSequence open(InputStream standardInput, Predicate<Path> isOwn) {
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
                + " is a store, key or settings file of TPI Bridge. Specify the file that contains"
                + " the visits.");
      }
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, InputFiles::isInput)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new UsageException("Cannot read the folder " + path + ": " + IoErrorText.of(e));
    }
    files.removeIf(isOwn);
    if (files.isEmpty()) {
      throw new UsageException(
          "The folder " + path + " contains no file to read. Its subfolders are not read.");
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  private static boolean isInput(Path file) throws IOException {
    return Files.isRegularFile(file) && !Files.isHidden(file);
  }

  /** Prevents outputs from replacing an input, or being written to a folder that is read. */
  public void protectIn(OutputFiles outputs) {
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

  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException(
          "\"" + name + "\" is not a valid file name: " + e.getReason() + ". Check the spelling.");
    }
  }
}
