package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.visit.Column;

/**
 * OBX: what was observed. An observation is known by its code (OBX-3, both systems) or its names; a
 * pain score's phase is told by those names, the sub-id (OBX-4), the battery (OBR-4), or the times.
 * In a message about a document, text that is no such observation is the document.
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

  /** The order alone. */
  private static final String NO_RESULT = "O";

  /** The result is still to come; a part of it. */
  private static final Set<String> PENDING = Set.of("I", "S");

  /** Preliminary; entered and not verified. */
  private static final Set<String> PRELIMINARY = Set.of("P", "R");

  private static final Set<String> SIDE_NAMES =
      Set.of("side", "laterality", "muscle side", "site side", "injection side", "side injected");

  private static final Set<String> PASSES_NAMES =
      Set.of("passes", "number of passes", "needle passes", "number of needle passes");

  private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF");
  private static final Set<String> TEXTS = Set.of("", "TX", "FT", "ST");

  private final Vocabulary vocabulary;
  private final NoteReader notes;

  ObservationReader(Vocabulary vocabulary, NoteReader notes) {
    this.vocabulary = vocabulary;
    this.notes = notes;
  }

  @Override
  public void read(Segment obx, Scene scene) {
    String status = obx.peek(STATUS, 1).toUpperCase(Locale.ROOT);
    Optional<Named> named = named(obx, scene);
    String name = Vocabulary.folded(obx.peek(IDENTIFIER, 2));
    boolean part = SIDE_NAMES.contains(name) || PASSES_NAMES.contains(name);
    if (status.equals(NO_RESULT)) {
      return;
    }
    boolean removed =
        REMOVED.contains(status) || (obx.isNull(VALUE, 0) && obx.repetitions(VALUE) == 1);
    if (scene.isDocument() && scene.document().isPresent()) {
      scene.draft().resume(scene.document().get());
      if (removed) {
        return;
      }
    } else {
      open(obx, status, removed, named, scene);
    }
    if (removed && named.isPresent()) {
      obx.used(STATUS, 1);
      scene.information(
          Codes.STATUS,
          "OBX-11 or an explicit null in OBX-5 says that this is no result; it does not count.",
          obx.place(obx.isNull(VALUE, 0) ? VALUE : STATUS));
    }
    String type = obx.peek(TYPE, 1).toUpperCase(Locale.ROOT);
    if (named.isEmpty() && part) {
      markRead(obx);
      String text = text(type, obx, 0);
      if (!text.isEmpty()) {
        scene.draft().add(new Fact.SitePart(SIDE_NAMES.contains(name), text, obx.place(VALUE)));
      }
    } else if (named.isEmpty() && scene.isDocument() && TEXTS.contains(type)) {
      StatedTechnique.inCoded(obx, IDENTIFIER, scene);
      notes.line(obx, VALUE, scene);
    } else if (named.isPresent() && isNote(named.get(), type)) {
      markRead(obx);
      StatedTechnique.inCoded(obx, IDENTIFIER, scene);
      notes.line(obx, VALUE, scene);
    } else {
      named.ifPresent(n -> tell(n, type, obx, scene));
    }
  }

  private static void open(
      Segment obx, String status, boolean removed, Optional<Named> named, Scene scene) {
    EntityId code = EntityId.of(obx, IDENTIFIER, 1, 3);
    EntityId alternate = EntityId.of(obx, IDENTIFIER, 4, 6);
    EntityId name = new EntityId(Vocabulary.folded(obx.peek(IDENTIFIER, 2)), "");
    boolean open = named.filter(Named::open).isPresent();
    scene
        .draft()
        .open(
            new Item.Result(
                scene.batteryOrder(),
                scene.group(),
                code.or(name),
                alternate,
                Vocabulary.folded(obx.peekText(SUB_ID, 0)),
                open ? scene.instant(obx, OBSERVED) : Optional.empty()),
            removed
                ? Statement.Action.REMOVE
                : PENDING.contains(status) ? Statement.Action.PENDING : Statement.Action.ASSERT,
            scene.reported(),
            removed ? Version.Status.WITHDRAWAL : statusOf(status),
            obx.place(VALUE));
  }

  private static Version.Status statusOf(String status) {
    if (status.equals("C")) {
      return Version.Status.CORRECTION;
    }
    return PRELIMINARY.contains(status) || PENDING.contains(status)
        ? Version.Status.PRELIMINARY
        : Version.Status.FINAL;
  }

  private static boolean isNote(Named named, String type) {
    return named.column() == Column.NOTES && TEXTS.contains(type);
  }

  private Optional<Named> named(Segment obx, Scene scene) {
    Optional<Named> named =
        vocabulary
            .byCode(obx.peek(IDENTIFIER, 1))
            .or(() -> vocabulary.byCode(obx.peek(IDENTIFIER, 4)))
            .or(() -> vocabulary.byName(obx.peek(IDENTIFIER, 2)))
            .or(() -> vocabulary.byName(obx.peek(IDENTIFIER, 5)))
            .or(() -> vocabulary.byName(obx.peek(IDENTIFIER, 1)));
    return named.filter(Named::open).map(open -> phased(open, obx, scene)).or(() -> named);
  }

  /** The phase as the words around the score tell it. */
  private static Named phased(Named open, Segment obx, Scene scene) {
    String[] around = {
      obx.peekText(SUB_ID, 0),
      obx.peek(IDENTIFIER, 2),
      obx.peek(IDENTIFIER, 5),
      obx.peek(IDENTIFIER, 1),
      scene.battery()
    };
    for (String words : around) {
      String folded = Vocabulary.folded(words);
      Named phased = PainName.phased(folded, open.scale());
      if (!folded.isEmpty() && !phased.open()) {
        return phased;
      }
    }
    return open;
  }

  private static void tell(Named named, String type, Segment obx, Scene scene) {
    markRead(obx);
    if (named.column() == Column.SITES || named.column() == Column.INJECTATES) {
      scene.batteryAt().ifPresent(m -> scene.draft().add(new Fact.Service(m, obx.place(VALUE))));
    }
    Optional<Moment> at = scene.moment(obx, OBSERVED).or(scene::batteryAt);
    for (int i = 0; i < obx.repetitions(VALUE); i++) {
      String text =
          named.column() == Column.DIAGNOSES && CODED.contains(type)
              ? DiagnosisReader.coded(obx, VALUE, i, scene)
              : text(type, obx, i);
      if (!text.isEmpty()) {
        Observations.tell(
            named,
            Rank.FIRST,
            new Observations.Value(text, AdministrationReader.unit(obx, UNIT), at, obx, VALUE, 0),
            scene);
      }
    }
  }

  private static void markRead(Segment obx) {
    for (int component = 1; component <= 6; component++) {
      obx.used(IDENTIFIER, component);
    }
    obx.used(TYPE, 1);
    obx.used(SUB_ID, 1);
    obx.used(STATUS, 1);
  }

  /** The value as people read it, by the type that OBX-2 names. */
  private static String text(String type, Segment obx, int repetition) {
    return switch (type) {
      case "CE", "CWE", "CNE", "CF" -> coded(obx, repetition);
      case "SN" -> structured(obx, repetition);
      case "ED", "RP" -> "";
      default -> obx.text(VALUE, repetition);
    };
  }

  /** The words, else those of the other system, else the code. */
  private static String coded(Segment obx, int repetition) {
    String words = AdministrationReader.words(obx, VALUE, repetition);
    String code = obx.value(VALUE, repetition, 1);
    return words.isEmpty() ? code : words;
  }

  /** Comparator, number, separator, number: {@code ^7^/^10}, {@code >^50}. */
  private static String structured(Segment obx, int repetition) {
    String comparator = obx.value(VALUE, repetition, 1);
    return (comparator.equals("=") ? "" : comparator)
        + obx.value(VALUE, repetition, 2)
        + obx.value(VALUE, repetition, 3)
        + obx.value(VALUE, repetition, 4);
  }
}
