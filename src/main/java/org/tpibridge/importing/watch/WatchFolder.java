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
 * A folder whose files are taken one after the other. One process at a time may have it open. For
 * one thread.
 *
 * <p>Its own folders are {@code done}, {@code failed} and {@value #OWN}; only their owner may look
 * into those that it makes.
 */
public final class WatchFolder implements AutoCloseable {
  private static final String OWN = ".tpi-bridge";
  private static final String BY = "by";

  /** Under these names, programs write what they rename when it is finished. */
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

  /** Where a file goes when its import is over. */
  public enum ArchiveFolder {
    /** All in, or rejects handed back. */
    DONE,
    /** It could not be read, or not to its end. */
    FAILED;

    Path in(Path folder) {
      return folder.resolve(name().toLowerCase(Locale.ROOT));
    }
  }

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;
  private final StableFiles resting;
  private final RecoveryNote startNote;
  private final FileArchiver archiver;

  private WatchFolder(Path folder, Path lockFile, FileChannel lock, StableFiles resting)
      throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.resting = resting;
    this.startNote = new RecoveryNote(lockFile.resolveSibling("taken.properties"));
    this.archiver = new FileArchiver(folder, lockFile.resolveSibling("work"), startNote);
  }

  /**
   * Opens a folder and finishes what was left in the middle when the last process ended.
   *
   * @param rest how long a file stays unchanged before it counts as finished
   * @return empty where another process has it open
   * @throws IOException where it is not there or may not be written
   */
  public static Optional<WatchFolder> open(Path folder, Duration rest, InstantSource clock)
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
          new WatchFolder(folder, lockFile, channel, new StableFiles(rest, clock));
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
   * Files that have come to rest, the one changed longest ago first.
   *
   * @throws IOException where the folder is gone, or another in its place: it has to be opened anew
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
    return resting.stable(files);
  }

  private static boolean isInput(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && !Files.isHidden(file)
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  /**
   * Notes that a file is being taken, until it is put away.
   *
   * @param by what the next process would know this by
   */
  public void note(WaitingFile file, String by) throws IOException {
    startNote.write(file, Map.of(BY, by));
  }

  /** By what a file was taken that could not be put away any more; empty where it is another. */
  public Optional<String> jobOf(WaitingFile file) throws IOException {
    return startNote
        .read(folder)
        .filter(note -> note.file().equals(file))
        .map(note -> note.value(BY));
  }

  /** An empty folder for what is to be written about the next file. */
  public Path emptyWorkFolder() throws IOException {
    return archiver.emptyWorkFolder();
  }

  /**
   * Puts a file away, and beside it what was written about it: {@code rejects.csv} of {@code
   * visits.csv} becomes {@code visits.rejects.csv}. Nothing is written over: where such a name is
   * taken, all get a number.
   *
   * @return where it is now; empty where it was changed meanwhile, and so waits again
   */
  public Optional<Path> archive(WaitingFile file, ArchiveFolder place) throws IOException {
    archiver.begin(file, place.in(folder));
    return archiver.finish();
  }

  /**
   * Where something is that was written about a file.
   *
   * @param file where it is now
   * @param about its name while the file was imported
   */
  public static Path companion(Path file, String about) {
    return FileArchiver.companion(file, about);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
