package org.tpibridge.importing.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.DailyImport;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.RowResult;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.messages.MessageOutcome.ImportState;
import org.tpibridge.importing.messages.MessageReceipt.ReceiptKind;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.ParsedMessage;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.messages.NewMessage;
import org.tpibridge.store.messages.StoredMessage;
import org.tpibridge.store.messages.StoredMessage.MessageGroups;
import org.tpibridge.store.messages.StoredMessage.MessageState;

/** Stores messages in the store and imports them from there. */
public final class StoredMessageInbox implements MessageInbox {
  private static final Logger log = LoggerFactory.getLogger(StoredMessageInbox.class);
  private static final int LISTED = 500;

  /** Follows the hash of the sender and the control id in names of conflicting messages. */
  private static final String CONFLICT = "-";

  private final Store store;
  private final MessageReading parser;
  private final ClinicSources sources;
  private final ErasureRegistry erasures;
  private final DailyImport imports;
  private final MessageVisits visits;
  private final Duration retention;
  private final InstantSource clock;
  private final String source;
  private final ParsedMessageCache parsedMessages = new ParsedMessageCache();

  /** Parses a message. */
  interface MessageReading {
    ParsedMessage parse(long number, byte[] message);
  }

  /**
   * @param reader reads the messages
   * @param sources of the numbers of visits and patients
   * @param erasures recognizes erased patients
   * @param imports the import of the messages; its origin is that of the reader's source
   * @param retention how long messages are stored after they were imported
   */
  public StoredMessageInbox(
      Store store,
      VisitReader reader,
      ClinicSources sources,
      ErasureRegistry erasures,
      DailyImport imports,
      Duration retention,
      InstantSource clock) {
    this(
        store,
        reader,
        (number, message) -> reader.parse(MessageVisits.INPUT, number, message),
        sources,
        erasures,
        imports,
        retention,
        clock);
  }

  StoredMessageInbox(
      Store store,
      VisitReader reader,
      MessageReading parser,
      ClinicSources sources,
      ErasureRegistry erasures,
      DailyImport imports,
      Duration retention,
      InstantSource clock) {
    this.store = store;
    this.parser = parser;
    this.sources = sources;
    this.erasures = erasures;
    this.imports = imports;
    this.retention = retention;
    this.clock = clock;
    this.source = reader.messageSource().orElse("");
    this.visits = new MessageVisits(reader, imports, source);
  }

  private interface StoreAccess<T> {
    T use();
  }

  private static <T> T available(StoreAccess<T> access) throws MessageStoreException {
    try {
      return access.use();
    } catch (StoreException | ErasureException | ImportException | UsageException e) {
      throw new MessageStoreException(e.getMessage(), e);
    }
  }

  @Override
  public MessageReceipt receive(IncomingMessage message) throws MessageStoreException {
    return available(() -> received(message));
  }

  private MessageReceipt received(IncomingMessage message) {
    Optional<MessageReceipt> known = store.read(tx -> known(tx, message));
    if (known.isPresent()) {
      return known.get();
    }
    long number = store.write(tx -> tx.messages().nextNumber());
    ParsedMessage parsed = parser.parse(number, message.bytes());
    MessagePatients patients = new MessagePatients(sources, optionalSource(), parsed.patients());
    MessageReceipt receipt = store.write(tx -> stored(tx, message, parsed, patients));
    if (receipt.number() == number) {
      parsedMessages.add(parsed);
    }
    return receipt;
  }

  private Optional<String> optionalSource() {
    return Optional.of(source).filter(name -> !name.isEmpty());
  }

  /** Finds a message that was received before. A conflicting one is stored, too. */
  private Optional<MessageReceipt> known(StoreReader tx, IncomingMessage message) {
    Optional<StoredMessage> same = tx.messages().named(source, message.name());
    if (same.isPresent() && !same.get().bodyHash().equals(message.bodyHash())) {
      return tx.messages()
          .named(source, nameOfConflicting(message))
          .map(stored -> MessageReceipt.conflicting(stored.number(), conflict()));
    }
    return same.or(() -> tx.messages().withContent(source, message.contentHash()))
        .map(stored -> MessageReceipt.stored(ReceiptKind.DUPLICATE, stored.number()));
  }

  private static String nameOfConflicting(IncomingMessage message) {
    return message.name() + CONFLICT + Sha256.name(message.bytes());
  }

  private MessageReceipt stored(
      StoreTransaction tx,
      IncomingMessage message,
      ParsedMessage parsed,
      MessagePatients patients) {
    // The same message may arrive at the same time, also in another process, and one of its
    // patients may be erased.
    tx.lock(
        Stream.concat(
                Stream.of("\u001Fmessage " + source + " " + message.name()),
                patients.ids().stream())
            .toList());
    Optional<MessageReceipt> known = known(tx, message);
    if (known.isPresent()) {
      return known.get();
    }
    erasures.requireKey(tx);
    if (patients.areAnyErased(tx, erasures)) {
      return patients.areOthers(tx, erasures)
          ? MessageReceipt.severalPatients(severalPatients())
          : MessageReceipt.erased();
    }
    boolean conflicting = tx.messages().named(source, message.name()).isPresent();
    String conflictName = nameOfConflicting(message);
    tx.messages()
        .add(
            source,
            new NewMessage(
                parsed.number(),
                conflicting ? conflictName : message.name(),
                message.bodyHash(),
                // With a new control id, the message is not a duplicate of the refused one.
                conflicting ? conflictName : message.contentHash(),
                clock.instant(),
                conflicting ? MessageGroups.NONE : groups(parsed),
                patients.ids(),
                message.bytes()));
    return conflicting
        ? MessageReceipt.conflicting(parsed.number(), conflict())
        : MessageReceipt.stored(ReceiptKind.NEW, parsed.number());
  }

