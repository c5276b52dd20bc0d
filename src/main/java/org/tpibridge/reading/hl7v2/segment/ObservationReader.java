package org.tpibridge.reading.hl7v2.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.EntityIdentifier;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatedFact.PegPart.Kind;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationMeaning;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.reading.hl7v2.vocabulary.PainObservationName;
import org.tpibridge.visit.Column;

/**
 * Reads OBX: observations. An observation is recognized by its code (OBX-3, both systems) or its
 * names. The phase of a pain score is stated by these names, the sub-id (OBX-4), the battery
 * (OBR-4), or the times. In a message about a document, text that is not a recognized observation
 * is the text of the document.
 */
final class ObservationReader implements SegmentReader {
  private static final int TYPE = 2;
  private static final int IDENTIFIER = 3;
  private static final int SUB_ID = 4;
  private static final int VALUE = 5;
  private static final int UNIT = 6;
  private static final int STATUS = 11;
  private static final int OBSERVED = 14;

  /** HL7 table 0085: deleted, posted as wrong, cannot be obtained, not asked for. */
  private static final Set<String> REMOVED = Set.of("D", "W", "X", "N");

  /** HL7 table 0085: only the order. */
  private static final String NO_RESULT = "O";

  /** HL7 table 0085: the result, or a part of it, is pending. */
  private static final Set<String> PENDING = Set.of("I", "S");

  /** HL7 table 0085: preliminary; entered and not verified. */
  private static final Set<String> PRELIMINARY = Set.of("P", "R");

  private static final Set<String> SIDE_NAMES =
      Set.of("side", "laterality", "muscle side", "site side", "injection side", "side injected");

  private static final Set<String> PASSES_NAMES =
      Set.of("passes", "number of passes", "needle passes", "number of needle passes");

  private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF");
  private static final Set<String> TEXTS = Set.of("", "TX", "FT", "ST");

  private final ObservationVocabulary vocabulary;
  private final NoteReader notes;

  ObservationReader(ObservationVocabulary vocabulary, NoteReader notes) {
    this.vocabulary = vocabulary;
    this.notes = notes;
  }

  @Override
  public void read(Hl7Segment obx, MessageContext context) {
    String status = obx.peek(STATUS, 1).toUpperCase(Locale.ROOT);
    Optional<ObservationMeaning> named = named(obx, context);
    String name = ObservationVocabulary.normalized(obx.peek(IDENTIFIER, 2));
    boolean part = SIDE_NAMES.contains(name) || PASSES_NAMES.contains(name);
    if (status.equals(NO_RESULT)) {
      return;
    }
    boolean removed =
        REMOVED.contains(status) || (obx.isNull(VALUE, 0) && obx.repetitions(VALUE) == 1);
    if (context.isDocument() && context.document().isPresent()) {
      context.statements().resume(context.document().get());
      if (removed) {
        return;
      }
    } else {
      open(obx, status, removed, named, context);
    }
    if (removed && named.isPresent()) {
      obx.markUsed(STATUS, 1);
      context.information(
          Hl7FindingCodes.STATUS,
          "OBX-11 or an explicit null in OBX-5 states that this is not a result. It was not used.",
          obx.place(obx.isNull(VALUE, 0) ? VALUE : STATUS));
    }
    String type = obx.peek(TYPE, 1).toUpperCase(Locale.ROOT);
    if (named.isEmpty() && part) {
      markAllRead(obx);
      String text = text(type, obx, 0);
      if (!text.isEmpty()) {
        context
            .statements()
            .add(new StatedFact.SitePart(SIDE_NAMES.contains(name), text, obx.place(VALUE)));
      }
    } else if (named.isEmpty() && pegPart(obx).isPresent()) {
      markAllRead(obx);
      String text = text(type, obx, 0);
      if (!text.isEmpty() && !removed) {
        RawValue value = new RawValue(text, obx.place(VALUE), ValueStyle.CANONICAL);
        context
            .statements()
            .add(new StatedFact.PegPart(pegPart(obx).get(), value, context.instant(obx, OBSERVED)));
      }
    } else if (named.isEmpty() && context.isDocument() && TEXTS.contains(type)) {
      TechniqueFields.addFromCoded(obx, IDENTIFIER, context);
      notes.readText(obx, VALUE, context);
    } else if (named.isPresent() && isNote(named.get(), type)) {
      markAllRead(obx);
      TechniqueFields.addFromCoded(obx, IDENTIFIER, context);
      notes.readText(obx, VALUE, context);
    } else {
      named.ifPresent(n -> addValue(n, type, obx, context));
    }
  }

  private static void open(
      Hl7Segment obx,
      String status,
      boolean removed,
      Optional<ObservationMeaning> named,
      MessageContext context) {
    EntityIdentifier code = EntityIdentifier.of(obx, IDENTIFIER, 1, 3);
    EntityIdentifier alternate = EntityIdentifier.of(obx, IDENTIFIER, 4, 6);
    EntityIdentifier name =
        new EntityIdentifier(ObservationVocabulary.normalized(obx.peek(IDENTIFIER, 2)), "");
    boolean open =
        named.filter(ObservationMeaning::phaseUnknown).isPresent()
            || (named.isEmpty() && pegPart(obx).isPresent());
    context
        .statements()
        .start(
            new StatementSubject.Result(
                context.batteryOrder(),
                context.group(),
                code.or(name),
                alternate,
                ObservationVocabulary.normalized(obx.peekText(SUB_ID, 0)),
                open ? context.instant(obx, OBSERVED) : Optional.empty()),
            removed
                ? MessageStatement.Action.REMOVE
                : PENDING.contains(status)
                    ? MessageStatement.Action.PENDING
                    : MessageStatement.Action.ASSERT,
            context.reported(),
            removed ? StatementVersion.Status.WITHDRAWAL : statusOf(status),
            obx.place(VALUE));
  }

