package org.tpibridge.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.Sha256;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.reading.hl7v2.AccountReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.SeriesTracker;

/**
 * Collects visits that arrive in several messages: stores the messages of each visit and processes
 * the visit again with all of them. For one thread.
 *
 * <p>A message that is skipped is stored as well if it has a visit number: a later message may show
 * that the visit is a trigger point injection, and then it is used.
 *
 * <p>A message that names only an account may belong to a visit with a number on that account. The
 * other messages of that visit may come before or after it. From the first such message on, all
 * messages on the account are read together.
 *
 * <p>A message that arrives again under its name changes nothing. The folder contains patient data
 * and has the same permissions as its parent folder.
 */
public final class MultiMessageVisits {
  private static final String EXTENSION = ".hl7";

  /** In the folder of a visit: the name of the file that was written for it. */
  private static final String WRITTEN = "written";

  /** In the folder of a visit: no message shows a sign of a trigger point injection yet. */
  private static final String LEFT_OUT = "left-out";

  /** In the folder of an account: the prefix of files that name a visit on it. */
  private static final String VISIT = "visit-";

  /** In the folder of an account: the ids of the visits that were read from its messages. */
  private static final String IDS = "ids";

  /** Folders of visits and accounts are named by a hash. */
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{32}");

  /** Files that record something about a visit, or name it. */
  private static final List<String> NOTES = List.of(WRITTEN, LEFT_OUT, IDS);

  private final VisitPipeline pipeline;
  private final SeriesTracker series;
  private final AccountReader accounts = new AccountReader();
  private final Path folder;

  /**
   * @param series the patients' sessions so far
   * @param folder contains a folder for each visit, created when needed
   */
  public MultiMessageVisits(VisitPipeline pipeline, SeriesTracker series, Path folder) {
    this.pipeline = pipeline;
    this.series = series;
    this.folder = folder;
  }

