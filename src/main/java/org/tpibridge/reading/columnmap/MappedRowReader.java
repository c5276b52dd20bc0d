package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.assembly.ContentHash;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.assembly.FieldPlaces;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.csv.CsvCoverage;
import org.tpibridge.reading.csv.CsvRecord;
import org.tpibridge.reading.csv.CsvTable;
import org.tpibridge.reading.csv.StatusColumns;
import org.tpibridge.reading.input.EncodingReporter;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;

/** Reads a visit from its rows. */
final class MappedRowReader {
  private static final ExtractedFields NO_FIELDS = new ExtractedFields(Map.of(), List.of());

  private final CsvTable table;
  private final BoundColumnMap map;
  private final ColumnMapContext context;
  private final RecordIntake recordIntake;
  private final EncodingReporter encodingReporter;
  private final CsvCoverage rowCoverage;
  private final StatusColumns statuses;
  private final ContentHash hash = new ContentHash();

  MappedRowReader(
      CsvTable table,
      BoundColumnMap map,
      ColumnMapContext context,
      RecordIntake recordIntake,
      EncodingReporter encodingReporter,
      CsvCoverage rowCoverage) {
    this.table = table;
    this.map = map;
    this.context = context;
    this.recordIntake = recordIntake;
    this.encodingReporter = encodingReporter;
    this.rowCoverage = rowCoverage;
    this.statuses = StatusColumns.of(table);
  }

  /**
   * Reads the visit of a group of rows.
   *
   * @param ofInput findings about the whole input that were not returned yet
   */
  ReadResult read(RowGroup group, List<Finding> ofInput) {
    List<CsvRecord> records = group.rows();
    ExtractedFields extracted =
        records.stream().allMatch(table::isWellFormed)
            ? map.extract(
                records.stream().map(r -> new MappedRow(r.row(), r.cells())).toList(),
                context::normalizedIdValue)
            : NO_FIELDS;
    Place place = table.place(group.firstRow());
    FieldPlaces fieldPlaces = new FieldPlaces(extracted);
    RecordFindings recordFindings = new RecordFindings(place, fieldPlaces);
    ofInput.forEach(recordFindings::add);
    for (CsvRecord record : records) {
      encodingReporter.report(
          record.encoding(), record.cells(), recordFindings.atPlace(table.place(record.row())));
      table.faults(record).forEach(recordFindings::add);
    }
    group.findings().forEach(recordFindings::add);
    String sha256 =
        recordFindings.hasErrors()
            ? hash.ofCells(records.stream().flatMap(r -> r.cells().stream()).toList())
            : hash.ofExtractedFields(extracted);
    ReadResult result =
        recordIntake.read(
            context.fields().read(extracted, recordFindings, fieldPlaces),
            visitId(extracted),
            sha256,
            group.firstRow(),
            records.stream().map(r -> (OriginalRecord) table.original(r)).toList(),
            statuses.in(records),
            recordFindings);
    for (CsvRecord record : records) {
      if (result instanceof ReadResult.NotTpiVisit) {
        rowCoverage.countSkipped(table.place(record.row()));
      } else {
        rowCoverage.countRow(record, table.place(record.row()), result instanceof ReadResult.Read);
      }
    }
    return result instanceof ReadResult.Read read ? withUnread(read, records) : result;
  }

  /** Counts a row that repeats the one before. */
  void countRepeated(CsvRecord record) {
    rowCoverage.countRow(record, table.place(record.row()), true);
  }

  /**
   * Warns if a value is missing and an unread column may contain it, which is probably a gap in the
   * map.
   */
  private ReadResult withUnread(ReadResult.Read read, List<CsvRecord> records) {
    List<Finding> findings = new ArrayList<>(read.findings());
    if (read.visit().injectates().stream()
        .anyMatch(d -> d.volumeMl().isEmpty() && d.statedMg().isEmpty())) {
      unread(records, map::unreadAmounts)
          .map(
              names ->
                  Finding.warning(
                      ReadingFindingCodes.AMOUNT_NOT_READ,
                      "The amount of a drug is missing, and the map does not read "
                          + names
                          + ". If that column is the amount, add it to injectates in the map."))
          .ifPresent(finding -> findings.add(finding.at(read.place())));
    }
    if (read.visit().sites().stream().anyMatch(site -> site.side().isEmpty())) {
      unread(records, map::unreadSides)
          .map(
              names ->
                  Finding.warning(
                      ReadingFindingCodes.SIDE_NOT_READ,
                      "The side of a site is missing, and the map does not read "
                          + names
                          + ". If that column is the side, add it to sites in the map."))
          .ifPresent(finding -> findings.add(finding.at(read.place())));
    }
    return new ReadResult.Read(
        read.visit(),
        read.source(),
        read.places(),
        read.place(),
        read.sha256(),
        read.originals(),
        findings);
  }

  private static Optional<String> unread(
      List<CsvRecord> records, Function<MappedRow, List<String>> columns) {
    List<String> names =
        records.stream()
            .flatMap(r -> columns.apply(new MappedRow(r.row(), r.cells())).stream())
            .distinct()
            .map(QuotedText::of)
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  private static String visitId(ExtractedFields extracted) {
    return extracted.of(Column.VISIT_ID).stream()
        .map(RawValue::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
