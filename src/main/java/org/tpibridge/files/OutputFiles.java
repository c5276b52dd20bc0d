package org.tpibridge.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens all files that a run writes, and protects files that it must not overwrite. Not safe for
 * use by several threads.
 *
 * <p>Files are compared by the key of the file system, so that another spelling, a hard link or a
 * name in another case is recognized, and by name, so that files that do not exist yet are
 * recognized.
 */
public final class OutputFiles {
  /** A normalized file name: names that some file systems treat as equal are equal. */
  private record FileName(Path folder, String name) {
    static FileName of(Path file) {
      return new FileName(real(folderOf(file)), folded(nameOf(file)));
    }

    private static String folded(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A file that must not be overwritten.
   *
   * @param family whether files in its folder whose names begin with its name are protected as well
   */
  private record ProtectedFile(FileName name, boolean family, String what) {
    boolean covers(FileName other) {
      if (!other.folder().equals(name.folder()) || !other.name().startsWith(name.name())) {
        return false;
      }
      String rest = other.name().substring(name.name().length());
      return rest.isEmpty() || (family && "-.:~ ".indexOf(rest.charAt(0)) >= 0);
    }
  }

  private final List<ProtectedFile> byName = new ArrayList<>();
  private final Map<Object, String> byKey = new HashMap<>();
  private final Set<Path> inputFolders = new HashSet<>();
  private final Map<FileName, String> reserved = new HashMap<>();
  private final Map<Object, String> reservedKeys = new HashMap<>();

  /**
   * Protects a file.
   *
   * @param what description of the file, such as {@code an input}
   */
  public OutputFiles protect(Path file, String what) {
    byName.add(new ProtectedFile(FileName.of(file), false, what));
    addKey(file, what);
    return this;
  }

  /** Protects a database file and the files in its folder whose names begin with its name. */
  public OutputFiles protectWithCompanions(Path file, String what) {
    ProtectedFile all = new ProtectedFile(FileName.of(file), true, what);
    byName.add(all);
    addKey(file, what);
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folderOf(file))) {
      for (Path other : siblings) {
        if (all.covers(FileName.of(other))) {
          addKey(other, what);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // If the folder does not exist, there are no further files.
    }
    // For a link, the files next to its target are protected as well.
    if (Files.isSymbolicLink(file)) {
      try {
        protectWithCompanions(file.toRealPath(), what);
      } catch (IOException e) {
        // The link is broken.
      }
    }
    return this;
  }

  /** Protects a folder that is read: a file written to it would be an input of the next run. */
  public OutputFiles protectFolder(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      inputFolders.add(folder.toRealPath());
      // Hard links to these files may exist in other folders.
      files.forEach(file -> addKey(file, "an input"));
    } catch (IOException | DirectoryIteratorException e) {
      // The error is reported when the folder is read.
    }
    return this;
  }

  /** Returns whether a file must not be overwritten. */
  public boolean isProtected(Path file) {
    return whatIsProtected(file).isPresent();
  }

  /**
   * Checks an output before the work begins, and removes temporary files of killed runs in its
   * folder.
   *
   * @param option the option as the user typed it
   * @throws OutputException if the file must not be written
   */
  public void reserve(String option, Path target) throws OutputException {
    refuse(option, target, conflict(target).or(() -> notWritable(target)));
    reserveName(option, target);
    TemporaryFile.clean(folderOf(target));
  }

  /**
   * Checks a further file that may be written if it is needed.
   *
   * @throws OutputException if the file must not be written
   */
  public void reserveName(String option, Path target) throws OutputException {
    refuse(option, target, conflict(target).or(() -> alreadyUsed(target)));
    reserved.put(FileName.of(target), option);
    attributes(target).ifPresent(a -> reservedKeys.put(key(target, a), option));
  }

  /**
   * Checks an output that must not exist yet.
   *
   * @throws OutputException if the file must not be written
   */
  public void reserveNew(String option, Path target) throws OutputException {
    if (attributes(target).isPresent()) {
      refuse(
          option,
          target,
          Optional.of(
              whatIsProtected(target)
                  .map(what -> "it is " + what + ". Choose another name.")
                  .orElse("the file already exists. Choose another name.")));
    }
    reserve(option, target);
  }

  /**
   * Creates a folder for outputs if it does not exist.
   *
   * @throws OutputException if nothing may be written to the folder
   */
  public OutputFolder folder(String option, Path folder) throws IOException {
    refuseFolder(option, folder);
    OwnerOnlyFiles.createFolder(folder);
    TemporaryFile.clean(folder);
    return new OutputFolder(this, option, folder);
  }