  private static StatementVersion.Status statusOf(String status) {
    if (status.equals("C")) {
      return StatementVersion.Status.CORRECTION;
    }
    return PRELIMINARY.contains(status) || PENDING.contains(status)
        ? StatementVersion.Status.PRELIMINARY
        : StatementVersion.Status.FINAL;
  }

  private static boolean isNote(ObservationMeaning named, String type) {
    return named.column() == Column.NOTES && TEXTS.contains(type);
  }

  private Optional<ObservationMeaning> byName(Hl7Segment obx) {
    return vocabulary
        .byName(obx.peek(IDENTIFIER, 2))
        .or(() -> vocabulary.byName(obx.peek(IDENTIFIER, 5)))
        .or(() -> vocabulary.byName(obx.peek(IDENTIFIER, 1)));
  }

  /** An answer of PEG is never recognized by its name, because it is no pain score of the visit. */
  private static Optional<Kind> pegPart(Hl7Segment obx) {
    return Kind.ofCode(obx.peek(IDENTIFIER, 1)).or(() -> Kind.ofCode(obx.peek(IDENTIFIER, 4)));
  }

  private Optional<ObservationMeaning> named(Hl7Segment obx, MessageContext context) {
    Optional<ObservationMeaning> named =
        vocabulary
            .byCode(obx.peek(IDENTIFIER, 1))
            .or(() -> vocabulary.byCode(obx.peek(IDENTIFIER, 4)))
            .or(() -> pegPart(obx).isPresent() ? Optional.empty() : byName(obx));
    return named
        .filter(ObservationMeaning::phaseUnknown)
        .map(open -> phased(open, obx, context))
        .or(() -> named);
  }

  /** Returns the phase that the words around the score state. */
  private static ObservationMeaning phased(
      ObservationMeaning open, Hl7Segment obx, MessageContext context) {
    String[] around = {
      obx.peekText(SUB_ID, 0),
      obx.peek(IDENTIFIER, 2),
      obx.peek(IDENTIFIER, 5),
      obx.peek(IDENTIFIER, 1),
      context.battery()
    };
    for (String words : around) {
      String normalized = ObservationVocabulary.normalized(words);
      ObservationMeaning phased = PainObservationName.phased(normalized, open.scale());
      if (!normalized.isEmpty() && !phased.phaseUnknown()) {
        return phased;
      }
    }
    return open;
  }

  private static void addValue(
      ObservationMeaning named, String type, Hl7Segment obx, MessageContext context) {
    markAllRead(obx);
    if (named.column() == Column.SITES || named.column() == Column.INJECTATES) {
      context
          .batteryAt()
          .ifPresent(m -> context.statements().add(new StatedFact.ServiceDay(m, obx.place(VALUE))));
    }
    Optional<Hl7Time> at = context.timeIn(obx, OBSERVED).or(context::batteryAt);
    for (int i = 0; i < obx.repetitions(VALUE); i++) {
      String text =
          named.column() == Column.DIAGNOSES && CODED.contains(type)
              ? DiagnosisReader.coded(obx, VALUE, i, context)
              : text(type, obx, i);
      if (!text.isEmpty()) {
        ObservationValues.add(
            named,
            Precedence.FIRST,
            new ObservationValues.Value(
                text, AdministrationReader.unit(obx, UNIT), at, obx, VALUE, 0),
            context);
      }
    }
  }

  private static void markAllRead(Hl7Segment obx) {
    for (int component = 1; component <= 6; component++) {
      obx.markUsed(IDENTIFIER, component);
    }
    obx.markUsed(TYPE, 1);
    obx.markUsed(SUB_ID, 1);
    obx.markUsed(STATUS, 1);
  }

  /** Formats the value for readers, according to the type in OBX-2. */
  private static String text(String type, Hl7Segment obx, int repetition) {
    return switch (type) {
      case "CE", "CWE", "CNE", "CF" -> codedValues(obx, repetition);
      case "SN" -> structured(obx, repetition);
      case "ED", "RP" -> "";
      default -> obx.text(VALUE, repetition);
    };
  }

  /** Returns the words, those of the other system, or the code. */
  private static String codedValues(Hl7Segment obx, int repetition) {
    String words = AdministrationReader.words(obx, VALUE, repetition);
    String code = obx.value(VALUE, repetition, 1);
    return words.isEmpty() ? code : words;
  }

  /** Formats comparator, number, separator, number: {@code ^7^/^10}, {@code >^50}. */
  private static String structured(Hl7Segment obx, int repetition) {
    String comparator = obx.value(VALUE, repetition, 1);
    return (comparator.equals("=") ? "" : comparator)
        + obx.value(VALUE, repetition, 2)
        + obx.value(VALUE, repetition, 3)
        + obx.value(VALUE, repetition, 4);
  }
}
