package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.assembly.VisitAssembler;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.columnmap.ColumnMapContext;
import org.tpibridge.reading.columnmap.ColumnMapVisits;
import org.tpibridge.reading.columnmap.ScatteredVisits;
import org.tpibridge.reading.csv.CsvRecordReader;
import org.tpibridge.reading.csv.CsvVisits;
import org.tpibridge.reading.csv.DelimiterDetector;
import org.tpibridge.reading.hl7v2.Hl7VisitReader;
import org.tpibridge.reading.input.ArchiveGuard;
import org.tpibridge.reading.input.FileSignature;
import org.tpibridge.reading.input.GzipMemberStream;
import org.tpibridge.reading.input.GzipVisits;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.InputPrefix;
import org.tpibridge.reading.input.JsonLayout;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.Utf8TranscodingStream;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.reading.input.ZipVisits;
import org.tpibridge.reading.json.JsonRecordReader;
import org.tpibridge.reading.json.JsonVisits;

/** Detects the format of an input by its first bytes and opens the reader for it. */
final class FormatDetector {
  private final VisitAssembler assembler;
  private final Optional<String> source;
  private final ItemGrammar grammar;
  private final Optional<ColumnMapContext> columnMap;
  private final Hl7VisitReader hl7;
  private final ScatteredVisits scatteredVisits;

  /**
   * @param source the system that assigned the identifiers, unless a map names another
   * @param columnMap how to read CSV files in a clinic's own layout
   */
  FormatDetector(
      VisitAssembler assembler,
      Optional<String> source,
      ItemGrammar grammar,
      Optional<ColumnMapContext> columnMap,
      Hl7VisitReader hl7) {
    this(assembler, source, grammar, columnMap, hl7, ScatteredVisits.notScanned());
  }

  private FormatDetector(
      VisitAssembler assembler,
      Optional<String> source,
      ItemGrammar grammar,
      Optional<ColumnMapContext> columnMap,
      Hl7VisitReader hl7,
      ScatteredVisits scatteredVisits) {
    this.scatteredVisits = scatteredVisits;
    this.assembler = assembler;
    this.source = source;
    this.grammar = grammar;
    this.columnMap = columnMap;
    this.hl7 = hl7;
  }

  /** Whether the column map expects several rows for each visit. */
  boolean hasGroupedRows() {
    return columnMap.filter(m -> m.map().hasGroupedRows()).isPresent();
  }

  /** A copy that uses the result of the first pass over the input. */
  FormatDetector withScatteredVisits(ScatteredVisits found) {
    return new FormatDetector(assembler, source, grammar, columnMap, hl7, found);
  }

  /** Opens an input that may be an archive. */
  VisitIterator open(String name, InputPrefix prefix, InputCoverage coverage) throws IOException {
    if (FileSignature.isSpreadsheet(prefix)) {
      return unreadable(name, ReadingFindingCodes.FORMAT, FileSignature.SPREADSHEET_MESSAGE);
    }
    if (FileSignature.isGzip(prefix)) {
      ArchiveGuard guard = new ArchiveGuard();
      GzipMemberStream gzip = new GzipMemberStream(guard.compressed(prefix.wholeStream()));
      VisitIterator unpacked = openEntry(name, InputPrefix.of(guard.decompressed(gzip)), coverage);
      return new GzipVisits(name, unpacked, gzip);
    }
    return FileSignature.isZip(prefix)
        ? new ZipVisits(name, prefix.wholeStream(), this::openEntry, coverage)
        : text(name, prefix, coverage);
  }

  /** Opens a file that was in an archive and must not be an archive itself. */
  private VisitIterator openEntry(String name, InputPrefix prefix, InputCoverage coverage) {
    if (FileSignature.isSpreadsheet(prefix)) {
      return unreadable(name, ReadingFindingCodes.FORMAT, FileSignature.SPREADSHEET_MESSAGE);
    }
    if (FileSignature.isGzip(prefix) || FileSignature.isZip(prefix)) {
      return unreadable(
          name,
          ReadingFindingCodes.ARCHIVE_NESTED,
          "This is an archive inside an archive, which is not supported. Unpack the outer archive"
              + " first.");
    }
    return text(name, prefix, coverage);
  }

