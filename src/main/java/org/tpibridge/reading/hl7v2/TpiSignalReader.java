package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.TpiEvidence.Sign;
import org.tpibridge.reading.hl7v2.message.EncapsulatedData;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.segment.NoteReader;
import org.tpibridge.reading.hl7v2.segment.ProcedureReader;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationMeaning;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.hl7v2.vocabulary.TpiSignals;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Decides whether a message is about a trigger point injection. It does not read fields: their
 * meaning for the visit, and whether they were used, is decided by the segment readers.
 */
final class TpiSignalReader {
  private static final Set<String> TEXTS = Set.of("", "TX", "FT", "ST", "TXT");

  /** Values of OBX-2 whose results contain codes. */
  private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF");

  /** HL7 table 0085: results that were not observed. */
  private static final Set<String> NOT_RESULTS = Set.of("X", "N", "O");

  private static final int MOST_COMPONENTS = 12;
  private static final Pattern SEPARATE_CODE = Pattern.compile("(?i)\\bCPT\\W{0,6}([0-9]{5})\\b");

  private final Terminology terminology;
  private final ObservationVocabulary vocabulary;
  private final ObservationVocabulary clinicMap;
  private final TpiSignals signals;
  private final TpiMentions mentions;
  private final MuscleInjectionRule injection;
  private final List<SegmentMap.Custom> customs;

  /**
   * @param map the clinic's own segment map, which takes precedence over the usual vocabulary
   */
  TpiSignalReader(Terminology terminology, SegmentMap map) {
    this.terminology = terminology;
    this.vocabulary = new ObservationVocabulary(List.of(map, SegmentMap.shipped()));
    this.clinicMap = new ObservationVocabulary(List.of(map));
    this.signals = SegmentMap.shipped().signals().and(map.signals());
    this.mentions = new TpiMentions(signals);
    this.injection = new MuscleInjectionRule(terminology);
    this.customs = map.customFields();
  }

  TpiEvidence of(Hl7Message message) {
    return new InMessage(message).evidence();
  }

  /** Whether a procedure code in PR1 or FT1 names a trigger point injection. */
  Optional<Place> procedure(Hl7Message message) {
    for (Hl7Segment segment : message.segments()) {
      Optional<Place> code =
          switch (segment.name()) {
            case "PR1" -> code(segment, 3).or(() -> code(segment, 16));
            case "FT1" -> code(segment, 25).or(() -> code(segment, 7));
            default -> Optional.empty();
          };
      if (code.isPresent()) {
        return code;
      }
    }
    return Optional.empty();
  }

  private Optional<Place> code(Hl7Segment segment, int field) {
    return code(segment, field, this::isCode);
  }

