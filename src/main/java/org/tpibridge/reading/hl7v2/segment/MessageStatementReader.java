package org.tpibridge.reading.hl7v2.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Reads the statements of a message, segment by segment. */
public final class MessageStatementReader {
  private static final int COMMENT = 3;

  /** Segments whose first field is only a sequence number. */
  private static final Set<String> NUMBERED =
      Set.of("PID", "PV1", "DG1", "PR1", "FT1", "OBR", "OBX", "TXA", "NTE", "AL1");

  /** Segments that continue the subject of the segment before them. */
  private static final Set<String> CONTINUING = Set.of("NTE", "RXR");

  private static final int ALLERGEN = 3;

  private final Map<String, SegmentReader> readers = new HashMap<>();
  private final AdministrationReader administrations;
  private final List<SegmentMap.Custom> customs;

  public MessageStatementReader(Terminology terminology, SegmentMap map) {
    ObservationVocabulary vocabulary =
        new ObservationVocabulary(List.of(map, SegmentMap.shipped()));
    NoteReader notes =
        new NoteReader(vocabulary, new Shorthand(terminology, RegionalConventions.US));
    customs = map.customFields();
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
    readers.put("NTE", (nte, context) -> notes.readText(nte, COMMENT, context));
    readers.put("AL1", MessageStatementReader::allergy);
  }

  public void read(Hl7Message message, MessageContext context) {
    List<Hl7Segment> segments = message.segments();
    for (int i = 0; i < segments.size(); i++) {
      Hl7Segment segment = segments.get(i);
      if (NUMBERED.contains(segment.name())) {
        segment.markUsed(1, 1);
      }
      if (!CONTINUING.contains(segment.name())) {
        context.statements().endStatement();
      }
      SegmentReader reader = readers.get(segment.name());
      if (segment.name().equals("RXA")) {
        administrations.given(segment, following(segments, i, "RXR"), context);
      } else if (reader != null) {
        reader.read(segment, context);
      }
      for (SegmentMap.Custom custom : customs) {
        if (custom.segment().equals(segment.name())) {
          custom(custom, segment, context);
        }
      }
    }
  }

  /** Returns the next segment of a name that belongs to this one, after notes and observations. */
  private static Optional<Hl7Segment> following(List<Hl7Segment> segments, int at, String name) {
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

  private static void custom(SegmentMap.Custom custom, Hl7Segment segment, MessageContext context) {
    MessageStatement before = context.statements().current();
    context
        .statements()
        .start(
            new StatementSubject.Custom(
                context.batteryOrder(),
                custom.segment() + "-" + custom.field() + "." + custom.component()),
            MessageStatement.Action.ASSERT,
            Optional.empty(),
            StatementVersion.Status.FINAL,
            segment.place(custom.field(), custom.component()));
    for (int i = 0; i < segment.repetitions(custom.field()); i++) {
      String text =
          custom.component() == 0
              ? segment.text(custom.field(), i)
              : segment.value(custom.field(), i, custom.component());
      if (!text.isEmpty()) {
        ObservationValues.add(
            custom.named(),
            Precedence.CLINIC_MAP,
            new ObservationValues.Value(
                text, "", Optional.empty(), segment, custom.field(), custom.component()),
            context);
      }
    }
    context.statements().resume(before);
  }

  private static void allergy(Hl7Segment al1, MessageContext context) {
    String words = AdministrationReader.drugText(al1, ALLERGEN);
    String text = words.isEmpty() ? al1.value(ALLERGEN, 1) : words;
    context.statements().addValue(Column.ALLERGIES, Precedence.FIRST, text, al1, ALLERGEN, 0);
  }
}
