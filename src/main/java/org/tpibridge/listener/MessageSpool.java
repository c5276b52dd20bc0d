package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.Sha256;
import org.tpibridge.importing.messages.ReceivedMessage;

/**
 * Stores every message on disk, in a file named by a hash of its sender and control id, so that a
 * message that is sent again is recognized. It is in {@code received} until it was handled, then in
 * {@code handled}.
 */
final class MessageSpool implements AutoCloseable {
  private static final String EXTENSION = ".hl7";
  private static final int LOCKS = 64;
  private static final long MAX_MESSAGE = 256L << 20;

  /** Preceded by a number in a folder with all messages of a visit. */
  private static final Pattern STORED =
      Pattern.compile("(?:\\d{6}\\.)?([0-9a-f]{32})(?:-([0-9a-f]{32}))?\\.hl7");

  private final Path received;
  private final Path handled;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Object[] writing = Stream.generate(Object::new).limit(LOCKS).toArray();

  private MessageSpool(Path folder, FileChannel lockFile, FileLock lock) throws IOException {
    this.received = OwnerOnlyFiles.createFolder(folder.resolve("received"));
    OwnerOnlyFiles.removeUnfinished(received);
    this.handled = OwnerOnlyFiles.createFolder(folder.resolve("handled"));
    this.lockFile = lockFile;
    this.lock = lock;
  }

  static MessageSpool in(Path path) throws ListenerException {
    try {
      OwnerOnlyFiles.createFolder(path);
      Path lockPath = path.resolve("lock");
      FileChannel file =
          FileChannel.open(
              lockPath,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnerOnlyFiles.fileAttributes(lockPath));
      FileLock lock = locked(file);
      if (lock == null) {
        file.close();
        throw new ListenerException("Another listener is using the spool folder " + path + ".");
      }
      return new MessageSpool(path, file, lock);
    } catch (IOException e) {
      throw new ListenerException(
          "The spool folder "
              + path
              + " cannot be used. Check that it is a folder with write permission.",
          e);
    }
  }

  private static FileLock locked(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  enum Arrival {
    NEW,
    /** The same message was received before. */
    RESENT,
    /** The sender used the control id before for a message with different content. */
    CONFLICTING
  }

  record SpooledMessage(String name, Arrival kind) {}

  /** Stores a message; returns when it is on disk. */
  SpooledMessage store(MshHeader head, byte[] message) throws IOException {
    String name = Sha256.name(head.identity().getBytes(ISO_8859_1));
    synchronized (writing[Math.floorMod(name.hashCode(), LOCKS)]) {
      Optional<byte[]> before = content(name);
      if (before.isPresent()) {
        return new SpooledMessage(
            name, isSame(before.get(), message) ? Arrival.RESENT : Arrival.CONFLICTING);
      }
      OwnerOnlyFiles.write(received.resolve(name + EXTENSION), message);
      return new SpooledMessage(name, Arrival.NEW);
    }
  }

  /** Returns a name for a message whose own name is used by a different message. */
  static String nameOfConflicting(String name, byte[] message) {
    return name + "-" + Sha256.name(message);
  }

  /** Compares without MSH, which may contain the time of sending. */
  private static boolean isSame(byte[] a, byte[] b) {
    int fromA = endOfHead(a);
    int fromB = endOfHead(b);
    return Arrays.equals(a, fromA, endOfText(a), b, fromB, endOfText(b));
  }

  private static int endOfHead(byte[] message) {
    int at = 0;
    while (at < message.length && message[at] != '\r' && message[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int endOfText(byte[] message) {
    int end = message.length;
    while (end > 0 && (message[end - 1] == '\r' || message[end - 1] == '\n')) {
      end--;
    }
    return Math.max(end, endOfHead(message));
  }

  /** Returns the messages that were not handled yet, in the order of arrival. */
  List<String> waiting() throws IOException {
    try (Stream<Path> files = Files.list(received)) {
      return files
          .filter(f -> f.toString().endsWith(EXTENSION))
          .sorted(Comparator.comparing(MessageSpool::written).thenComparing(Path::getFileName))
          .map(f -> f.getFileName().toString().replace(EXTENSION, ""))
          .toList();
    }
  }

  /**
   * Whether a file is a message that a listener stored here or in its review queue: its name is a
   * hash of its content.
   */
  static boolean isStored(Path file) throws IOException {
    Matcher name = STORED.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || Files.size(file) > MAX_MESSAGE) {
      return false;
    }
    byte[] message = Files.readAllBytes(file);
    Optional<String> hash =
        MshHeader.of(message).map(head -> Sha256.name(head.identity().getBytes(ISO_8859_1)));
    return hash.equals(Optional.of(name.group(1)))
        && (name.group(2) == null || name.group(2).equals(Sha256.name(message)));
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ReceivedMessage read(String name) throws IOException {
    return new ReceivedMessage(
        name, content(name).orElseThrow(() -> new NoSuchFileException(name + EXTENSION)));
  }

  /**
   * Reads the content stored under a name. Tries the folders in this order without checking first
   * whether the file exists, because a message can be moved from the first to the second at any
   * time.
   */
  private Optional<byte[]> content(String name) throws IOException {
    for (Path place : List.of(received.resolve(name + EXTENSION), handledFile(name))) {
      try {
        return Optional.of(Files.readAllBytes(place));
      } catch (NoSuchFileException e) {
        // The file is in the next folder or does not exist.
      }
    }
    return Optional.empty();
  }

  /** Deletes a message from any folder. */
  void remove(String name) throws IOException {
    Files.deleteIfExists(received.resolve(name + EXTENSION));
    Files.deleteIfExists(handledFile(name));
  }

  void handled(String name) throws IOException {
    Files.move(
        received.resolve(name + EXTENSION),
        handledFile(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Uses subfolders, because some file systems are slow with millions of files in one folder. */
  private Path handledFile(String name) throws IOException {
    return OwnerOnlyFiles.createFolder(handled.resolve(name.substring(0, 2)))
        .resolve(name + EXTENSION);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }
}
