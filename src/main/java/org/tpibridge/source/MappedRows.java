package org.tpibridge.source;

import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
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
  }

  /**
   * @param ofInput findings on the whole input that nothing was read with yet
   */
  Parsed take(RowGroup group, List<Finding> ofInput) {
    List<CsvRecord> records = group.rows();
    Telling telling =
        records.stream().allMatch(table::isSound)
            ? map.tell(records.stream().map(r -> new MappedRow(r.row(), r.cells())).toList(), mapped::meaning)
            : NOTHING;
    Place place = table.place(group.firstRow());
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(place, places);
    ofInput.forEach(remarks::add);
    for (CsvRecord record : records) {
      encodings.see(
          record.encoding(), record.cells(), new Note(remarks, table.place(record.row())));
      table.faults(record).forEach(remarks::add);
    }
    group.findings().forEach(remarks::add);
    String sha256 =
        remarks.haveErrors()
            ? hash.ofCells(records.stream().flatMap(r -> r.cells().stream()).toList())
            : hash.ofTelling(telling);
    Parsed parsed =
        intake.take(
            mapped.told(telling, remarks, places),
            visitId(telling),
            sha256,
            group.firstRow(),
            records.stream().map(r -> (Original) table.original(r)).toList(),
            remarks);
    boolean accepted = parsed instanceof Parsed.Read;
    records.forEach(record -> covered.row(record, table.place(record.row()), accepted));
    return parsed;
  }

  private static String visitId(Telling telling) {
    return telling.of(Column.VISIT_ID).stream()
        .map(Words::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
