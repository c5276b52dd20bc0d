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

/** A database as a file: where it lies, and whether it is one of ours. */
public final class SqliteDatabaseFile {
  /** {@code TPIB}, as the first migration writes it; https://sqlite.org/fileformat2.html. */
  private static final int APPLICATION_ID = 0x54504942;

  private static final byte[] SIGNATURE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 100;
  private static final int APPLICATION_ID_OFFSET = 68;

  /** What SQLite keeps beside a database while it is in use. */
  private static final List<String> COMPANION_SUFFIXES = List.of("-wal", "-shm", "-journal");

  private static final String NEW_SUFFIX = ".new";
  private static final String DAMAGED_SUFFIX = ".damaged";

  private SqliteDatabaseFile() {}

  /**
   * The one path of a file, whose folder is made where it is not there. By two names of one file
   * two processes would lock two files beside it.
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
          "The database " + file + " cannot be made: its folder is not there and cannot be made.",
          e);
    }
  }

  /** An empty file of the owner's beside another, for what takes its place when it is whole. */
  public static Path createNewFile(Path file) {
    try {
      removeNewFile(file);
      Path fresh = beside(file, NEW_SUFFIX);
      OwnerOnlyFiles.create(fresh);
      return fresh;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database " + file + " cannot be made. Check that its folder may be written.",
          e);
    }
  }

  /** Removes what a killed process left of one that was to take another's place. */
  static void removeNewFile(Path file) throws IOException {
    remove(beside(file, NEW_SUFFIX));
  }

  /** Removes a database and what SQLite keeps beside it. */
  public static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (String suffix : COMPANION_SUFFIXES) {
      Files.deleteIfExists(beside(file, suffix));
    }
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Whether a file is a database, or lies beside it by a name that is made of the database's. */
  static boolean isPart(Path other, Path file) {
    return isNamedAfter(
        other, file, rest -> rest.isEmpty() || rest.startsWith("-") || rest.startsWith("."));
  }

  /** Whether a file is a database, or one of those that are open beside it while it is in use. */
  static boolean isInUse(Path other, Path file) {
    return isNamedAfter(
        other,
        file,
        rest ->
            rest.isEmpty() || rest.equals(LockFile.SUFFIX) || COMPANION_SUFFIXES.contains(rest));
  }

  /** Damaged databases that were put aside, and what lay beside them. */
  static List<Path> damagedFiles(Path file) {
    try (Stream<Path> beside = Files.list(file.getParent())) {
      return beside
          .filter(other -> isNamedAfter(other, file, rest -> rest.startsWith(DAMAGED_SUFFIX)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY, "The folder of the database " + file + " cannot be read.", e);
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
      // What is not there is no part of anything.
      return false;
    }
  }

  /**
   * What is left of a database that is gone: the log of a process that was killed. SQLite would lay
   * it over whatever gets the database's name, and have half of each.
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
   * Gives a database, as far as it is there, and what lies beside it another name.
   *
   * @return the name that the database has, or would have
   */
  public static Path renameDamaged(Path file) throws IOException {
    Path aside = beside(file, DAMAGED_SUFFIX);
    for (int number = 2; isTaken(aside); number++) {
      aside = beside(file, DAMAGED_SUFFIX + "-" + number);
    }
    for (String suffix : COMPANION_SUFFIXES) {
      moveIfThere(beside(file, suffix), beside(aside, suffix));
    }
    moveIfThere(file, aside);
    return aside;
  }

  private static boolean isTaken(Path aside) {
    return Files.exists(aside)
        || COMPANION_SUFFIXES.stream().anyMatch(s -> Files.exists(beside(aside, s)));
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  /**
   * Looks at the first bytes only.
   *
   * @throws StoreException where the file is none of ours
   */
  public static void check(Path file) {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY, "The database " + file + " cannot be read; check who may.", e);
    }
    if (header.length == 0) {
      throw damaged(file, "is empty");
    }
    if (header.length < HEADER_BYTES
        || !Arrays.equals(header, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw damaged(file, "is no database, or its beginning is damaged");
    }
    if (ByteBuffer.wrap(header).getInt(APPLICATION_ID_OFFSET) != APPLICATION_ID) {
      throw damaged(file, "is another program's database, or its beginning is damaged");
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
            + ". Do not delete it. Restore a backup, which puts it aside: tpi-bridge restore FILE"
            + " --replace.",
        cause);
  }
}
