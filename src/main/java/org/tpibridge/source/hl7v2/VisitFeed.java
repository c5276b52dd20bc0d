package org.tpibridge.source.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
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
import org.tpibridge.terminology.Terminology;

/**
 * The visits of a stream of messages, each with all of its messages. Messages of one patient and
 * one visit number are one visit, as long as no more than {@value #WINDOW} messages lie between one
 * and the next and those that wait fit into memory; a message that comes later is a visit of its
 * own, whose number is then there twice.
 */
public final class VisitFeed {
  /** Messages between two of one visit. */
  static final int WINDOW = 1_000;

  /** Characters of messages that wait for others of their visit. */
  static final long MOST_CHARACTERS = 16L << 20;

  private final String source;
  private final Frames frames;
  private final MessageParser parser;
  private final MessageReader reader;
  private final Resolution resolution;
  private final String mrnAuthority;
  private final ZoneId clinic;
  private final SignalReader signals;
  private final IdentityReader identities;

  /** Visits that may go on; the one that was told of longest ago comes first. */
  private final Map<VisitKey, VisitDraft> open = new LinkedHashMap<>(16, 0.75f, true);

  /** The open visits with a number on each account. */
  private final Map<String, Set<VisitKey>> visitsOnAccount = new HashMap<>();

  private final Queue<FeedItem> done = new ArrayDeque<>();

  private final Queue<PatientMerge> merges = new ArrayDeque<>();

  private final List<Finding> ofInput = new ArrayList<>();
  private final Set<String> otherTypes = new TreeSet<>();
  private long characters;
  private boolean ended;

  /**
   * @param source the input's name
   * @param clinic whose clock times without an offset show
   */
  public VisitFeed(
      String source, InputStream in, Terminology terminology, ZoneId clinic, SegmentMap map) {
    this(source, in, terminology, clinic, map, ItemRules.STANDARD);
  }

  VisitFeed(
      String source,
      InputStream in,
      Terminology terminology,
      ZoneId clinic,
      SegmentMap map,
      ItemRules rules) {
    this.source = source;
    this.frames = new Frames(source, in);
    this.parser = new MessageParser(source);
    this.reader = new MessageReader(terminology, map);
    this.resolution = new Resolution(terminology, rules, clinic);
    this.mrnAuthority = map.mrnAuthority();
    this.clinic = clinic;
    this.signals = new SignalReader(terminology, map);
    this.identities = new IdentityReader(mrnAuthority);
  }

  /** The next visit, or message that is of none; empty at the end. */
  public Optional<FeedItem> next() throws IOException {
    while (done.isEmpty() && !ended) {
      Optional<Frame> frame = frames.next();
      if (frame.isPresent()) {
        take(frame.get());
      } else {
        ended = true;
        ofInput.addAll(frames.ofBatch());
        new ArrayList<>(open.keySet()).forEach(this::close);
        // Patients are linked when the visits of the input are complete, whatever their order.
        done.addAll(merges);
      }
    }
    return Optional.ofNullable(done.poll());
  }

  /** Findings on the input as a whole since this was last asked for. */
  public List<Finding> ofInput() {
    List<Finding> since = List.copyOf(ofInput);
    ofInput.clear();
    return since;
  }

  private void take(Frame frame) {
    Message message = frame.flaw().map(f -> unread(frame, f)).orElseGet(() -> parser.parse(frame));
    boolean broken = message.findings().stream().anyMatch(Finding::isError);
    if (!broken && !isRead(message)) {
      leaveOut(message);
      return;
    }
    Message checked = broken ? message : OneVisit.checked(message);
    broken = checked.findings().stream().anyMatch(Finding::isError);
    VisitKey named = broken ? VisitKey.none(checked) : VisitKey.of(checked);
    VisitKey key = broken ? named : keyAmongOpen(named, checked);
    VisitDraft visit = open.computeIfAbsent(key, k -> new VisitDraft(mrnAuthority));
    boolean added =
        broken
            ? visit.add(checked, new Draft(checked, Optional.empty()), named, Optional.empty())
            : visit.add(checked, read(checked), named, Optional.of(evidenceOf(checked)));
    if (added) {
      characters += checked.text().length();
    }
    if (key.isAlone()) {
      close(key);
    }
    closeOld(checked.number());
  }

