package org.tpibridge.source.hl7v2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Takes what a message tells into its visit, segment by segment. */
final class MessageReader {
  private static final int COMMENT = 3;

  /** Segments whose first field only counts them. */
  private static final Set<String> NUMBERED =
      Set.of("PID", "PV1", "DG1", "PR1", "FT1", "OBR", "OBX", "TXA", "NTE", "AL1");

  /** Segments that go on with what the segment before them is about. */
  private static final Set<String> CONTINUING = Set.of("NTE", "RXR");

  private static final int ALLERGEN = 3;

  private final Map<String, SegmentReader> readers = new HashMap<>();
  private final AdministrationReader administrations;
  private final List<SegmentMap.Custom> customs;

  MessageReader(Terminology terminology, SegmentMap map) {
    Vocabulary vocabulary = new Vocabulary(List.of(map, SegmentMap.shipped()));
    NoteReader notes = new NoteReader(vocabulary, new Shorthand(terminology, Habits.US));
    customs = map.customs();
    administrations = new AdministrationReader(terminology);
    readers.put("PID", new PatientReader());
    readers.put("PV1", new VisitSegmentReader());
    readers.put("DG1", new DiagnosisReader());
    readers.put("PR1", new ProcedureReader(terminology));
    readers.put("FT1", new ChargeReader(terminology));
    readers.put("RXE", OrderReader.rxe(terminology));
    readers.put("RXO", OrderReader.rxo(terminology));
    readers.put("RXR", administrations::site);
    readers.put("ORC", new OrderControlReader());
    readers.put("OBR", new BatteryReader());
    readers.put("OBX", new ObservationReader(vocabulary, notes));
    readers.put("TXA", new DocumentReader());
    readers.put("NTE", (nte, scene) -> notes.line(nte, COMMENT, scene));
    readers.put("AL1", MessageReader::allergy);
  }

  void read(Message message, Scene scene) {
    List<Segment> segments = message.segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (NUMBERED.contains(segment.name())) {
        segment.used(1, 1);
      }
      if (!CONTINUING.contains(segment.name())) {
        scene.draft().close();
      }
      SegmentReader reader = readers.get(segment.name());
      if (segment.name().equals("RXA")) {
        administrations.given(segment, following(segments, i, "RXR"), scene);
      } else if (reader != null) {
        reader.read(segment, scene);
      }
      for (SegmentMap.Custom custom : customs) {
        if (custom.segment().equals(segment.name())) {
          custom(custom, segment, scene);
        }
      }
    }
  }

  /** The segment of a name that belongs to one: notes and observations may stand between. */
  private static Optional<Segment> following(List<Segment> segments, int at, String name) {
    for (int i = at + 1; i < segments.size(); i++) {
      String next = segments.get(i).name();
      if (next.equals(name)) {
        return Optional.of(segments.get(i));
      }
      if (!next.equals("NTE")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void custom(SegmentMap.Custom custom, Segment segment, Scene scene) {
    Statement before = scene.draft().current();
    scene
        .draft()
        .open(
            new Item.Custom(
                scene.batteryOrder(),
                custom.segment() + "-" + custom.field() + "." + custom.component()),
            Statement.Action.ASSERT,
            Optional.empty(),
            Version.Status.FINAL,
            segment.place(custom.field(), custom.component()));
    for (int i = 0; i < segment.repetitions(custom.field()); i++) {
      String text =
          custom.component() == 0
              ? segment.text(custom.field(), i)
              : segment.value(custom.field(), i, custom.component());
      if (!text.isEmpty()) {
        Observations.tell(
            custom.named(),
            Rank.MAPPED,
            new Observations.Value(
                text, "", Optional.empty(), segment, custom.field(), custom.component()),
            scene);
      }
    }
    scene.draft().resume(before);
  }

  private static void allergy(Segment al1, Scene scene) {
    String words = AdministrationReader.drugText(al1, ALLERGEN);
    String text = words.isEmpty() ? al1.value(ALLERGEN, 1) : words;
    scene.draft().tell(Column.ALLERGIES, Rank.FIRST, text, al1, ALLERGEN, 0);
  }
}
