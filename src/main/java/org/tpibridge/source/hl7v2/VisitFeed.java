package org.tpibridge.source.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Terminology terminology;
  private final ZoneId clinic;
  private final SignalReader signals;
  private final IdentityReader identities;

  /** Visits that may go on; the one that was told of longest ago comes first. */
  private final Map<VisitKey, Draft> open = new LinkedHashMap<>(16, 0.75f, true);

  /** What their messages say about a trigger point injection. */
  private final Map<VisitKey, Evidence> evidence = new HashMap<>();

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
    this.source = source;
    this.frames = new Frames(source, in);
    this.parser = new MessageParser(source);
    this.reader = new MessageReader(terminology, map);
    this.terminology = terminology;
    this.clinic = clinic;
    this.signals = new SignalReader(terminology, map);
    this.identities = new IdentityReader();
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
    VisitKey key = broken ? VisitKey.none(message) : VisitKey.of(message);
    Draft draft = open.computeIfAbsent(key, k -> new Draft(terminology));
    if (draft.take(message)) {
      characters += message.text().length();
      if (!broken) {
        read(message, key, draft);
      }
    }
    if (key.isAlone()) {
      close(key);
    }
    closeOld(message.number());
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

  private void read(Message message, VisitKey key, Draft draft) {
    Segment msh = message.segments().get(0);
    // What they say of how to read, and which message it is, is used whether or not they differ.
    for (int field : new int[] {10, 12, 18}) {
      msh.text(field, 0);
    }
    Clock clock = new Clock(clinic, msh.value(7, 1));
    Scene scene = new Scene(draft, clock, MessageTypes.isDocument(msh.value(9, 1)));
    if (msh.value(11, 1).equals("T") || msh.value(11, 1).equals("D")) {
      scene.warning(Codes.TEST, "MSH-11 says that this is no production message.", msh.place(11));
    }
    key.tell(draft);
    evidence.merge(key, evidenceOf(message), Evidence::and);
    reader.read(message, scene);
  }

  private void closeOld(long number) {
    while (!open.isEmpty()) {
      Map.Entry<VisitKey, Draft> eldest = open.entrySet().iterator().next();
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
    Draft draft = open.remove(key);
    characters -= draft.characters();
    // Of a broken message nobody knows what it was about.
    Optional<Evidence> found = Optional.ofNullable(evidence.remove(key));
    found.ifPresent(e -> note(e, draft));
    VisitMessages messages = draft.finish();
    done.add(
        found
            .filter(e -> !e.isOfTpi() && !messages.isBroken())
            .map(e -> messages.withoutSign(e.at()))
            .orElse(messages));
  }

  private static void note(Evidence evidence, Draft draft) {
    if (evidence.sign() == Evidence.Sign.POSSIBLE) {
      draft.note(
          Finding.error(
                  Codes.UNCLEAR,
                  "An injection into a muscle, but nothing says that it is a trigger point"
                      + " injection. It may be any other.")
              .at(evidence.at().orElseThrow())
              .suggesting(
                  "Send a procedure code (20552, 20553) or \"trigger point injection\" in OBR-4,"
                      + " or name a signal in the map of segments."));
    }
    if (evidence.isOfTpi() && evidence.notPerformed().isPresent()) {
      String message =
          "The text says that a procedure was not performed"
              + (evidence.coded() ? ", but a code or a drug says that it was." : ".");
      draft.note(
          (evidence.coded()
                  ? Finding.warning(Codes.NOT_PERFORMED, message)
                  : Finding.error(Codes.NOT_PERFORMED, message))
              .at(evidence.notPerformed().get())
              .suggesting(
                  "Check the record. If the injection was performed, send its procedure code"
                      + " (PR1 or FT1)."));
    }
  }
}
