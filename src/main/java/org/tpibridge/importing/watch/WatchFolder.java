package org.tpibridge.importing.watch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.OwnerOnlyFiles;

/**
 * A folder whose files are imported one after the other. Only one process at a time can open it.
 * Not safe for use by several threads.
 *
 * <p>It creates the folders {@code done}, {@code failed} and {@value #OWN} with access for their
 * owner only.
 */
public final class WatchFolder implements AutoCloseable {
  private static final String OWN = ".tpi-bridge";
  private static final String JOB = "by";

  /**
   * Endings that programs use while they write a file; they rename the file when it is complete.
   */
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

  /** The folder that a file is moved to after its import. */
  public enum ArchiveFolder {
    /** All rows were read; rejected rows are in the rejects file. */
    DONE,
    /** The file could not be read, or not to its end. */
    FAILED;

    public Path in(Path folder) {
      return folder.resolve(name().toLowerCase(Locale.ROOT));
    }
  }

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;
  private final StableFiles stableFiles;
  private final RecoveryNote startNote;
  private final FileArchiver archiver;

  private WatchFolder(Path folder, Path lockFile, FileChannel lock, StableFiles stableFiles)
      throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.stableFiles = stableFiles;
    this.startNote = new RecoveryNote(lockFile.resolveSibling("taken.properties"));
    this.archiver = new FileArchiver(folder, lockFile.resolveSibling("work"), startNote);
  }

  /**
   * Opens a folder and completes what an earlier process left unfinished.
   *
   * @param settleTime how long a file must stay unchanged to be complete
   * @return empty if another process has it open
   * @throws IOException if it does not exist or cannot be written
   */
  public static Optional<WatchFolder> open(Path folder, Duration settleTime, InstantSource clock)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Path lockFile = OwnerOnlyFiles.createFolder(folder.resolve(OWN)).resolve("lock");
    FileChannel channel =
        FileChannel.open(
            lockFile,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnlyFiles.fileAttributes(lockFile));
    boolean opened = false;
    try {
      if (!isLocked(channel)) {
        return Optional.empty();
      }
      WatchFolder watched =
          new WatchFolder(folder, lockFile, channel, new StableFiles(settleTime, clock));
      opened = true;
      return Optional.of(watched);
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Returns the files that have not changed for the configured time, the oldest first.
   *
   * @throws IOException if the folder was removed or replaced; it has to be opened again
   */
  public List<WaitingFile> stableFiles() throws IOException {
    if (!Files.exists(lockFile)) {
      throw new NoSuchFileException(folder.toString());
    }
    archiver.finish();
    List<WaitingFile> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, WatchFolder::isInput)) {
      for (Path file : all) {
        WaitingFile.at(file).ifPresent(files::add);
      }
    }
    files.sort(
        Comparator.comparing(WaitingFile::modified)
            .thenComparing(file -> file.path().getFileName().toString()));
    return stableFiles.stable(files);
  }

  private static boolean isInput(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && !Files.isHidden(file)
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  /**
   * Records that a file is being imported, until it is archived.
   *
   * @param job id of the job, by which the next process finds it
   */
  public void note(WaitingFile file, String job) throws IOException {
    startNote.write(file, Map.of(JOB, job));
  }

  /**
   * Returns the id of the job that imported a file before it could be archived; empty if the file
   * has changed.
   */
  public Optional<String> jobOf(WaitingFile file) throws IOException {
    return startNote
        .read(folder)
        .filter(note -> note.file().equals(file))
        .map(note -> note.value(JOB));
  }

  /** Returns an empty folder for the reports of the next file. */
  public Path emptyWorkFolder() throws IOException {
    return archiver.emptyWorkFolder();
  }

  /**
   * Moves a file and its reports to an archive folder: {@code rejects.csv} of {@code visits.csv}
   * becomes {@code visits.rejects.csv}. No file is overwritten: if one of the names exists, all
   * names get a number.
   *
   * @return the new path; empty if the file changed and is to be imported again
   */
  public Optional<Path> archive(WaitingFile file, ArchiveFolder place) throws IOException {
    archiver.begin(file, place.in(folder));
    return archiver.finish();
  }

  /**
   * Returns the path of a report of an archived file.
   *
   * @param file the archived file
   * @param about the name of the report during the import
   */
  public static Path companion(Path file, String about) {
    return FileArchiver.companion(file, about);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
