package org.tpibridge.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.columns.BoundMap;

/** The visits of a clinic's own CSV, read through its column map. */
final class MappedVisits implements Pull {
  private final String source;
  private final CsvRecords records;
  private final Mapped mapped;
  private final Intake intake;
  private final Coverage coverage;
  private final ScatteredKeys scattered;
  private final EncodingWatch encodings;
  private final List<Finding> ofInput = new ArrayList<>();
  private final SameRow same = new SameRow();
  private CsvTable table;
  private RowGroups groups;
  private MappedRows rows;
  private int skipped;
  private boolean given;
  private boolean ended;

  /**
   * @param scattered the visits whose rows are not together; where it is still scanning, they are
   *     looked for, and nothing is read
   */
  MappedVisits(
      String source,
      CsvRecords records,
      Mapped mapped,
      Intake intake,
      Coverage coverage,
      ScatteredKeys scattered) {
    this.source = source;
    this.records = records;
    this.mapped = mapped;
    this.intake = intake;
    this.coverage = coverage;
    this.scattered = scattered;
    this.encodings = new EncodingWatch(mapped.expectsWindows1252());
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    if (groups == null) {
      Optional<Parsed> unreadable = open();
      if (unreadable.isPresent()) {
        ended = true;
        return unreadable;
      }
      if (scattered.isScanning()) {
        ended = true;
        return Optional.empty();
      }
    }
    Optional<RowGroup> group = groups.next();
    while (group.isPresent() && isRepeated(group.get())) {
      CsvRecord record = group.get().rows().get(0);
      ofInput.add(same.finding(record, table));
      rows.repeated(record);
      group = groups.next();
    }
    if (group.isPresent()) {
      given = true;
      List<Finding> first = List.copyOf(ofInput);
      ofInput.clear();
      Parsed parsed = rows.take(group.get(), first);
      same.after(group.get().rows().get(0), parsed);
      return Optional.of(parsed);
    }
    ended = true;
    return given && ofInput.isEmpty() ? Optional.empty() : Optional.of(atEnd());
  }

  /** Rows of one visit are compared with each other; this is about rows that are a visit each. */
  private boolean isRepeated(RowGroup group) {
    return !mapped.map().groups() && same.is(group.rows().get(0));
  }

  /** Finds the header; gives something only where no visit can be read under it. */
  private Optional<Parsed> open() throws IOException {
    Optional<CsvRecord> top = firstOfTable();
    if (top.isEmpty()) {
      return Optional.of(unreadable(List.of(Finding.error(Codes.EMPTY, "The input is empty."))));
    }
    CsvRecord record = top.get();
    Optional<List<String>> names = isHandedBack(record) ? Optional.empty() : mapped.names();
    table =
        new CsvTable(source, new Original.Table(names.orElse(record.cells()), records.delimiter()));
    Place place = table.place(record.row());
    Remarks remarks = new Remarks(place, field -> Optional.empty());
    if (names.isEmpty()) {
      encodings.see(record.encoding(), record.cells(), remarks.onWhole());
      table.faults(record).forEach(remarks::add);
    }
    BoundMap bound = mapped.map().on(source, record.row(), ownNames(table));
    bound.findings().forEach(remarks::add);
    if (remarks.haveErrors()) {
      return Optional.of(new Parsed.Unreadable(place, remarks.all()));
    }
    if (scattered.isScanning()) {
      scattered.scan(source, records, bound);
      return Optional.empty();
    }
    ofInput.addAll(remarks.all());
    rows =
        new MappedRows(
            table,
            bound,
            mapped,
            intake,
            encodings,
            new CsvCoverage(coverage, table, position -> bound.uses(position)));
    groups =
        new RowGroups(
            records, table, bound, mapped.map().groups(), scattered, names.map(n -> record));
    return Optional.empty();
  }

  /** Without the columns of a rejects file, which a map need not know. */
  private static List<String> ownNames(CsvTable table) {
    return HandedBack.without(table.original()).header();
  }

  private Optional<CsvRecord> firstOfTable() throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent()
        && !isHandedBack(record.get())
        && (record.get().isBlank() || skipped < mapped.map().form().skip())) {
      skipped += record.get().isBlank() ? 0 : 1;
      record = records.next();
    }
    return record;
  }

  /** A rejects file has a header of its own, and nothing above it. */
  private static boolean isHandedBack(CsvRecord record) {
    return HandedBack.isHeader(record.cells());
  }

  private Parsed atEnd() {
    return given
        ? unreadable(List.of())
        : unreadable(
            List.of(
                Finding.information(Codes.NO_VISITS, "There is a header, but no visit under it.")));
  }

  private Parsed unreadable(List<Finding> onWhole) {
    Place whole = new Place.Whole(source);
    List<Finding> findings = new ArrayList<>(ofInput);
    onWhole.forEach(finding -> findings.add(finding.at(whole)));
    return new Parsed.Unreadable(whole, findings);
  }
}