  /**
   * Where a message is to go. One that names an account alone goes to the only open visit of the
   * patient on that account, and those that came before go there too.
   */
  private VisitKey keyAmongOpen(VisitKey key, Message message) {
    String account = VisitKey.accountOf(message);
    if (account.isEmpty() || key.isAlone()) {
      return key;
    }
    if (key.account()) {
      List<VisitKey> visits =
          visitsOnAccount.getOrDefault(account, Set.of()).stream()
              .filter(v -> open.containsKey(v) && open.get(v).isOf(message))
              .toList();
      return visits.size() == 1 ? visits.get(0) : key;
    }
    visitsOnAccount.computeIfAbsent(account, a -> new LinkedHashSet<>()).add(key);
    VisitKey accountKey = new VisitKey(account, true, Optional.empty(), 0, 0);
    VisitDraft before = open.get(accountKey);
    if (before != null && before.isOf(message)) {
      open.remove(accountKey);
      open.computeIfAbsent(key, k -> new VisitDraft(mrnAuthority)).addAll(before);
    }
    return key;
  }

  private Message unread(Frame frame, Finding flaw) {
    Charset charset = Charsets.guess(frame.bytes());
    String text = new String(frame.bytes(), charset);
    return new Message(source, frame.number(), text, charset, List.of(), List.of(flaw));
  }

  private static boolean isRead(Message message) {
    Segment msh = message.segments().get(0);
    return MessageTypes.isRead(msh.value(9, 1), msh.value(9, 2));
  }

  private void leaveOut(Message message) {
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
      signals.procedure(message).map(place -> notRead(type, place)).ifPresent(findings::add);
    }
    if (otherTypes.size() < WINDOW && otherTypes.add(type)) {
      findings.add(typeIsNotRead(type, plan).at(message.segments().get(0).place(9)));
    }
    LeftOut.Reason reason = plan ? LeftOut.Reason.ORDER : LeftOut.Reason.TYPE;
    done.add(new LeftOut(type, reason, "", message.place(), findings));
  }

  private static Finding typeIsNotRead(String type, boolean plan) {
    return Finding.information(
        Codes.TYPE,
        "Messages of type "
            + type
            + " are left out: "
            + (plan ? "an order or an appointment is not a visit." : "they contain no visit.")
            + " ORU^R01, MDM^T02, DFT^P03, RAS^O17 and RDE^O11 are read.");
  }

  private static Finding notRead(String type, Place place) {
    return Finding.warning(
            Codes.NOT_READ,
            "This "
                + type
                + " message contains a trigger point injection, but messages of this type are not"
                + " read. The visit is missing unless other messages report it.")
        .at(place)
        .suggesting(
            "Send the visit as ORU^R01, MDM^T02, DFT^P03 or RAS^O17, with the sites and what was"
                + " injected.");
  }

  private Draft read(Message message) {
    Segment msh = message.segments().get(0);
    // What they say of how to read, and which message it is, is used whether or not they differ.
    for (int field : new int[] {3, 10, 12, 18}) {
      msh.text(field, 0);
    }
    Clock clock = new Clock(clinic, msh.value(7, 1));
    Draft draft = new Draft(message, clock.read(msh.value(7, 1)).flatMap(clock::instant));
    Scene scene =
        new Scene(
            draft,
            clock,
            new Scene.Header(
                MessageTypes.isDocument(msh.value(9, 1)),
                msh.value(9, 2).toUpperCase(Locale.ROOT),
                msh.value(3, 1)));
    if (msh.value(11, 1).equals("T") || msh.value(11, 1).equals("D")) {
      scene.warning(Codes.TEST, "MSH-11 says that this is no production message.", msh.place(11));
    }
    reader.read(message, scene);
    return draft;
  }

  private void closeOld(long number) {
    while (!open.isEmpty()) {
      Map.Entry<VisitKey, VisitDraft> eldest = open.entrySet().iterator().next();
      boolean old = number - eldest.getValue().lastNumber() >= WINDOW;
      if (!old && characters <= MOST_CHARACTERS) {
        return;
      }
      close(eldest.getKey());
    }
  }

  /** An order asks for something that may never be done. */
  private Evidence evidenceOf(Message message) {
    return MessageTypes.isOrder(message.segments().get(0).value(9, 1))
        ? Evidence.NONE
        : signals.of(message);
  }

  private void close(VisitKey key) {
    VisitDraft visit = open.remove(key);
    characters -= visit.characters();
    done.addAll(visit.finish(resolution));
    visitsOnAccount.values().forEach(visits -> visits.remove(key));
    visitsOnAccount.values().removeIf(Set::isEmpty);
  }
}
