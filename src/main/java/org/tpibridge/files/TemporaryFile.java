package org.tpibridge.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file under a temporary name in the folder of its target, until it is complete. Closing removes
 * what did not get its name.
 *
 * <p>Its process has a lock on it. A part without a lock is what a killed process left: {@link
 * #clean} removes it. A process number would not do, since numbers are used again and containers
 * have their own.
 */
public final class TemporaryFile implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(TemporaryFile.class);
  private static final String START = ".tpi-bridge-";
  private static final String END = ".part";
  private static final Pattern NAME = Pattern.compile("\\.tpi-bridge-[0-9a-f]{16}\\.part");
  private static final int ATTEMPTS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Closing any channel on a file releases all of a process's locks on it: never open these. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean replaced;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.out =
        new FilterOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
  }

  /** Creates an empty part of a file. */
  public static TemporaryFile of(Path file) throws IOException {
    return in(OutputFiles.folderOf(file));
  }

  /**
   * Creates an empty part.
   *
   * @param folder of the file that it becomes
   */
  public static TemporaryFile in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      byte[] random = new byte[8];
      RANDOM.nextBytes(random);
      Path path = real.resolve(START + HexFormat.of().formatHex(random) + END);
      OPEN.add(path);
      try {
        FileChannel channel =
            FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnlyFiles.fileAttributes(path));
        if (isOurs(path, channel)) {
          return new TemporaryFile(path, channel);
        }
        channel.close();
      } catch (FileAlreadyExistsException e) {
        log.debug("a name of a part was taken");
      } catch (IOException e) {
        OPEN.remove(path);
        throw e;
      }
      OPEN.remove(path);
    }
    throw new IOException("no temporary file can be made in " + folder);
  }

  /** Another process may have removed the part before it had its lock. */
  private static boolean isOurs(Path path, FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      // A file system without locks: nobody can take one to remove the part, either.
      return true;
    }
  }

  /** What the file gets. Closing the stream leaves the part open. */
  public OutputStream out() {
    return out;
  }

  /**
   * A path beside the part, for programs that open files by name. It is removed with the part.
   *
   * @param suffix of the part's own name
   */
  public Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Waits until the file would survive a power failure. */
  public void force() throws IOException {
    out.flush();
    channel.force(true);
  }

  /** Gives the part its name, in place of what had it. */
  public void rename(Path target) throws IOException {
    out.flush();
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    replaced = true;
  }

  /** Gives the part its name, in place of what had it, when it would survive a power failure. */
  public void renameForced(Path target) throws IOException {
    force();
    rename(target);
  }

  /**
   * Gives the part its name where nothing has it; a file that another process made meanwhile stays.
   */
  public void renameUnlessTaken(Path target) throws IOException {
    force();
    try {
      Files.createLink(target, path);
    } catch (FileAlreadyExistsException e) {
      log.debug("another process was faster");
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links.
      Files.move(path, target);
      replaced = true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      try {
        removeBeside(path);
        if (!replaced) {
          Files.deleteIfExists(path);
        }
      } finally {
        OPEN.remove(path);
      }
    }
  }

  /** Removes what killed processes left in a folder. */
  public static void clean(Path folder) {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder.toRealPath(), START + "*" + END)) {
      for (Path part : parts) {
        if (NAME.matcher(part.getFileName().toString()).matches() && !OPEN.contains(part)) {
          removeUnlessInUse(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      log.debug("a folder cannot be searched for temporary files");
    }
  }

  private static void removeUnlessInUse(Path part) {
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        removeBeside(part);
        Files.deleteIfExists(part);
      }
    } catch (IOException | OverlappingFileLockException e) {
      log.debug("a temporary file cannot be removed");
    }
  }

  private static void removeBeside(Path part) throws IOException {
    String name = part.getFileName().toString();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            part.getParent(),
            other -> {
              String otherName = other.getFileName().toString();
              return otherName.startsWith(name) && otherName.length() > name.length();
            })) {
      for (Path other : beside) {
        Files.deleteIfExists(other);
      }
    }
  }
}
