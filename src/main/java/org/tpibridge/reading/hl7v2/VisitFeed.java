package org.tpibridge.reading.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7TimeParser;
import org.tpibridge.reading.hl7v2.message.MessageTypes;
import org.tpibridge.reading.hl7v2.message.VisitKey;
import org.tpibridge.reading.hl7v2.resolution.SubjectRules;
import org.tpibridge.reading.hl7v2.resolution.VisitResolver;
import org.tpibridge.reading.hl7v2.segment.MessageContext;
import org.tpibridge.reading.hl7v2.segment.MessageStatementReader;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.terminology.Terminology;

/**
 * Reads the visits of a stream of messages, each with all of its messages. Messages with one
 * patient and one visit number form one visit if no more than {@value #MAX_MESSAGES_BETWEEN}
 * messages are between one and the next and the waiting messages fit into memory. A later message
 * forms a separate visit, and its number is then reported as a duplicate.
 */
public final class VisitFeed {
  /** The maximum number of messages between two messages of one visit. */
  static final int MAX_MESSAGES_BETWEEN = 1_000;

  /** The maximum number of characters in messages that wait for others of their visit. */
  static final long MAX_WAITING_CHARACTERS = 16L << 20;

  private final MessageSource messages;
  private final MessageStatementReader reader;
  private final VisitResolver resolution;
  private final String mrnAuthority;
  private final ZoneId clinic;
  private final TpiSignalReader signals;
  private final PatientIdentityReader identities;

  /** Visits that may receive more messages; the one whose last message is oldest comes first. */
  private final Map<VisitKey, PendingVisit> openVisits = new LinkedHashMap<>(16, 0.75f, true);

  /** The open visits with a number on each account. */
  private final Map<String, Set<VisitKey>> visitsOnAccount = new HashMap<>();

  private final Queue<FeedItem> done = new ArrayDeque<>();

  private final Queue<PatientMerge> merges = new ArrayDeque<>();

  private final List<Finding> inputFindings = new ArrayList<>();
  private final Set<String> otherMessageTypes = new TreeSet<>();
  private long characters;
  private boolean ended;

  /**
   * @param source the name of the input
   * @param clinic the zone of the clinic's clock, for times without an offset
   */
  public VisitFeed(
      String source, InputStream in, Terminology terminology, ZoneId clinic, SegmentMap map) {
    this(source, in, terminology, clinic, map, SubjectRules.STANDARD);
  }

  public VisitFeed(
      String source,
      InputStream in,
      Terminology terminology,
      ZoneId clinic,
      SegmentMap map,
      SubjectRules rules) {
    this(new MessageParsing(source, in), terminology, clinic, map, rules);
  }

  VisitFeed(
      MessageSource messages,
      Terminology terminology,
      ZoneId clinic,
      SegmentMap map,
      SubjectRules rules) {
    this.messages = messages;
    this.reader = new MessageStatementReader(terminology, map);
    this.resolution = new VisitResolver(terminology, rules, clinic);
    this.mrnAuthority = map.mrnAuthority();
    this.clinic = clinic;
    this.signals = new TpiSignalReader(terminology, map);
    this.identities = new PatientIdentityReader(mrnAuthority);
  }

  /** Returns the next visit, or message without a visit; empty at the end. */
  public Optional<FeedItem> next() throws IOException {
    while (done.isEmpty() && !ended) {
      Optional<Hl7Message> message = messages.next();
      if (message.isPresent()) {
        readMessage(message.get());
      } else {
        ended = true;
        inputFindings.addAll(messages.batchFindings());
        new ArrayList<>(openVisits.keySet()).forEach(this::close);
        // Patients are linked when all visits of the input are complete, in any order.
        done.addAll(merges);
      }
    }
    return Optional.ofNullable(done.poll());
  }

  /** Returns findings on the input as a whole since the last call. */
  public List<Finding> inputFindings() {
    List<Finding> newFindings = List.copyOf(inputFindings);
    inputFindings.clear();
    return newFindings;
  }

  private void readMessage(Hl7Message message) {
    boolean broken = message.findings().stream().anyMatch(Finding::isError);
    if (!broken && !isRead(message)) {
      skip(message);
      return;
    }
    Hl7Message checked = broken ? message : SingleVisitCheck.checked(message);
    broken = checked.findings().stream().anyMatch(Finding::isError);
    VisitKey named = broken ? VisitKey.none(checked) : VisitKey.of(checked);
    VisitKey key = broken ? named : keyAmongOpen(named, checked);
    PendingVisit visit = openVisits.computeIfAbsent(key, k -> new PendingVisit(mrnAuthority));
    boolean added =
        broken
            ? visit.add(
                checked, new MessageStatements(checked, Optional.empty()), named, Optional.empty())
            : visit.add(checked, read(checked), named, Optional.of(evidenceOf(checked)));
    if (added) {
      characters += checked.text().length();
    }
    if (key.isAccountOnly()) {
      close(key);
    }
    closeOld(checked.number());
  }

