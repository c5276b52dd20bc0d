package org.tpibridge.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tpibridge.reading.assembly.VisitAssembler;
import org.tpibridge.reading.assembly.VisitChecks;
import org.tpibridge.reading.canonical.CanonicalGrammar;
import org.tpibridge.reading.canonical.CanonicalTimes;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.reading.columnmap.ColumnMapContext;
import org.tpibridge.reading.hl7v2.Hl7VisitReader;
import org.tpibridge.reading.hl7v2.PatientsInMessages;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/**
 * Reads visits: canonical CSV, JSON (one visit, an array), NDJSON and HL7 v2, plain, in gzip or in
 * zip; told apart by their content, never by their name. May be used by several threads.
 */
public final class VisitReader {
  private final FormatDetector formats;
  private final Hl7VisitReader hl7;
  private final Optional<String> source;

  /**
   * @param clinicZone of times that are written without an offset
   */
  public VisitReader(Terminology terminology, ZoneId clinicZone) {
    this(terminology, clinicZone, Optional.empty());
  }

  /**
   * @param clinicZone of times that are written without an offset
   * @param columns how CSVs are read where they are the clinic's own; other formats are not changed
   */
  public VisitReader(Terminology terminology, ZoneId clinicZone, Optional<ColumnMap> columns) {
    this(terminology, clinicZone, columns, SegmentMap.none());
  }

  /**
   * As above.
   *
   * @param segments what an HL7 v2 sender's own segments and codes tell
   */
  public VisitReader(
      Terminology terminology,
      ZoneId clinicZone,
      Optional<ColumnMap> columns,
      SegmentMap segments) {
    this(terminology, clinicZone, columns, segments, Optional.empty(), Clock.system(clinicZone));
  }

  /**
   * As above.
   *
   * @param source where the numbers of visits and patients come from, unless a map names another
   *     source; the clinic itself where empty
   * @param today refuses visits of later days; nothing else of a visit depends on it
   */
  public VisitReader(
      Terminology terminology,
      ZoneId clinicZone,
      Optional<ColumnMap> columns,
      SegmentMap segments,
      Optional<String> source,
      Clock today) {
    VisitChecks checks = new VisitChecks(terminology, today);
    VisitAssembler assembler = new VisitAssembler(new CanonicalTimes(clinicZone), checks);
    ItemGrammar grammar = new CanonicalGrammar(terminology);
    this.source = source;
    this.hl7 = new Hl7VisitReader(terminology, clinicZone, segments, grammar);
    this.formats =
        new FormatDetector(
            assembler,
            source,
            grammar,
            columns.map(map -> ColumnMapContext.of(map, terminology, checks, clinicZone)),
            hl7);
  }

  /**
   * Whom HL7 v2 messages are about, be they of a visit or not.
   *
   * @throws IOException where they cannot be read
   */
  public PatientsInMessages patients(byte[] messages) throws IOException {
    return hl7.patients(new ByteArrayInputStream(messages));
  }

  /** Where the numbers of HL7 v2 messages come from; the clinic itself where empty. */
  public Optional<String> messageSource() {
    return hl7.source().or(() -> source);
  }

  /**
   * The visits of an input in their order, read as the stream is consumed, so that memory does not
   * grow with the input but for 45 to 72 bytes a visit, by which a repeated one is found. Nothing
   * is thrown for what the input holds, and nothing for an input that cannot be opened: that is
   * {@link ReadResult.Unreadable}. Closing the stream closes the input; its end does too.
   */
  public Stream<ReadResult> read(Input input) {
    return read(input, InputCoverage.disabled());
  }

  /**
   * As {@link #read(Input)}.
   *
   * @param coverage gets told what of the input is understood, by the thread that consumes the
   *     stream
   */
  public Stream<ReadResult> read(Input input, InputCoverage coverage) {
    InputVisits pull = new InputVisits(input, formats, coverage);
    Spliterator<ReadResult> each =
        Spliterators.spliteratorUnknownSize(
            pull, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    return StreamSupport.stream(each, false).onClose(pull::close);
  }
}
