package org.tpibridge.reading.columnmap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.csv.CsvCoverage;
import org.tpibridge.reading.csv.CsvRecord;
import org.tpibridge.reading.csv.CsvRecordReader;
import org.tpibridge.reading.csv.CsvTable;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.csv.RepeatedRowCheck;
import org.tpibridge.reading.input.EncodingReporter;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.VisitIterator;

/** Reads the visits of a clinic's own CSV with its column map. */
public final class ColumnMapVisits implements VisitIterator {
  private final String source;
  private final CsvRecordReader records;
  private final ColumnMapContext context;
  private final RecordIntake recordIntake;
  private final InputCoverage coverage;
  private final ScatteredVisits scatteredVisits;
  private final EncodingReporter encodingReporter;
  private final List<Finding> inputFindings = new ArrayList<>();
  private final RepeatedRowCheck repeatedRows = new RepeatedRowCheck();
  private CsvTable table;
  private RowGrouper groups;
  private MappedRowReader rows;
  private int skipped;
  private boolean anyResult;
  private boolean ended;

  /**
   * @param scatteredVisits the visits whose rows are not consecutive; while it is scanning, they
   *     are collected and nothing is read
   */
  public ColumnMapVisits(
      String source,
      CsvRecordReader records,
      ColumnMapContext context,
      RecordIntake recordIntake,
      InputCoverage coverage,
      ScatteredVisits scatteredVisits) {
    this.source = source;
    this.records = records;
    this.context = context;
    this.recordIntake = recordIntake;
    this.coverage = coverage;
    this.scatteredVisits = scatteredVisits;
    this.encodingReporter = new EncodingReporter(context.expectsWindows1252());
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    if (groups == null) {
      Optional<ReadResult> unreadable = open();
      if (unreadable.isPresent()) {
        ended = true;
        return unreadable;
      }
      if (scatteredVisits.isScanning()) {
        ended = true;
        return Optional.empty();
      }
    }
    Optional<RowGroup> group = groups.next();
    while (group.isPresent() && isRepeated(group.get())) {
      CsvRecord record = group.get().rows().get(0);
      inputFindings.add(repeatedRows.finding(record, table));
      rows.countRepeated(record);
      group = groups.next();
    }
    if (group.isPresent()) {
      anyResult = true;
      List<Finding> first = List.copyOf(inputFindings);
      inputFindings.clear();
      ReadResult result = rows.read(group.get(), first);
      repeatedRows.setPrevious(group.get().rows().get(0), result);
      return Optional.of(result);
    }
    ended = true;
    return anyResult && inputFindings.isEmpty() ? Optional.empty() : Optional.of(atEnd());
  }

  /**
   * Whether a row repeats the row before. Only for tables with one row per visit; the rows of one
   * visit are compared elsewhere.
   */
  private boolean isRepeated(RowGroup group) {
    return !context.map().hasGroupedRows() && repeatedRows.isRepeated(group.rows().get(0));
  }

  /** Finds the header; returns a result only if the table cannot be read. */
  private Optional<ReadResult> open() throws IOException {
    Optional<CsvRecord> top = firstOfTable();
    if (top.isEmpty()) {
      return Optional.of(
          unreadable(List.of(Finding.error(ReadingFindingCodes.EMPTY, "The input is empty."))));
    }
    CsvRecord record = top.get();
    Optional<List<String>> names = isRejectsHeader(record) ? Optional.empty() : context.names();
    table =
        new CsvTable(
            source, new OriginalRecord.Table(names.orElse(record.cells()), records.delimiter()));
    Place place = table.place(record.row());
    RecordFindings recordFindings = new RecordFindings(place, field -> Optional.empty());
    if (names.isEmpty()) {
      encodingReporter.report(record.encoding(), record.cells(), recordFindings.onRecord());
      table.faults(record).forEach(recordFindings::add);
    }
    BoundColumnMap bound =
        context.map().bind(source, record.row(), namesWithoutRejectsColumns(table));
    bound.findings().forEach(recordFindings::add);
    if (recordFindings.hasErrors()) {
      return Optional.of(new ReadResult.Unreadable(place, recordFindings.all()));
    }
    if (scatteredVisits.isScanning()) {
      scatteredVisits.scan(source, records, bound);
      return Optional.empty();
    }
    inputFindings.addAll(recordFindings.all());
    rows =
        new MappedRowReader(
            table,
            bound,
            context,
            recordIntake,
            encodingReporter,
            new CsvCoverage(coverage, table, position -> bound.isUsed(position)));
    groups =
        new RowGrouper(
            records,
            table,
            bound,
            context.map().hasGroupedRows(),
            scatteredVisits,
            names.map(n -> record));
    return Optional.empty();
  }

  /** The names without the columns of a rejects file, which a map does not contain. */
  private static List<String> namesWithoutRejectsColumns(CsvTable table) {
    return RejectsColumns.removeFrom(table.original()).header();
  }

  private Optional<CsvRecord> firstOfTable() throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent()
        && !isRejectsHeader(record.get())
        && (record.get().isBlank() || skipped < context.map().tableFormat().skip())) {
      skipped += record.get().isBlank() ? 0 : 1;
      record = records.next();
    }
    return record;
  }

  /** Whether a record is the header of a rejects file, which has no rows above it. */
  private static boolean isRejectsHeader(CsvRecord record) {
    return RejectsColumns.isHeader(record.cells());
  }

  private ReadResult atEnd() {
    return anyResult
        ? unreadable(List.of())
        : unreadable(
            List.of(
                Finding.information(
                    ReadingFindingCodes.NO_VISITS, "The file contains a header, but no visits.")));
  }

  private ReadResult unreadable(List<Finding> onWhole) {
    Place whole = new Place.Whole(source);
    List<Finding> findings = new ArrayList<>(inputFindings);
    onWhole.forEach(finding -> findings.add(finding.at(whole)));
    return new ReadResult.Unreadable(whole, findings);
  }
}