  /**
   * Selects the visit of a message. A message that names only an account belongs to the only open
   * visit of the patient on that account, and so do the earlier messages on the account.
   */
  private VisitKey keyAmongOpen(VisitKey key, Hl7Message message) {
    String account = VisitKey.accountOf(message);
    if (account.isEmpty() || key.isAccountOnly()) {
      return key;
    }
    if (key.account()) {
      List<VisitKey> visits =
          visitsOnAccount.getOrDefault(account, Set.of()).stream()
              .filter(v -> openVisits.containsKey(v) && openVisits.get(v).contains(message))
              .toList();
      return visits.size() == 1 ? visits.get(0) : key;
    }
    visitsOnAccount.computeIfAbsent(account, a -> new LinkedHashSet<>()).add(key);
    VisitKey accountKey = new VisitKey(account, true, Optional.empty(), 0, 0);
    PendingVisit before = openVisits.get(accountKey);
    if (before != null && before.contains(message)) {
      openVisits.remove(accountKey);
      openVisits.computeIfAbsent(key, k -> new PendingVisit(mrnAuthority)).addAll(before);
    }
    return key;
  }

  private static boolean isRead(Hl7Message message) {
    Hl7Segment msh = message.segments().get(0);
    return MessageTypes.isRead(msh.value(9, 1), msh.value(9, 2));
  }

  private void skip(Hl7Message message) {
    List<PatientMerge> pairs = identities.merges(message);
    if (!pairs.isEmpty()) {
      merges.addAll(pairs);
      return;
    }
    String type = message.type();
    boolean plan = MessageTypes.isPlan(message.segments().get(0).value(9, 1));
    List<Finding> findings = new ArrayList<>();
    identities.finding(message).ifPresent(findings::add);
    if (!plan) {
      signals.procedure(message).map(place -> skipUnread(type, place)).ifPresent(findings::add);
    }
    if (otherMessageTypes.size() < MAX_MESSAGES_BETWEEN && otherMessageTypes.add(type)) {
      findings.add(typeIsNotRead(type, plan).at(message.segments().get(0).place(9)));
    }
    SkippedMessage.SkipReason reason =
        plan ? SkippedMessage.SkipReason.ORDER : SkippedMessage.SkipReason.TYPE;
    done.add(new SkippedMessage(type, reason, "", message.place(), findings));
  }

  private static Finding typeIsNotRead(String type, boolean plan) {
    return Finding.information(
        Hl7FindingCodes.TYPE,
        "Messages of type "
            + type
            + " are skipped: "
            + (plan ? "an order or an appointment is not a visit." : "they contain no visit.")
            + " ORU^R01, MDM^T02, DFT^P03, RAS^O17 and RDE^O11 are read.");
  }

  private static Finding skipUnread(String type, Place place) {
    return Finding.warning(
            Hl7FindingCodes.NOT_READ,
            "This "
                + type
                + " message contains a trigger point injection, but messages of this type are not"
                + " read. The visit is missing unless other messages report it.")
        .at(place)
        .withSuggestion(
            "Send the visit as ORU^R01, MDM^T02, DFT^P03 or RAS^O17, with the sites and what was"
                + " injected.");
  }

  private MessageStatements read(Hl7Message message) {
    Hl7Segment msh = message.segments().get(0);
    // Used even if they differ: the fields describe how to read the message, and which message it
    // is.
    for (int field : new int[] {3, 10, 12, 18}) {
      msh.text(field, 0);
    }
    Hl7TimeParser clock = new Hl7TimeParser(clinic, msh.value(7, 1));
    MessageStatements statements =
        new MessageStatements(message, clock.read(msh.value(7, 1)).flatMap(clock::instant));
    MessageContext context =
        new MessageContext(
            statements,
            clock,
            new MessageContext.Header(
                MessageTypes.isDocument(msh.value(9, 1)),
                msh.value(9, 2).toUpperCase(Locale.ROOT),
                msh.value(3, 1)));
    if (msh.value(11, 1).equals("T") || msh.value(11, 1).equals("D")) {
      context.warning(
          Hl7FindingCodes.TEST,
          "MSH-11 states that this is not a production message.",
          msh.place(11));
    }
    reader.read(message, context);
    return statements;
  }

  private void closeOld(long number) {
    while (!openVisits.isEmpty()) {
      Map.Entry<VisitKey, PendingVisit> oldest = openVisits.entrySet().iterator().next();
      boolean old = number - oldest.getValue().lastNumber() >= messages.maxMessagesBetween();
      if (!old && characters <= MAX_WAITING_CHARACTERS) {
        return;
      }
      close(oldest.getKey());
    }
  }

  /** An order requests a procedure that may never be performed. */
  private TpiEvidence evidenceOf(Hl7Message message) {
    return MessageTypes.isOrder(message.segments().get(0).value(9, 1))
        ? TpiEvidence.NONE
        : signals.of(message);
  }

  private void close(VisitKey key) {
    PendingVisit visit = openVisits.remove(key);
    characters -= visit.characters();
    done.addAll(visit.visits(resolution));
    visitsOnAccount.values().forEach(visits -> visits.remove(key));
    visitsOnAccount.values().removeIf(Set::isEmpty);
  }
}
