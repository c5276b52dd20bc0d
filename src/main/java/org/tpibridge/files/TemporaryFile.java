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
 * A file with a temporary name in the folder of its target, until it is complete. Closing it
 * deletes the file if it was not renamed.
 *
 * <p>The process locks the file. A temporary file without a lock was left by a killed process, and
 * {@link #clean} removes it. Process ids would not work, because they are reused and differ in
 * containers.
 */
public final class TemporaryFile implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(TemporaryFile.class);
  private static final String START = ".tpi-bridge-";
  private static final String END = ".part";
  private static final Pattern NAME = Pattern.compile("\\.tpi-bridge-[0-9a-f]{16}\\.part");
  private static final int ATTEMPTS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Closing any channel on a file releases all locks of the process on it, so {@link #clean} must
   * not open these files.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean replaced;
  private boolean hasFilesBeside;

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

  /** Creates a temporary file in the folder of its target. */
  public static TemporaryFile of(Path file) throws IOException {
    return in(OutputFiles.folderOf(file));
  }

  /**
   * Creates a temporary file.
   *
   * @param folder folder of the target
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
        if (isLocked(path, channel)) {
          return new TemporaryFile(path, channel);
        }
        channel.close();
      } catch (FileAlreadyExistsException e) {
        log.debug("The name of a temporary file already exists; trying another one");
      } catch (IOException e) {
        OPEN.remove(path);
        throw e;
      }
      OPEN.remove(path);
    }
    throw new IOException("cannot create a temporary file in " + folder);
  }

  /** Locks a new file. Another process may have removed it before it was locked. */
  private static boolean isLocked(Path path, FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      // On a file system without locks, no other process can lock and remove the file either.
      return true;
    }
  }

  /** Returns the stream for the content. Closing the stream does not close the file. */
  public OutputStream out() {
    return out;
  }

  /**
   * Returns a path in the same folder, for programs that open files by name. It is deleted when
   * this file is closed.
   *
   * @param suffix appended to the temporary name
   */
  public Path beside(String suffix) {
    hasFilesBeside = true;
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Waits until the content is on disk. */
  public void force() throws IOException {
    out.flush();
    channel.force(true);
  }

  /** Renames the file to its target, replacing an existing file. */
  public void rename(Path target) throws IOException {
    out.flush();
    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    replaced = true;
  }

  /** Writes the content to disk and renames the file to its target, replacing an existing file. */
  public void renameForced(Path target) throws IOException {
    force();
    rename(target);
  }

  /** Writes the content to disk and renames the file to its target, unless the target exists. */
  public void renameUnlessExists(Path target) throws IOException {
    force();
    try {
      Files.createLink(target, path);
    } catch (FileAlreadyExistsException e) {
      log.debug("The target was created by another process");
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
        // Only if there are any: a search of the folder for each file of a large export would take
        // longer than writing it.
        if (hasFilesBeside) {
          removeSiblings(path);
        }
        if (!replaced) {
          Files.deleteIfExists(path);
        }
      } finally {
        OPEN.remove(path);
      }
    }
  }

  /** Removes temporary files of killed processes from a folder. */
  public static void clean(Path folder) {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder.toRealPath(), START + "*" + END)) {
      for (Path part : parts) {
        if (NAME.matcher(part.getFileName().toString()).matches() && !OPEN.contains(part)) {
          removeUnlessInUse(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      log.debug("Cannot search a folder for temporary files");
    }
  }

  private static void removeUnlessInUse(Path part) {
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        removeSiblings(part);
        Files.deleteIfExists(part);
      }
    } catch (IOException | OverlappingFileLockException e) {
      log.debug("Cannot remove a temporary file");
    }
  }

  private static void removeSiblings(Path part) throws IOException {
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
