package org.tpibridge.reading.hl7v2;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.assembly.ExtractedFieldsReader;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.hl7v2.resolution.SubjectRules;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;

/** Creates readers of HL7 v2 inputs that share their vocabulary and settings. */
public final class Hl7VisitReader {
  private final Terminology terminology;
  private final ZoneId clinicZone;
  private final SegmentMap map;
  private final ExtractedFieldsReader fields;

  public Hl7VisitReader(
      Terminology terminology, ZoneId clinicZone, SegmentMap map, ItemGrammar grammar) {
    this.terminology = terminology;
    this.clinicZone = clinicZone;
    this.map = map;
    this.fields =
        new ExtractedFieldsReader(
            grammar, new Shorthand(terminology, RegionalConventions.US), terminology);
  }

  /** Returns the source of visit ids and MRNs, if the segment map names one. */
  public Optional<String> source() {
    return map.source();
  }

  /** Parses what was in one MLLP frame. */
  public ParsedMessage parse(String source, long number, byte[] frame) {
    return ParsedMessage.of(source, number, frame, map);
  }

  /** Opens messages that were parsed one by one, and belong together. */
  public VisitIterator open(
      String source, List<ParsedMessage> messages, RecordIntake recordIntake) {
    VisitFeed feed =
        new VisitFeed(
            ParsedMessage.together(messages), terminology, clinicZone, map, SubjectRules.STANDARD);
    return new Hl7Visits(source, feed, fields, recordIntake, InputCoverage.disabled());
  }

  public VisitIterator open(
      String source, InputStream in, RecordIntake recordIntake, InputCoverage coverage) {
    VisitFeed feed = new VisitFeed(source, in, terminology, clinicZone, map);
    return new Hl7Visits(source, feed, fields, recordIntake, coverage);
  }
}