  private static Optional<Place> code(Hl7Segment segment, int field, Predicate<String> isCode) {
    for (int i = 0; i < segment.repetitions(field); i++) {
      for (int component = 1; component <= MOST_COMPONENTS; component++) {
        if (isCode.test(segment.peek(field, i, component))) {
          return Optional.of(segment.place(field, component));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isCode(String value) {
    String code = ProcedureReader.cpt(value).toUpperCase(Locale.ROOT);
    return !code.isEmpty()
        && (terminology.procedure(code).isPresent() || signals.codes().contains(code));
  }

  /** The signs in one message so far. */
  private final class InMessage {
    private final Hl7Message message;
    private final List<String> sites = new ArrayList<>();
    private final List<String> drugs = new ArrayList<>();
    private final StringBuilder texts = new StringBuilder();
    private Optional<Place> named = Optional.empty();
    private Optional<Place> described = Optional.empty();
    private TpiEvidence evidence = TpiEvidence.NONE;

    InMessage(Hl7Message message) {
      this.message = message;
    }

    TpiEvidence evidence() {
      List<Hl7Segment> segments = message.segments();
      for (int i = 0; i < segments.size(); i++) {
        Hl7Segment segment = segments.get(i);
        switch (segment.name()) {
          case "PR1" -> procedure(segment);
          case "FT1" -> charge(segment);
          case "OBR" -> service(segment);
          case "OBX" -> result(segment);
          case "NTE" -> text(wholeMessage(segment, 3), segment.place(3));
          case "TXA" -> document(segment);
          case "RXA" -> given(segment, site(segments, i));
          default -> {}
        }
        custom(segment);
      }
      return combined();
    }

    /** Sites and drugs, and the words of a text, are a sign only in combination. */
    private TpiEvidence combined() {
      if (named.isPresent()) {
        Sign sign = injection.named(String.join("\n", sites), String.join("\n", drugs));
        add(TpiEvidence.of(sign, named.get()));
      }
      if (!evidence.isOfTpi() && described.isPresent()) {
        String text = texts.toString();
        add(TpiEvidence.of(injection.described(text), described.get()));
      }
      return evidence;
    }

    private void add(TpiEvidence more) {
      evidence = evidence.combinedWith(more);
    }

    private void procedure(Hl7Segment pr1) {
      boolean deleted = pr1.peek(20, 1).equalsIgnoreCase("D");
      code(pr1, 3)
          .or(() -> code(pr1, 16))
          .map(p -> deleted ? TpiEvidence.of(Sign.CERTAIN, p) : TpiEvidence.coded(Sign.CERTAIN, p))
          .ifPresent(this::add);
      names(pr1, 3);
      add(mentions.inName(wholeMessage(pr1, 4), pr1.place(4)));
    }

    private void charge(Hl7Segment ft1) {
      Optional<Place> code = code(ft1, 25).or(() -> code(ft1, 7));
      boolean credit =
          Set.of("CR", "CD").contains(ft1.peek(6, 1).toUpperCase(Locale.ROOT))
              || ft1.peek(10, 1).startsWith("-");
      code.ifPresent(
          p -> add(credit ? TpiEvidence.of(Sign.CERTAIN, p) : TpiEvidence.coded(Sign.CERTAIN, p)));
      names(ft1, 25);
      names(ft1, 7);
      add(mentions.inName(wholeMessage(ft1, 8), ft1.place(8)));
    }

    private void service(Hl7Segment obr) {
      code(obr, 4).or(() -> code(obr, 44)).ifPresent(p -> add(TpiEvidence.of(Sign.CERTAIN, p)));
      names(obr, 4);
      names(obr, 44);
    }

    private void document(Hl7Segment txa) {
      names(txa, 2);
      add(mentions.inName(wholeMessage(txa, 16), txa.place(16)));
    }

    private void names(Hl7Segment segment, int field) {
      for (int i = 0; i < segment.repetitions(field); i++) {
        StringJoiner name = new StringJoiner(" ");
        for (int component = 1; component <= MOST_COMPONENTS; component++) {
          name.add(segment.peek(field, i, component));
        }
        add(mentions.inName(name.toString(), segment.place(field)));
      }
    }

    private void result(Hl7Segment obx) {
      if (NOT_RESULTS.contains(obx.peek(11, 1).toUpperCase(Locale.ROOT))) {
        return;
      }
      code(obx, 3).ifPresent(p -> add(TpiEvidence.of(Sign.CERTAIN, p)));
      String value = wholeMessage(obx, 5);
      String type = obx.peek(2, 1).toUpperCase(Locale.ROOT);
      if (value.isBlank()) {
        return;
      }
      if (CODED.contains(type)) {
        code(obx, 5).ifPresent(p -> add(TpiEvidence.of(Sign.CERTAIN, p)));
        names(obx, 5);
      }
      String name = named(obx);
      add(mentions.inName(obx.peekText(3, 0).isEmpty() ? "" : name, obx.place(3)));
      Optional<ObservationMeaning> meaning = meaning(vocabulary, obx);
      if (meaning.isPresent() && meaning.get().column() != Column.NOTES) {
        boolean mapped = meaning(clinicMap, obx).isPresent();
        column(meaning.get().column(), value, mapped, obx.place(5));
      }
      if (type.equals("ED")) {
        text(EncapsulatedData.text(obx, 5), obx.place(5));
      } else if (TEXTS.contains(type)) {
        text(value, obx.place(5));
        if (value.indexOf('\n') < 0) {
          // "Procedure status" and "declined" are one sentence.
          add(mentions.inText(name + ": " + value, obx.place(5)));
        }
      }
    }

    private static String named(Hl7Segment obx) {
      String name = obx.peek(3, 2);
      return name.isEmpty() ? obx.peek(3, 1) + " " + obx.peek(3, 5) : name + " " + obx.peek(3, 5);
    }

    private static Optional<ObservationMeaning> meaning(
        ObservationVocabulary vocabulary, Hl7Segment obx) {
      return vocabulary
          .byCode(obx.peek(3, 1))
          .or(() -> vocabulary.byCode(obx.peek(3, 4)))
          .or(() -> vocabulary.byName(obx.peek(3, 2)))
          .or(() -> vocabulary.byName(obx.peek(3, 5)))
          .or(() -> vocabulary.byName(obx.peek(3, 1)));
    }

    /**
     * @param mapped whether the meaning is from the clinic's own map
     */
    private void column(Column column, String value, boolean mapped, Place place) {
      boolean sitesOrDrugs = column == Column.SITES || column == Column.INJECTATES;
      if (!sitesOrDrugs || value.isBlank()) {
        return;
      }
      if (mapped) {
        add(TpiEvidence.of(Sign.CERTAIN, place));
        return;
      }
      named = named.or(() -> Optional.of(place));
      (column == Column.SITES ? sites : drugs).add(value);
    }

    private void text(String text, Place place) {
      if (text.isBlank()) {
        return;
      }
      add(mentions.inText(text, place));
      SEPARATE_CODE
          .matcher(text)
          .results()
          .filter(code -> isCode(code.group(1)))
          .findFirst()
          .ifPresent(code -> add(TpiEvidence.of(Sign.CERTAIN, place)));
      text.lines()
          .forEach(
              line ->
                  NoteReader.titled(line, vocabulary)
                      .ifPresent(
                          titled -> column(titled.named().column(), titled.text(), false, place)));
      described = described.or(() -> Optional.of(place));
      texts.append(text).append('\n');
    }

    private void given(Hl7Segment rxa, Optional<Hl7Segment> rxr) {
      String status = rxa.peek(20, 1).toUpperCase(Locale.ROOT);
      boolean given = status.isEmpty() || status.equals("CP") || status.equals("PA");
      if (!given || !rxa.peekText(18, 0).isEmpty()) {
        return;
      }
      String route = rxr.map(r -> r.peek(1, 1) + " " + r.peek(1, 2)).orElse("").strip();
      boolean intramuscular =
          route.isEmpty()
              || route.toUpperCase(Locale.ROOT).startsWith("IM")
              || route.toUpperCase(Locale.ROOT).contains("INTRAMUSCULAR");
      String site = rxr.map(r -> r.peek(2, 1) + " " + r.peek(2, 2) + " " + r.peek(2, 5)).orElse("");
      boolean vaccine = rxa.peek(5, 3).equalsIgnoreCase("CVX") || rxa.peek(5, 6).equals("CVX");
      Sign sign =
          code(rxa, 5, signals.codes()::contains).isPresent()
              ? Sign.CERTAIN
              : vaccine ? Sign.NONE : injection.given(rxa.peekText(5, 0), site, intramuscular);
      if (sign != Sign.NONE) {
        add(TpiEvidence.coded(sign, rxa.place(5)));
      }
    }

    private static Optional<Hl7Segment> site(List<Hl7Segment> segments, int at) {
      for (int i = at + 1; i < segments.size(); i++) {
        String next = segments.get(i).name();
        if (next.equals("RXR")) {
          return Optional.of(segments.get(i));
        }
        if (!next.equals("NTE")) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    private void custom(Hl7Segment segment) {
      for (SegmentMap.Custom custom : customs) {
        if (custom.segment().equals(segment.name())) {
          String value =
              custom.component() == 0
                  ? wholeMessage(segment, custom.field())
                  : segment.peek(custom.field(), custom.component());
          Place place = segment.place(custom.field(), custom.component());
          if (custom.named().column() == Column.PROCEDURE_CODE && isCode(value.strip())) {
            add(TpiEvidence.coded(Sign.CERTAIN, place));
          }
          column(custom.named().column(), value, true, place);
        }
      }
    }

    private static String wholeMessage(Hl7Segment segment, int field) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < segment.repetitions(field); i++) {
        all.append(i > 0 ? "\n" : "").append(segment.peekText(field, i));
      }
      return all.toString();
    }
  }
}
