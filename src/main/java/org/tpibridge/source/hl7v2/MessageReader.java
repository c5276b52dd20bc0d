package org.tpibridge.source.hl7v2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Place;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Takes what a message tells into its visit, segment by segment. */
final class MessageReader {
  private static final int COMMENT = 3;

  /** Segments whose first field only counts them. */
  private static final Set<String> NUMBERED =
      Set.of("PID", "PV1", "DG1", "PR1", "FT1", "OBR", "OBX", "TXA", "NTE", "AL1");

  private static final int ALLERGEN = 3;

  private final Map<String, SegmentReader> readers = new HashMap<>();
  private final AdministrationReader administrations = new AdministrationReader();
  private final List<SegmentMap.Custom> customs;

  MessageReader(Terminology terminology, SegmentMap map) {
    Vocabulary vocabulary = new Vocabulary(List.of(map, SegmentMap.shipped()));
    NoteReader notes = new NoteReader(vocabulary);
    customs = map.customs();
    readers.put("PID", new PatientReader());
    readers.put("PV1", new VisitSegmentReader());
    readers.put("DG1", new DiagnosisReader());
    readers.put("PR1", new ProcedureReader(terminology));
    readers.put("FT1", new ChargeReader(terminology));
    readers.put("RXE", OrderReader.RXE);
    readers.put("RXO", OrderReader.RXO);
    readers.put("RXR", administrations::site);
    readers.put("OBR", new BatteryReader());
    readers.put("OBX", new ObservationReader(vocabulary, notes));
    readers.put("TXA", new DocumentReader());
    readers.put("NTE", (nte, scene) -> notes.line(nte, COMMENT, scene));
    readers.put("AL1", MessageReader::allergy);
  }

  void read(Message message, Scene scene) {
    List<Segment> segments = message.segments();
    for (int i = 0; i < segments.size() && !scene.isWithdrawn(); i++) {
      Segment segment = segments.get(i);
      if (NUMBERED.contains(segment.name())) {
        segment.used(1, 1);
      }
      SegmentReader reader = readers.get(segment.name());
      if (segment.name().equals("RXA")) {
        administrations.given(segment, following(segments, i, "RXR"), scene);
      } else if (reader != null) {
        reader.read(segment, scene);
      }
      customs.stream()
          .filter(c -> c.segment().equals(segment.name()))
          .forEach(c -> custom(c, segment, scene));
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
                text, "", false, Optional.empty(), segment, custom.field(), custom.component()),
            scene);
      }
    }
  }

  private static void allergy(Segment al1, Scene scene) {
    String words = AdministrationReader.drugText(al1, ALLERGEN);
    String text = words.isEmpty() ? al1.value(ALLERGEN, 1) : words;
    scene.draft().tell(Column.ALLERGIES, Rank.FIRST, text, al1, ALLERGEN, 0);
  }

  /** OBR: what the observations that follow have in common. */
  private static final class BatteryReader implements SegmentReader {
    private static final int SERVICE = 4;
    private static final int OBSERVED = 7;
    private static final int RESULT_STATUS = 25;

    @Override
    public void read(Segment obr, Scene scene) {
      String name = AdministrationReader.drugText(obr, SERVICE);
      Optional<Moment> at = scene.moment(obr, OBSERVED);
      scene.battery(name, at);
      if (!obr.peek(RESULT_STATUS, 1).equalsIgnoreCase("X")) {
        StatedTechnique.inCoded(obr, SERVICE, scene);
      }
      at.ifPresent(m -> scene.draft().tell(Column.VISIT_START, Rank.FIFTH, m, obr, OBSERVED));
    }
  }

  /** TXA: whose document this is, and whether it still counts. */
  private static final class DocumentReader implements SegmentReader {
    private static final int ACTIVITY = 4;
    private static final int PROVIDER = 5;
    private static final int ORIGINATOR = 9;
    private static final int AVAILABILITY = 19;

    @Override
    public void read(Segment txa, Scene scene) {
      String availability = txa.value(AVAILABILITY);
      if (availability.equals("CA") || availability.equals("OB") || availability.equals("UN")) {
        Place place = txa.place(AVAILABILITY);
        scene.information(
            Codes.STATUS,
            "TXA-19 says that the document is not to be used; it is not read.",
            place);
        scene.withdraw();
        return;
      }
      scene.draft().people().see(txa, PROVIDER, Rank.FIFTH);
      scene.draft().people().see(txa, ORIGINATOR, Rank.SIXTH);
      scene
          .moment(txa, ACTIVITY)
          .ifPresent(m -> scene.draft().tell(Column.VISIT_START, Rank.SIXTH, m, txa, ACTIVITY));
    }
  }
}
