package org.tpibridge.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/** Handles the files of a SQLite database: paths, names and the check of the file header. */
public final class SqliteDatabaseFile {
  /** {@code TPIB}, as the first migration writes it; https://sqlite.org/fileformat2.html. */
  private static final int APPLICATION_ID = 0x54504942;

  private static final byte[] SIGNATURE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 100;
  private static final int APPLICATION_ID_OFFSET = 68;

  /** Files that SQLite creates next to a database while it is in use. */
  private static final List<String> COMPANION_SUFFIXES = List.of("-wal", "-shm", "-journal");

  private static final String NEW_SUFFIX = ".new";
  private static final String DAMAGED_SUFFIX = ".damaged";

  private SqliteDatabaseFile() {}

  /**
   * Resolves a database file to its real path; creates its folder if it does not exist. If one file
   * had two paths, two processes would lock two different lock files.
   */
  public static Path resolve(String name) {
    Path file = Path.of(name).toAbsolutePath();
    try {
      if (Files.exists(file)) {
        return file.toRealPath();
      }
      OwnerOnlyFiles.createFolder(file.getParent());
      return file.getParent().toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database "
              + file
              + " cannot be created: its folder does not exist and cannot be created.",
          e);
    }
  }

  /** Creates an empty file that only the owner can read, to be renamed when it is complete. */
  public static Path createNewFile(Path file) {
    try {
      removeNewFile(file);
      Path newFile = beside(file, NEW_SUFFIX);
      OwnerOnlyFiles.create(newFile);
      return newFile;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database " + file + " cannot be created. Check the permissions of its folder.",
          e);
    }
  }

  /** Removes a new file that a process left when it was killed. */
  static void removeNewFile(Path file) throws IOException {
    remove(beside(file, NEW_SUFFIX));
  }

  /** Removes a database and the files that SQLite created next to it. */
  public static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (String suffix : COMPANION_SUFFIXES) {
      Files.deleteIfExists(beside(file, suffix));
    }
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Whether a file is the database, or one whose name starts with the database's. */
  static boolean isPart(Path other, Path file) {
    return isNamedAfter(
        other, file, rest -> rest.isEmpty() || rest.startsWith("-") || rest.startsWith("."));
  }

  /** Whether a file is the database, or one that is open with it while it is in use. */
  static boolean isInUse(Path other, Path file) {
    return isNamedAfter(
        other,
        file,
        rest ->
            rest.isEmpty() || rest.equals(LockFile.SUFFIX) || COMPANION_SUFFIXES.contains(rest));
  }

  /** Lists damaged databases that a restore renamed, and the files next to them. */
  static List<Path> damagedFiles(Path file) {
    try (Stream<Path> beside = Files.list(file.getParent())) {
      return beside
          .filter(other -> isNamedAfter(other, file, rest -> rest.startsWith(DAMAGED_SUFFIX)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The folder of the database " + file + " cannot be read. Check its permissions.",
          e);
    }
  }

  /**
   * @param rest what follows the database's name
   */
  private static boolean isNamedAfter(Path other, Path file, Predicate<String> rest) {
    try {
      Path real = other.toRealPath();
      String name = real.getFileName().toString();
      String own = file.getFileName().toString();
      return file.getParent().equals(real.getParent())
          && name.startsWith(own)
          && rest.test(name.substring(own.length()));
    } catch (IOException e) {
      // A file that does not exist belongs to nothing.
      return false;
    }
  }

  /**
   * Finds the write-ahead log of a database that is missing. SQLite would apply it to any database
   * that gets this name, and mix the contents of both.
   */
  public static Optional<Path> orphanedLog(Path file) {
    return Files.exists(file)
        ? Optional.empty()
        : COMPANION_SUFFIXES.stream()
            .map(suffix -> beside(file, suffix))
            .filter(log -> log.toFile().length() > 0)
            .findFirst();
  }

  /**
   * Renames a database, as far as it exists, and the files next to it.
   *
   * @return the new name of the database, also if only other files existed
   */
  public static Path renameDamaged(Path file) throws IOException {
    Path renamed = beside(file, DAMAGED_SUFFIX);
    for (int number = 2; exists(renamed); number++) {
      renamed = beside(file, DAMAGED_SUFFIX + "-" + number);
    }
    for (String suffix : COMPANION_SUFFIXES) {
      moveIfExists(beside(file, suffix), beside(renamed, suffix));
    }
    moveIfExists(file, renamed);
    return renamed;
  }

  private static boolean exists(Path renamed) {
    return Files.exists(renamed)
        || COMPANION_SUFFIXES.stream().anyMatch(s -> Files.exists(beside(renamed, s)));
  }

  private static void moveIfExists(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  /**
   * Checks the header of the file.
   *
   * @throws StoreException if this is not a database of this program
   */
  public static void check(Path file) {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database " + file + " cannot be read. Check its permissions.",
          e);
    }
    if (header.length == 0) {
      throw damaged(file, "is empty");
    }
    if (header.length < HEADER_BYTES
        || !Arrays.equals(header, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw damaged(file, "is not a database, or its header is damaged");
    }
    if (ByteBuffer.wrap(header).getInt(APPLICATION_ID_OFFSET) != APPLICATION_ID) {
      throw damaged(file, "is another program's database, or its header is damaged");
    }
  }

  static StoreException damaged(Path file, String what) {
    return damaged(file, what, null);
  }

  static StoreException damaged(Path file, String what, Throwable cause) {
    return new StoreException(
        ErrorKind.DAMAGED,
        "The file "
            + file
            + " "
            + what
            + ". Do not delete it. Restore a backup, which renames it: tpi-bridge restore FILE"
            + " --replace.",
        cause);
  }
}