  /**
   * The result for one visit.
   *
   * @param messages the names of all messages of the visit, in the order of arrival
   */
  public record MessageVisit(VisitResult result, List<String> messages) {
    public MessageVisit {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The results for all visits that a message affects.
   *
   * @param visits the visits according to all messages so far
   * @param ended ids of former visits whose messages are now part of other visits
   */
  public record MessageOutcome(List<MessageVisit> visits, Set<String> ended) {
    public MessageOutcome {
      visits = List.copyOf(visits);
      ended = Set.copyOf(ended);
    }
  }

  /**
   * Adds a message and processes the visits that it affects.
   *
   * @param name the name of the message: letters, digits and hyphens
   * @return each visit that the message affects, according to all messages so far
   * @throws IOException if the messages cannot be stored or read again
   */
  public MessageOutcome accept(String name, byte[] message) throws IOException {
    Optional<AccountReader.Account> account = accounts.of(message);
    List<MessageVisit> arrived = new ArrayList<>();
    Set<String> ended = new LinkedHashSet<>();
    Set<String> visits = new LinkedHashSet<>();
    for (VisitResult single : results("message", message)) {
      Optional<String> visitId = visitId(single);
      if (visitId.isEmpty()) {
        arrived.add(new MessageVisit(single, List.of(name)));
      } else if (visits.add(visitId.get())) {
        arrived.addAll(
            account.isPresent()
                ? onAccount(account.get(), visitId.get(), name, message, single, ended)
                : together(ofVisit(visitId.get()), name, message, single));
      }
    }
    return new MessageOutcome(arrived, ended);
  }

  private Path ofVisit(String visitId) throws IOException {
    return OwnerOnlyFiles.createFolder(folder.resolve(hash(visitId)));
  }

  private List<MessageVisit> onAccount(
      AccountReader.Account account,
      String visitId,
      String name,
      byte[] message,
      VisitResult single,
      Set<String> ended)
      throws IOException {
    Path shared =
        OwnerOnlyFiles.createFolder(folder.resolve(hash("account\u001f" + account.number())));
    if (account.withoutVisitNumber()) {
      return withAccount(shared, shared, name, message, single, ended);
    }
    Path own = ofVisit(visitId);
    note(shared.resolve(VISIT + own.getFileName()));
    return messages(shared).isEmpty()
        ? together(own, name, message, single)
        : withAccount(shared, own, name, message, single, ended);
  }

  private static void note(Path file) throws IOException {
    if (!Files.exists(file)) {
      OwnerOnlyFiles.create(file);
    }
  }

  private static Optional<String> visitId(VisitResult result) {
    if (result instanceof VisitResult.Accepted accepted) {
      return Optional.of(accepted.visit().visitId());
    }
    if (result instanceof VisitResult.NotTpiVisit other) {
      return other.read().visitId();
    }
    return result instanceof VisitResult.Rejected rejected ? rejected.visitId() : Optional.empty();
  }

  /** Reads a message together with all other messages on the account. */
  private List<MessageVisit> withAccount(
      Path account, Path own, String name, byte[] message, VisitResult single, Set<String> ended)
      throws IOException {
    boolean leftOut = updateLeftOutMark(own, single);
    List<Path> folders = new ArrayList<>(List.of(account));
    try (Stream<Path> notes = Files.list(account)) {
      notes
          .map(note -> note.getFileName().toString())
          .filter(note -> note.startsWith(VISIT))
          .sorted()
          .forEach(note -> folders.add(folder.resolve(note.substring(VISIT.length()))));
    }
    add(own, folders, name, message);
    for (Path visit : folders) {
      leftOut &= messages(visit).isEmpty() || Files.exists(visit.resolve(LEFT_OUT));
    }
    List<Path> messages = messages(folders);
    List<String> names = messages.stream().map(MultiMessageVisits::nameOf).toList();
    if (messages.size() == 1 || leftOut) {
      recordVisits(account, List.of(single), ended);
      return List.of(new MessageVisit(single, names));
    }
    List<VisitResult> all = results("messages of an account", joined(messages));
    recordVisits(account, all, ended);
    return all.stream()
        .filter(v -> !(v instanceof VisitResult.NotTpiVisit) || visitId(v).equals(visitId(single)))
        .map(result -> new MessageVisit(result, names))
        .toList();
  }

  /** Records the current visits on the account, and finds visits that no longer exist. */
  private static void recordVisits(Path account, List<VisitResult> visits, Set<String> ended)
      throws IOException {
    Path ids = account.resolve(IDS);
    Set<String> now = new LinkedHashSet<>();
    visits.stream()
        .filter(v -> !(v instanceof VisitResult.NotTpiVisit))
        .flatMap(v -> visitId(v).stream())
        .forEach(now::add);
    if (Files.exists(ids)) {
      Files.readAllLines(ids).stream().filter(id -> !now.contains(id)).forEach(ended::add);
    }
    replace(ids, String.join("\n", now));
  }

  private static void replace(Path file, String text) throws IOException {
    try (TemporaryFile part = TemporaryFile.in(file.getParent())) {
      part.out().write(text.getBytes(UTF_8));
      part.rename(file);
    }
  }

  /** Reads a message together with all other messages of the visit. */
  private List<MessageVisit> together(Path visit, String name, byte[] message, VisitResult single)
      throws IOException {
    boolean leftOut = updateLeftOutMark(visit, single);
    add(visit, List.of(visit), name, message);
    List<Path> messages = messages(visit);
    List<String> names = messages.stream().map(MultiMessageVisits::nameOf).toList();
    if (messages.size() == 1 || leftOut) {
      return List.of(new MessageVisit(single, names));
    }
    return results("messages of a visit", joined(messages)).stream()
        .filter(v -> visitId(v).isEmpty() || visitId(v).equals(visitId(single)))
        .map(result -> new MessageVisit(result, names))
        .toList();
  }

  /** Whether a file records something about a visit that has no messages left. */
  public static boolean isOrphaned(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path visit = file.toAbsolutePath().getParent();
    return NOTES.contains(name)
        && FOLDER.matcher(String.valueOf(visit.getFileName())).matches()
        && messages(visit).isEmpty();
  }

  /** Removes the records of a visit that has no messages left, and its folder. */
  public static void removeOrphaned(Path visit) throws IOException {
    for (String note : NOTES) {
      Path file = visit.resolve(note);
      if (Files.exists(file) && isOrphaned(file)) {
        Files.delete(file);
      }
    }
    if (FOLDER.matcher(String.valueOf(visit.getFileName())).matches()) {
      try {
        Files.deleteIfExists(visit);
      } catch (DirectoryNotEmptyException e) {
        // The folder contains other messages, or files of other programs.
      }
    }
  }

  /**
   * Records the name under which a visit was written, so that the file is found when the visit is
   * withdrawn.
   */
  public void recordFile(String visitId, String file) throws IOException {
    replace(ofVisit(visitId).resolve(WRITTEN), file);
  }

  /** Returns the name under which a visit was written. */
  public Optional<String> recordedFile(String visitId) throws IOException {
    Path note = folder.resolve(hash(visitId)).resolve(WRITTEN);
    return Files.exists(note) ? Optional.of(Files.readString(note)) : Optional.empty();
  }

  /**
   * Creates or removes the mark that no message of the visit shows a sign of a trigger point
   * injection. Must be called before the message is added.
   *
   * @return whether the visit has the mark; its messages are not read together, because a hospital
   *     stay has thousands of them
   */
  private static boolean updateLeftOutMark(Path visit, VisitResult single) throws IOException {
    Path mark = visit.resolve(LEFT_OUT);
    if (!(single instanceof VisitResult.NotTpiVisit)) {
      Files.deleteIfExists(mark);
      return false;
    }
    if (messages(visit).isEmpty()) {
      note(mark);
    }
    return Files.exists(mark);
  }

  private static byte[] joined(List<Path> messages) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path file : messages) {
      all.write(Files.readAllBytes(file));
      all.write('\r');
    }
    return all.toByteArray();
  }