  private VisitIterator text(String name, InputPrefix prefix, InputCoverage coverage) {
    if (prefix.startsWith(0xEF, 0xBB, 0xBF)) {
      return utf8(name, prefix.skipping(3), coverage);
    }
    if (prefix.startsWith(0xFE, 0xFF)) {
      return utf8(
          name,
          InputPrefix.of(new Utf8TranscodingStream(prefix.skipping(2).wholeStream(), UTF_16BE)),
          coverage);
    }
    if (prefix.startsWith(0xFF, 0xFE)) {
      return utf8(
          name,
          InputPrefix.of(new Utf8TranscodingStream(prefix.skipping(2).wholeStream(), UTF_16LE)),
          coverage);
    }
    return utf8(name, inUtf8(prefix), coverage);
  }

  /**
   * Converts a table from the encoding that its column map names to UTF-8. Windows-1252 is detected
   * for each record, and an input that contains UTF-8 is read as UTF-8, such as a rejects file.
   */
  private InputPrefix inUtf8(InputPrefix prefix) {
    Optional<Charset> declared =
        columnMap
            .filter(m -> !m.expectsWindows1252())
            .flatMap(m -> m.map().tableFormat().encoding())
            .filter(c -> !c.equals(UTF_8));
    return declared.isEmpty() || JsonLayout.of(prefix).isPresent() || prefix.containsUtf8()
        ? prefix
        : InputPrefix.of(new Utf8TranscodingStream(prefix.wholeStream(), declared.get()));
  }

  private VisitIterator utf8(String name, InputPrefix prefix, InputCoverage coverage) {
    Optional<String> unsupported = FileSignature.unsupportedFormat(prefix);
    if (unsupported.isPresent()) {
      return unreadable(name, ReadingFindingCodes.FORMAT, unsupported.get());
    }
    if (scatteredVisits.isScanning()
        && (FileSignature.isHl7(prefix) || JsonLayout.of(prefix).isPresent())) {
      return Optional::empty;
    }
    if (FileSignature.isHl7(prefix)) {
      return hl7.open(name, prefix.wholeStream(), messageIntake(), coverage);
    }
    return JsonLayout.of(prefix)
        .map(layout -> json(name, layout, prefix, coverage))
        .orElseGet(() -> csv(name, prefix, coverage));
  }

  /** Returns what turns the visits of HL7 v2 messages into results. */
  RecordIntake messageIntake() {
    return new RecordIntake(assembler, "message", hl7.source().or(() -> source));
  }

  private VisitIterator json(
      String name, JsonLayout layout, InputPrefix prefix, InputCoverage coverage) {
    String numbered = layout == JsonLayout.LINES ? "line" : "element";
    return new JsonVisits(
        name,
        new JsonRecordReader(name, layout, prefix.wholeStream()),
        grammar,
        new RecordIntake(assembler, numbered, source),
        coverage);
  }

  private VisitIterator csv(String name, InputPrefix prefix, InputCoverage coverage) {
    Optional<Character> stated = DelimiterDetector.declared(prefix.bytes());
    InputPrefix table =
        stated.isPresent() ? prefix.skipping(DelimiterDetector.lineLength(prefix.bytes())) : prefix;
    if (columnMap.isPresent()) {
      char separator = stated.orElseGet(() -> columnMap.get().delimiter(prefix.bytes()));
      return new ColumnMapVisits(
          name,
          new CsvRecordReader(table.wholeStream(), separator),
          columnMap.get(),
          new RecordIntake(
              columnMap.get().assembly(),
              "row",
              columnMap.get().map().tableFormat().source().or(() -> source)),
          coverage,
          scatteredVisits);
    }
    char delimiter = stated.orElseGet(() -> DelimiterDetector.of(prefix.bytes()));
    return new CsvVisits(
        name,
        new CsvRecordReader(table.wholeStream(), delimiter),
        grammar,
        new RecordIntake(assembler, "row", source),
        coverage);
  }

  private static VisitIterator unreadable(String name, String code, String message) {
    Place whole = new Place.Whole(name);
    ReadResult result =
        new ReadResult.Unreadable(whole, List.of(Finding.error(code, message).at(whole)));
    return new Once(result);
  }

  /** Returns a single result. */
  private static final class Once implements VisitIterator {
    private Optional<ReadResult> parsed;

    Once(ReadResult result) {
      this.parsed = Optional.of(result);
    }

    @Override
    public Optional<ReadResult> next() {
      Optional<ReadResult> given = parsed;
      parsed = Optional.empty();
      return given;
    }
  }
}