  private static MessageGroups groups(ParsedMessage parsed) {
    return new MessageGroups(
        parsed.visitNumber().map(number -> hash("visit", number)),
        parsed.account().map(number -> hash("account", number)),
        parsed.isAccountOnly());
  }

  private static String hash(String kind, String number) {
    return Sha256.name((kind + "\u001F" + number).getBytes(UTF_8));
  }

  @Override
  public MessageOutcome process(long number) throws MessageStoreException {
    return available(() -> processed(number));
  }

  /** Repeats if other messages of the visit arrive, or the job ends, at the same time. */
  private MessageOutcome processed(long number) {
    while (true) {
      Optional<StoredMessage> found = store.read(tx -> tx.messages().find(number));
      if (found.isEmpty()) {
        return MessageOutcome.without(ImportState.REMOVED);
      }
      StoredMessage message = found.get();
      if (message.state() != MessageState.WAITING) {
        return store.read(tx -> outcome(tx, message));
      }
      if (store.read(tx -> tx.messages().hasEarlierWaiting(source, message))) {
        return MessageOutcome.without(ImportState.WAITING);
      }
      Optional<MessageOutcome> outcome = attempted(message);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  /** A message on which the program fails is rejected, so that others do not wait for it. */
  private Optional<MessageOutcome> attempted(StoredMessage message) {
    Jobs.Job job = imports.today();
    try {
      return saved(job, rows(message, job));
    } catch (StoreException | ErasureException | ImportException | UsageException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // The exception's message may quote the message.
      StackTraceElement[] trace = e.getStackTrace();
      log.error(
          "Message {} could not be imported: {} at {}",
          message.number(),
          e.getClass().getName(),
          trace.length == 0 ? "?" : trace[0]);
      return saved(job, visits.rejected(message, job, MessageVisits.failed(e)));
    }
  }

  private Optional<MessageOutcome> saved(Jobs.Job job, MessageRows rows) {
    return imports.save(job, rows).map(results -> outcome(results));
  }

  private MessageRows rows(StoredMessage message, Jobs.Job job) {
    if (message.name().contains(CONFLICT)) {
      return visits.rejected(message, job, conflict());
    }
    VisitGroup group = store.read(tx -> VisitGroup.of(tx, source, message));
    return visits.rows(store, message, group, job, this::parsed);
  }

  /** Returns the messages that are still stored, parsed, in the order of arrival. */
  private List<ParsedMessage> parsed(List<StoredMessage> messages) {
    List<Long> numbers =
        messages.stream().filter(StoredMessage::hasContent).map(StoredMessage::number).toList();
    // Those of one visit may be more than the cache keeps.
    Map<Long, ParsedMessage> parsed = new HashMap<>();
    numbers.forEach(
        number -> parsedMessages.find(number).ifPresent(found -> parsed.put(number, found)));
    Set<Long> missing = new HashSet<>(numbers);
    missing.removeAll(parsed.keySet());
    store
        .read(tx -> tx.messages().contents(missing))
        .forEach((number, content) -> parsed.put(number, parser.parse(number, content)));
    missing.forEach(number -> parsedMessages.add(parsed.get(number)));
    return numbers.stream().map(parsed::get).toList();
  }

  private static Finding severalPatients() {
    return Finding.error(
        "TPI-LISTEN-ERASED",
        "The message is about several patients, one of whom was erased. It was not stored. Send the"
            + " messages of the other patients separately.");
  }

  private static Finding conflict() {
    return Finding.error(
        "TPI-LISTEN-CLASH",
        "The sender used this control id (MSH-10) before for a different message. This message was"
            + " not accepted.");
  }

  private static MessageOutcome outcome(List<RowResult> results) {
    return new MessageOutcome(
        ImportState.IMPORTED,
        results.stream().anyMatch(row -> isRejected(row.outcome())),
        results.stream().flatMap(row -> row.findings().stream()).toList());
  }

  private static boolean isRejected(RowOutcome outcome) {
    return outcome == RowOutcome.REJECTED || outcome == RowOutcome.UNREADABLE;
  }

  /** Returns the result of a message that was imported before. */
  private static MessageOutcome outcome(StoreReader tx, StoredMessage message) {
    long job = message.job().orElseThrow();
    boolean rejected = false;
    List<Finding> findings = new ArrayList<>();
    for (long row = message.firstRow(); row <= message.lastRow(); row++) {
      rejected |= tx.sourceRows().find(job, row).filter(r -> isRejected(r.outcome())).isPresent();
      tx.findings()
          .ofRow(job, row)
          .forEach(f -> findings.add(Finding.of(f.severity(), f.code(), f.message())));
    }
    return new MessageOutcome(ImportState.IMPORTED_BEFORE, rejected, findings);
  }

  @Override
  public List<WaitingMessage> waiting() throws MessageStoreException {
    return available(
        () ->
            store.read(tx -> tx.messages().waiting(source, LISTED)).stream()
                .map(message -> new WaitingMessage(message.number(), message.receivedAt()))
                .toList());
  }

  @Override
  public long waitingCount() throws MessageStoreException {
    return available(() -> store.read(tx -> tx.messages().waitingCount(source)));
  }

  @Override
  public void cleanUp() throws MessageStoreException {
    available(
        () -> {
          imports.endPastDays();
          int removed = LISTED;
          while (removed == LISTED) {
            removed =
                store.write(
                    tx ->
                        tx.messages()
                            .removeBefore(source, clock.instant().minus(retention), LISTED));
          }
          return removed;
        });
  }
}
