package org.tpibridge.checking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnly;
import org.tpibridge.files.PartFile;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;

/**
 * Visits that arrive in several messages: keeps, visit by visit, the messages that told of it, and
 * checks the visit as all of them tell it. For one thread.
 *
 * <p>A message that is left out is stored as well, if it has a visit number: a later message may
 * show that the visit is a trigger point injection, and then it counts.
 *
 * <p>A message that comes again under its name changes nothing. The folder holds patients' data; it
 * is as private as the folder above it.
 */
public final class Arrivals {
  private static final String EXTENSION = ".hl7";

  /** In the folder of a visit: the name of the file that was made of it. */
  private static final String WRITTEN = "written";

  /** In the folder of a visit of which no message has a sign of a trigger point injection yet. */
  private static final String LEFT_OUT = "left-out";

  /** The folder of a visit is named by a hash. */
  private static final Pattern VISIT = Pattern.compile("[0-9a-f]{32}");

  private final Checking checking;
  private final Path folder;

  /**
   * @param folder with a folder for each visit, made when needed
   */
  public Arrivals(Checking checking, Path folder) {
    this.checking = checking;
    this.folder = folder;
  }

  /**
   * What became of one visit.
   *
   * @param messages the names of all that told of it, in the order in which they came
   */
  public record Arrived(Checked checked, List<String> messages) {
    public Arrived {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Takes a message in.
   *
   * @param name of the message: letters, digits and hyphens
   * @return each visit that it tells of, as all messages so far tell it
   * @throws IOException where the messages cannot be kept or read again
   */
  public List<Arrived> take(String name, byte[] message) throws IOException {
    List<Arrived> arrived = new ArrayList<>();
    Set<String> visits = new LinkedHashSet<>();
    for (Checked alone : checked("message", message)) {
      Optional<String> visitId = visitId(alone);
      if (visitId.isEmpty()) {
        arrived.add(new Arrived(alone, List.of(name)));
      } else if (visits.add(visitId.get())) {
        arrived.addAll(together(visitId.get(), name, message, alone));
      }
    }
    return arrived;
  }

  private static Optional<String> visitId(Checked checked) {
    if (checked instanceof Checked.Accepted accepted) {
      return Optional.of(accepted.visit().visitId());
    }
    if (checked instanceof Checked.NotTpiVisit other) {
      return other.visitId();
    }
    return checked instanceof Checked.Rejected rejected ? rejected.visitId() : Optional.empty();
  }

  private List<Arrived> together(String visitId, String name, byte[] message, Checked alone)
      throws IOException {
    Path visit = OwnerOnly.folder(folder.resolve(hash(visitId)));
    boolean leftOut = isLeftOut(visit, alone);
    List<Path> messages = add(visit, name, message);
    List<String> names = messages.stream().map(Arrivals::nameOf).toList();
    if (messages.size() == 1 || leftOut) {
      return List.of(new Arrived(alone, names));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path file : messages) {
      all.write(Files.readAllBytes(file));
      all.write('\r');
    }
    return checked("messages of a visit", all.toByteArray()).stream()
        .filter(c -> visitId(c).isEmpty() || visitId(c).get().equals(visitId))
        .map(checked -> new Arrived(checked, names))
        .toList();
  }

  /** Whether a file is a note about a visit of which no message is left. */
  public static boolean isLeftover(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path visit = file.toAbsolutePath().getParent();
    return (name.equals(WRITTEN) || name.equals(LEFT_OUT))
        && VISIT.matcher(String.valueOf(visit.getFileName())).matches()
        && messages(visit).isEmpty();
  }

  /** Removes the notes about a visit of which no message is left, and its folder. */
  public static void removeLeftovers(Path visit) throws IOException {
    for (String note : List.of(WRITTEN, LEFT_OUT)) {
      Path file = visit.resolve(note);
      if (Files.exists(file) && isLeftover(file)) {
        Files.delete(file);
      }
    }
    if (VISIT.matcher(String.valueOf(visit.getFileName())).matches()) {
      try {
        Files.deleteIfExists(visit);
      } catch (DirectoryNotEmptyException e) {
        // It has other messages, or files of other programs.
      }
    }
  }

  /** Notes under which name a visit was written, so that it is found when it is withdrawn. */
  public void wrote(String visitId, String file) throws IOException {
    Path visit = OwnerOnly.folder(folder.resolve(hash(visitId)));
    try (PartFile note = PartFile.in(visit)) {
      note.out().write(file.getBytes(UTF_8));
      note.rename(visit.resolve(WRITTEN));
    }
  }

  /** The name under which a visit was written. */
  public Optional<String> written(String visitId) throws IOException {
    Path note = folder.resolve(hash(visitId)).resolve(WRITTEN);
    return Files.exists(note) ? Optional.of(Files.readString(note)) : Optional.empty();
  }

  /**
   * Whether the visit is none even with this message. Messages without a sign are not read
   * together: a stay in a hospital has thousands of them.
   */
  private static boolean isLeftOut(Path visit, Checked alone) throws IOException {
    Path mark = visit.resolve(LEFT_OUT);
    if (!(alone instanceof Checked.NotTpiVisit)) {
      Files.deleteIfExists(mark);
      return false;
    }
    if (messages(visit).isEmpty() && !Files.exists(mark)) {
      OwnerOnly.make(mark);
    }
    return Files.exists(mark);
  }

  /** All messages of a visit, in the order in which they came. */
  private static List<Path> add(Path visit, String name, byte[] message) throws IOException {
    List<Path> messages = messages(visit);
    if (messages.stream().anyMatch(m -> nameOf(m).equals(name))) {
      return messages;
    }
    String number = "%06d".formatted(messages.size() + 1);
    // Written beside and moved, so that a message that is there is whole.
    try (PartFile part = PartFile.in(visit)) {
      part.out().write(message);
      part.rename(visit.resolve(number + "." + name + EXTENSION));
    }
    return messages(visit);
  }

  private static List<Path> messages(Path visit) throws IOException {
    try (Stream<Path> files = Files.list(visit)) {
      return files.filter(f -> f.toString().endsWith(EXTENSION)).sorted().toList();
    }
  }

  private static String nameOf(Path message) {
    String file = message.getFileName().toString();
    return file.substring(file.indexOf('.') + 1, file.length() - EXTENSION.length());
  }

  private List<Checked> checked(String source, byte[] bytes) {
    List<Checked> checked = new ArrayList<>();
    checking.each(
        new Input(source, () -> new ByteArrayInputStream(bytes)),
        Coverage.unwanted(),
        c -> c,
        checked::add);
    return checked;
  }

  private static String hash(String visitId) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(visitId.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
