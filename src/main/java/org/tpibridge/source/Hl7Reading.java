package org.tpibridge.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Optional;
import org.tpibridge.source.hl7v2.NamedPatients;
import org.tpibridge.source.hl7v2.SegmentMap;
import org.tpibridge.source.hl7v2.VisitFeed;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;

/** What reading HL7 v2 needs, the same for all inputs. */
final class Hl7Reading {
  private final Terminology terminology;
  private final ZoneId clinic;
  private final SegmentMap map;
  private final ExtractedFieldsReader fields;

  Hl7Reading(Terminology terminology, ZoneId clinic, SegmentMap map, Grammar grammar) {
    this.terminology = terminology;
    this.clinic = clinic;
    this.map = map;
    this.fields =
        new ExtractedFieldsReader(grammar, new Shorthand(terminology, Habits.US), terminology);
  }

  /** Where visit ids and MRNs of messages come from, where the map says so. */
  Optional<String> source() {
    return map.source();
  }

  NamedPatients patients(InputStream messages) throws IOException {
    return NamedPatients.in(messages, map);
  }

  Pull pull(String source, InputStream in, Intake intake, Coverage coverage) {
    VisitFeed feed = new VisitFeed(source, in, terminology, clinic, map);
    return new Hl7Visits(source, feed, fields, intake, coverage);
  }
}
