package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/** Writes a backup. The file appears under its name only after it is complete and was checked. */
public final class BackupWriter {
  private BackupWriter() {}

  /**
   * @param copying writes the database to the empty file that it receives
   * @throws StoreException if the file exists, cannot be written, or is damaged after writing
   */
  public static BackupSummary write(Path target, Consumer<Path> copying) {
    Path file = target.toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyExists(file, null);
    }
    if (!Files.isDirectory(file.getParent())) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The folder " + file.getParent() + " does not exist. Create it first.",
          null);
    }
    TemporaryFile.clean(file.getParent());
    try (TemporaryFile temporary = TemporaryFile.in(file.getParent())) {
      Path newFile = temporary.beside(".db");
      OwnerOnlyFiles.create(newFile);
      copying.accept(newFile);
      BackupSummary result = BackupFile.check(newFile, file);
      sync(newFile);
      publish(newFile, file);
      return result;
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (StoreException e) {
      throw e.errorKind() == ErrorKind.FULL
          ? new StoreException(
              ErrorKind.FULL, "The disk is full: the backup " + file + " was not written.", e)
          : e;
    }
  }

  /** Publishes the file without overwriting another, also if two do it at once: links never do. */
  private static void publish(Path newFile, Path file) throws IOException {
    try {
      Files.createLink(file, newFile);
    } catch (FileAlreadyExistsException e) {
      throw alreadyExists(file, e);
    } catch (IOException | UnsupportedOperationException e) {
      // The file system has no links. A move does not overwrite, unless two happen at once.
      Files.move(newFile, file);
    }
  }

  private static StoreException alreadyExists(Path file, Exception e) {
    return new StoreException(
        ErrorKind.FAILED, "The file " + file + " already exists. Choose another name.", e);
  }

  private static StoreException unwritable(Path file, IOException e) {
    return new StoreException(
        ErrorKind.FAILED,
        "The backup " + file + " cannot be written. Check the folder and the free disk space.",
        e);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