  /**
   * Checks a folder that is written to.
   *
   * @throws OutputException if nothing may be written to the folder
   */
  private void refuseFolder(String option, Path folder) throws OutputException {
    FileName name = FileName.of(folder);
    Optional<String> objection =
        byName.stream()
            .filter(p -> p.covers(name))
            .findFirst()
            .map(p -> "it is " + p.what() + ". Name another folder.");
    if (folder.toString().isEmpty()) {
      objection = Optional.of("it is not a folder name. Name a folder.");
    } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      objection = objection.or(() -> Optional.of("it is not a folder. Name a folder."));
    } else if (Files.exists(folder) && !Files.isWritable(folder)) {
      objection = objection.or(() -> Optional.of("permission denied."));
    }
    refuse(option, folder, objection.or(() -> inReadFolder(folder)));
  }

  /** Resolves the part of a path that exists; the rest stays as it is. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path folder = absolute.getParent();
      return folder == null ? absolute : real(folder).resolve(absolute.getFileName());
    }
  }

  /**
   * Opens an output that was reserved.
   *
   * @throws OutputException if the file must no longer be written
   */
  public OutputFile open(Path target) throws IOException {
    refuseUnlessUsable(target);
    return new OutputFile(this, target, TemporaryFile.in(folderOf(target)));
  }

  void refuseUnlessUsable(Path target) throws OutputException {
    Optional<String> objection = conflict(target);
    if (objection.isPresent()) {
      throw new OutputException(target + ": " + objection.get());
    }
  }

  /** Returns why a file that was not reserved must not be written. */
  Optional<String> conflictOfNew(Path target) {
    return conflict(target).or(() -> alreadyUsed(target));
  }

  private static void refuse(String option, Path target, Optional<String> objection)
      throws OutputException {
    if (objection.isPresent()) {
      throw new OutputException(
          "Cannot write "
              + option
              + " to "
              + (target.toString().isEmpty() ? "\"\"" : target)
              + ": "
              + objection.get());
    }
  }

  /** Returns why a file must not be written, as text that follows "Cannot write … to …:". */
  private Optional<String> conflict(Path target) {
    if (nameOf(target).isEmpty() || target.toString().equals("-")) {
      return Optional.of("it is not a file name. Name a file.");
    }
    if (!Files.isDirectory(folderOf(target))) {
      return Optional.of("the folder does not exist.");
    }
    return whatIsProtected(target)
        .map(what -> "it is " + what + ". Write to another file.")
        .or(() -> attributes(target).flatMap(existing -> foreignContent(target, existing)))
        .or(() -> inReadFolder(folderOf(target)));
  }

  private Optional<String> whatIsProtected(Path target) {
    FileName name = FileName.of(target);
    return byName.stream()
        .filter(p -> p.covers(name))
        .findFirst()
        .map(ProtectedFile::what)
        .or(() -> attributes(target).map(existing -> byKey.get(key(target, existing))));
  }

  private Optional<String> inReadFolder(Path folder) {
    try {
      return Files.exists(folder) && inputFolders.contains(folder.toRealPath())
          ? Optional.of("its folder is an input. Write to another folder.")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("its folder cannot be read.");
    }
  }

  private static Optional<String> foreignContent(Path target, BasicFileAttributes existing) {
    if (existing.isSymbolicLink()) {
      return Optional.of("it is a link. Name the file itself.");
    }
    if (existing.isDirectory()) {
      return Optional.of("it is a folder. Name a file.");
    }
    if (!existing.isRegularFile()) {
      return Optional.of("it is a device or a pipe. Name a regular file, or leave the option out.");
    }
    return ForeignContent.of(target)
        .map(what -> "it is " + what + ", not an earlier report. Name another file.");
  }

  private static Optional<String> notWritable(Path target) {
    boolean writable =
        Files.isWritable(folderOf(target)) && (!Files.exists(target) || Files.isWritable(target));
    return writable ? Optional.empty() : Optional.of("permission denied.");
  }

  private Optional<String> alreadyUsed(Path target) {
    return Optional.ofNullable(reserved.get(FileName.of(target)))
        .or(() -> attributes(target).map(a -> reservedKeys.get(key(target, a))))
        .map(other -> other + " writes to the same file. Use a different file for each output.");
  }

  private void addKey(Path file, String what) {
    try {
      byKey.put(key(file, Files.readAttributes(file, BasicFileAttributes.class)), what);
    } catch (IOException e) {
      // A file that does not exist is only protected by name.
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the file system's key of a file; if there is none, its real path. */
  private static Object key(Path file, BasicFileAttributes attributes) {
    if (attributes.fileKey() != null) {
      return attributes.fileKey();
    }
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