  /**
   * Adds a message with a number that is higher than those of all messages that are read with it.
   *
   * @param own the folder of the message
   * @param group the folders whose messages are read together
   */
  private static void add(Path own, List<Path> group, String name, byte[] message)
      throws IOException {
    List<Path> before = messages(group);
    if (messages(own).stream().anyMatch(m -> nameOf(m).equals(name))) {
      return;
    }
    int last = before.isEmpty() ? 0 : numberOf(before.get(before.size() - 1));
    // Written to a temporary file and moved, so that a message in the folder is complete.
    try (TemporaryFile part = TemporaryFile.in(own)) {
      part.out().write(message);
      part.rename(own.resolve("%06d".formatted(last + 1) + "." + name + EXTENSION));
    }
  }

  /** Returns the messages in the order of arrival. */
  private static List<Path> messages(List<Path> folders) throws IOException {
    List<Path> messages = new ArrayList<>();
    for (Path visit : folders) {
      messages.addAll(messages(visit));
    }
    messages.sort(
        Comparator.comparing(MultiMessageVisits::numberOf)
            .thenComparing(MultiMessageVisits::nameOf));
    return messages;
  }

  private static int numberOf(Path message) {
    String file = message.getFileName().toString();
    return Integer.parseInt(file.substring(0, file.indexOf('.')));
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

  private List<VisitResult> results(String source, byte[] bytes) {
    Input input = new Input(source, () -> new ByteArrayInputStream(bytes));
    try (Stream<VisitResult> results =
        pipeline.process(input, RunOptions.of(InputCoverage.disabled()), series)) {
      return results.toList();
    }
  }

  private static String hash(String visitId) {
    return Sha256.name(visitId.getBytes(UTF_8));
  }
}
