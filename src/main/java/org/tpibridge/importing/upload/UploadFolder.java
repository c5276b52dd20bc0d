package org.tpibridge.importing.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.importing.upload.UploadedFile.UploadState;
import org.tpibridge.importing.watch.WatchFolder;
import org.tpibridge.importing.watch.WatchFolder.ArchiveFolder;

/**
 * The watched folder of uploaded files. The name of a file begins with its id and has at most one
 * dot; the reports beside it have more.
 */
final class UploadFolder {
  private static final int ID_BYTES = 8;
  private static final int ID_LENGTH = 2 * ID_BYTES;
  private static final int LONGEST_NAME = 80;
  private static final Duration UNFINISHED = Duration.ofHours(6);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{" + ID_LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  UploadFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /**
   * Creates the folder, with access for its owner only, and removes files of which only a part
   * arrived.
   *
   * @param now another program may be receiving files into the same folder
   */
  void create(Instant now) throws IOException {
    OwnerOnlyFiles.createFolder(folder);
    OwnerOnlyFiles.removeUnfinished(folder, now.minus(UNFINISHED));
  }

  /**
   * Stores a file to be imported.
   *
   * @return its id; empty if it is larger than the limit
   */
  Optional<String> add(String name, InputStream content, long limit) throws IOException {
    byte[] random = new byte[ID_BYTES];
    RANDOM.nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    Path unfinished = folder.resolve(id + ".part");
    if (!OwnerOnlyFiles.copy(content, unfinished, limit)) {
      return Optional.empty();
    }
    Files.move(
        unfinished, folder.resolve(id + "-" + fileName(name)), StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(id);
  }

  /** Replaces what file systems do not accept, and all dots but the last. */
  static String fileName(String name) {
    String plain = name.replaceAll("^.*[/\\\\]", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    int dot = plain.lastIndexOf('.');
    String stem = (dot > 0 ? plain.substring(0, dot) : plain).replace('.', '-');
    String ending = dot > 0 ? plain.substring(dot).toLowerCase(Locale.ROOT) : "";
    String shorter = stem.substring(0, Math.min(stem.length(), LONGEST_NAME));
    return (shorter.isEmpty() ? "upload" : shorter)
        + ending.substring(0, Math.min(ending.length(), LONGEST_NAME));
  }

  /** Lists all files, latest first. */
  List<UploadedFile> all() throws IOException {
    List<Path> files = new ArrayList<>(named("*").stream().filter(UploadFolder::isUpload).toList());
    files.sort(Comparator.comparing(UploadFolder::modified).reversed());
    return files.stream().map(this::describe).toList();
  }

  Optional<UploadedFile> find(String id) throws IOException {
    Optional<Path> file = file(id);
    return file.map(this::describe);
  }

  /** Finds a file by its id, wherever it is now. */
  Optional<Path> file(String id) throws IOException {
    return ID.matcher(id).matches()
        ? named(id + "-*").stream().filter(UploadFolder::isUpload).findFirst()
        : Optional.empty();
  }

  /** Removes a file that waits or is archived, with its reports. */
  void remove(String id) throws IOException {
    if (ID.matcher(id).matches()) {
      for (Path file : named(id + "-*")) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Lists files and reports, wherever they are now. */
  private List<Path> named(String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : states().keySet()) {
      if (Files.isDirectory(place)) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, glob)) {
          found.forEach(files::add);
        }
      }
    }
    return files;
  }

  /** The folders that files are in, and how far they are there. */
  private Map<Path, UploadState> states() {
    return Map.of(
        folder,
        UploadState.WAITING,
        ArchiveFolder.DONE.in(folder),
        UploadState.DONE,
        ArchiveFolder.FAILED.in(folder),
        UploadState.FAILED);
  }

  private static boolean isUpload(Path file) {
    String name = file.getFileName().toString();
    return name.length() > ID_LENGTH
        && name.charAt(ID_LENGTH) == '-'
        && ID.matcher(name.substring(0, ID_LENGTH)).matches()
        && name.indexOf('.') == name.lastIndexOf('.')
        && Files.isRegularFile(file);
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      // It was moved meanwhile.
      return 0;
    }
  }

  private UploadedFile describe(Path file) {
    String name = file.getFileName().toString();
    return new UploadedFile(
        name.substring(0, ID_LENGTH),
        name.substring(ID_LENGTH + 1),
        states().get(file.getParent()),
        0,
        Optional.empty(),
        existing(file, "report.json"),
        Stream.of("rejects.csv", "rejects.ndjson", "rejects.hl7")
            .flatMap(report -> existing(file, report).stream())
            .findFirst(),
        existing(file, "findings.txt"));
  }

  private static Optional<Path> existing(Path file, String report) {
    return Optional.of(WatchFolder.companion(file, report)).filter(Files::isRegularFile);
  }
}
