package org.tpibridge.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import org.tpibridge.reading.hl7v2.ParsedMessage;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.terminology.Terminology;

/**
 * Reads visits: canonical CSV, JSON (one visit, an array), NDJSON and HL7 v2, plain, gzip or zip.
 * The format is detected by the content, not by the file name. Thread-safe.
 */
public final class VisitReader {
  private final FormatDetector formats;
  private final Hl7VisitReader hl7;
  private final Optional<String> source;

  /**
   * @param clinicZone the time zone of times without an offset
   */
  public VisitReader(Terminology terminology, ZoneId clinicZone) {
    this(terminology, clinicZone, Optional.empty());
  }

  /**
   * @param clinicZone the time zone of times without an offset
   * @param columns how to read CSV files in a clinic's own layout; other formats are not affected
   */
  public VisitReader(Terminology terminology, ZoneId clinicZone, Optional<ColumnMap> columns) {
    this(terminology, clinicZone, columns, SegmentMap.none());
  }

  /**
   * As above.
   *
   * @param segments the meaning of an HL7 v2 sender's custom segments and codes
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
   * @param source the system that assigned visit ids and record numbers, unless a map names
   *     another; empty means the clinic itself
   * @param today used only to reject visits with a date in the future
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
   * Parses an HL7 v2 message that was received alone.
   *
   * @param source the name of the input, for the places of findings
   * @param number the number by which the places of findings identify the message
   */
  public ParsedMessage parse(String source, long number, byte[] message) {
    return hl7.parse(source, number, message);
  }

  /**
   * Reads the visits of HL7 v2 messages that were received one by one.
   *
   * @param source as for {@link #parse}
   * @param messages messages that belong together, in the order of arrival
   */
  public List<ReadResult> read(String source, List<ParsedMessage> messages) {
    VisitIterator visits = hl7.open(source, messages, formats.messageIntake());
    List<ReadResult> results = new ArrayList<>();
    try {
      for (Optional<ReadResult> next = visits.next(); next.isPresent(); next = visits.next()) {
        results.add(next.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
    return results;
  }

  /** The system that assigned the identifiers in HL7 v2 messages; empty means the clinic itself. */
  public Optional<String> messageSource() {
    return hl7.source().or(() -> source);
  }

  /**
   * Reads the visits of an input in order, as the stream is consumed. Memory grows by 45 to 72
   * bytes for each visit, which are needed to detect repeated visits. Bad content throws no
   * exception; neither does an input that cannot be opened, which gives {@link
   * ReadResult.Unreadable}. The input is closed at its end or when the stream is closed.
   */
  public Stream<ReadResult> read(Input input) {
    return read(input, InputCoverage.disabled());
  }

  /**
   * Reads as {@link #read(Input)} does, and records which values are used.
   *
   * @param coverage records which values of the input are used; called by the thread that consumes
   *     the stream
   */
  public Stream<ReadResult> read(Input input, InputCoverage coverage) {
    InputVisits pull = new InputVisits(input, formats, coverage);
    Spliterator<ReadResult> each =
        Spliterators.spliteratorUnknownSize(
            pull, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    return StreamSupport.stream(each, false).onClose(pull::close);
  }
}
