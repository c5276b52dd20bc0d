package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.columns.BoundMap;
import org.tpibridge.source.columns.MappedRow;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** Makes a visit of its rows. */
final class MappedRows {
  private static final Telling NOTHING = new Telling(Map.of(), List.of());

  private final CsvTable table;
  private final BoundMap map;
  private final Mapped mapped;
  private final Intake intake;
  private final EncodingWatch encodings;
  private final CsvCoverage covered;
  private final StatusColumns statuses;
  private final ContentHash hash = new ContentHash();

  MappedRows(
      CsvTable table,
      BoundMap map,
      Mapped mapped,
      Intake intake,
      EncodingWatch encodings,
      CsvCoverage covered) {
    this.table = table;
    this.map = map;
    this.mapped = mapped;
    this.intake = intake;
    this.encodings = encodings;
    this.covered = covered;
    this.statuses = StatusColumns.of(table);
  }

  /**
   * @param ofInput findings on the whole input that nothing was read with yet
   */
  Parsed take(RowGroup group, List<Finding> ofInput) {
    List<CsvRecord> records = group.rows();
    Telling telling =
        records.stream().allMatch(table::isSound)
            ? map.tell(
                records.stream().map(r -> new MappedRow(r.row(), r.cells())).toList(),
                mapped::meaning)
            : NOTHING;
    Place place = table.place(group.firstRow());
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(place, places);
    ofInput.forEach(remarks::add);
    for (CsvRecord record : records) {
      encodings.see(record.encoding(), record.cells(), remarks.at(table.place(record.row())));
      table.faults(record).forEach(remarks::add);
    }
    group.findings().forEach(remarks::add);
    String sha256 =
        remarks.haveErrors()
            ? hash.ofCells(records.stream().flatMap(r -> r.cells().stream()).toList())
            : hash.ofTelling(telling);
    Parsed parsed =
        intake.take(
            mapped.fields().read(telling, remarks, places),
            visitId(telling),
            sha256,
            group.firstRow(),
            records.stream().map(r -> (Original) table.original(r)).toList(),
            statuses.in(records),
            remarks);
    for (CsvRecord record : records) {
      if (parsed instanceof Parsed.NotTpiVisit) {
        covered.leftOut(table.place(record.row()));
      } else {
        covered.row(record, table.place(record.row()), parsed instanceof Parsed.Read);
      }
    }
    return parsed instanceof Parsed.Read read ? withUnread(read, records) : parsed;
  }

  /** Counts a row that is the same as the one before. */
  void repeated(CsvRecord record) {
    covered.row(record, table.place(record.row()), true);
  }

  /** What a visit lacks, beside a column that may have it, is probably a gap in the map. */
  private Parsed withUnread(Parsed.Read read, List<CsvRecord> records) {
    List<Finding> findings = new ArrayList<>(read.findings());
    if (read.visit().injectates().stream()
        .anyMatch(d -> d.volumeMl().isEmpty() && d.statedMg().isEmpty())) {
      unread(records, map::unreadAmounts)
          .map(
              names ->
                  Finding.warning(
                      Codes.AMOUNT_NOT_READ,
                      "A drug has no amount, and the map does not read "
                          + names
                          + ". If that is the amount, add it to injectates in the map."))
          .ifPresent(finding -> findings.add(finding.at(read.place())));
    }
    if (read.visit().sites().stream().anyMatch(site -> site.side().isEmpty())) {
      unread(records, map::unreadSides)
          .map(
              names ->
                  Finding.warning(
                      Codes.SIDE_NOT_READ,
                      "A site has no side, and the map does not read "
                          + names
                          + ". If that is the side, add it to sites in the map."))
          .ifPresent(finding -> findings.add(finding.at(read.place())));
    }
    return new Parsed.Read(
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
            .map(Quoted::of)
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  private static String visitId(Telling telling) {
    return telling.of(Column.VISIT_ID).stream()
        .map(Words::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
