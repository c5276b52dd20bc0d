package org.tpibridge.reading.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.ContentHash;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.input.EncodingReporter;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.visit.Column;

/** Reads the visits of a canonical CSV, one in each row. */
public final class CsvVisits implements VisitIterator {
  private final String source;
  private final CsvRecordReader records;
  private final ItemGrammar grammar;
  private final RecordIntake recordIntake;
  private final InputCoverage coverage;
  private final ContentHash hash = new ContentHash();
  private final EncodingReporter encodingReporter = new EncodingReporter();
  private final RepeatedRowCheck repeatedRows = new RepeatedRowCheck();
  private CsvTable table;
  private CsvHeader header;
  private StatusColumns statuses;
  private CsvCoverage rowCoverage;
  private List<Finding> inputFindings = new ArrayList<>();
  private Optional<CsvRecord> ahead = Optional.empty();
  private Optional<IOException> readError = Optional.empty();
  private boolean anyResult;
  private boolean ended;

  public CsvVisits(
      String source,
      CsvRecordReader records,
      ItemGrammar grammar,
      RecordIntake recordIntake,
      InputCoverage coverage) {
    this.source = source;
    this.records = records;
    this.grammar = grammar;
    this.recordIntake = recordIntake;
    this.coverage = coverage;
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    while (!ended) {
      Optional<CsvRecord> record = nextRecord();
      if (record.isEmpty()) {
        ended = true;
        return anyResult && inputFindings.isEmpty() ? Optional.empty() : Optional.of(atEnd());
      }
      if (record.get().isBlank()) {
        continue;
      }
      if (repeatedRows.isRepeated(record.get())) {
        inputFindings.add(repeatedRows.finding(record.get(), table));
        rowCoverage.countRow(record.get(), table.place(record.get().row()), true);
        continue;
      }
      Optional<ReadResult> parsed =
          header == null ? header(record.get()) : Optional.of(row(record.get()));
      if (parsed.isPresent()) {
        anyResult = true;
        return parsed;
      }
    }
    return Optional.empty();
  }

  /** Reads the header; returns a result only if the table cannot be read. */
  private Optional<ReadResult> header(CsvRecord record) {
    Place place = new Place.Cell(source, record.row(), "");
    RecordFindings recordFindings = new RecordFindings(place, field -> Optional.empty());
    encodingReporter.report(record.encoding(), record.cells(), recordFindings.onRecord());
    table = new CsvTable(source, new OriginalRecord.Table(record.cells(), records.delimiter()));
    table.faults(record).forEach(recordFindings::add);
    if (!recordFindings.hasErrors()) {
      header = new CsvHeader(table, record.row());
      header.findings().forEach(recordFindings::add);
    }
    if (recordFindings.hasErrors()) {
      ended = true;
      return Optional.of(new ReadResult.Unreadable(place, recordFindings.all()));
    }
    statuses = StatusColumns.of(table);
    rowCoverage = new CsvCoverage(coverage, table, header::isRecognized);
    inputFindings = recordFindings.all();
    return Optional.empty();
  }

  private Optional<CsvRecord> nextRecord() throws IOException {
    if (readError.isPresent()) {
      throw readError.get();
    }
    Optional<CsvRecord> record = ahead.isPresent() ? ahead : records.next();
    ahead = Optional.empty();
    return record;
  }

  /** The next row that is not blank. An I/O error is thrown when that row is read. */
  private Optional<CsvRecord> peek() {
    try {
      while (readError.isEmpty() && (ahead.isEmpty() || ahead.get().isBlank())) {
        ahead = records.next();
        if (ahead.isEmpty()) {
          return ahead;
        }
      }
    } catch (IOException e) {
      readError = Optional.of(e);
    }
    return ahead;
  }

  private void rejectIfContinued(CsvRecord record, RecordFindings recordFindings) {
    peek()
        .filter(next -> table.isWellFormed(next) && continues(next) && !continues(record))
        .filter(next -> !ContinuationRow.isTotalRow(next.cells()))
        .ifPresent(next -> recordFindings.add(ContinuationRow.finding(next, record.row(), table)));
  }

  private boolean continues(CsvRecord record) {
    return ContinuationRow.is(column -> !cell(record, column).isBlank());
  }

  private ReadResult row(CsvRecord record) {
    Place place = table.place(record.row());
    RecordFindings recordFindings = new RecordFindings(place, header.placesIn(record.row()));
    inputFindings.forEach(recordFindings::add);
    inputFindings = new ArrayList<>();
    encodingReporter.report(record.encoding(), record.cells(), recordFindings.onRecord());
    table.faults(record).forEach(recordFindings::add);
    rejectIfContinued(record, recordFindings);
    Function<Column, String> cells = column -> cell(record, column);
    String sha256 =
        recordFindings.hasErrors() ? hash.ofCells(record.cells()) : hash.ofColumns(cells);
    ReadResult result =
        recordIntake.read(
            new CsvRowFields(cells, grammar, recordFindings),
            cells.apply(Column.VISIT_ID),
            sha256,
            record.row(),
            List.of(table.original(record)),
            statuses.in(List.of(record)),
            recordFindings);
    if (result instanceof ReadResult.NotTpiVisit) {
      rowCoverage.countSkipped(place);
    } else {
      rowCoverage.countRow(record, place, result instanceof ReadResult.Read);
    }
    repeatedRows.setPrevious(record, result);
    return result;
  }

  private String cell(CsvRecord record, Column column) {
    int position = header.position(column);
    return position < 0 || position >= record.cells().size() ? "" : record.cells().get(position);
  }

  private ReadResult atEnd() {
    Place whole = new Place.Whole(source);
    if (header == null) {
      return new ReadResult.Unreadable(
          whole,
          List.of(Finding.error(ReadingFindingCodes.EMPTY, "The input is empty.").at(whole)));
    }
    List<Finding> findings = new ArrayList<>(inputFindings);
    if (!anyResult) {
      findings.add(
          Finding.information(
                  ReadingFindingCodes.NO_VISITS, "The file contains a header, but no visits.")
              .at(whole));
    }
    return new ReadResult.Unreadable(whole, findings);
  }
}
