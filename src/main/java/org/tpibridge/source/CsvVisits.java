package org.tpibridge.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Column;

/** The visits of a CSV, one a row. */
final class CsvVisits implements Pull {
  private final String source;
  private final CsvRecords records;
  private final Grammar grammar;
  private final Intake intake;
  private final Coverage coverage;
  private final ContentHash hash = new ContentHash();
  private final EncodingWatch encodings = new EncodingWatch();
  private final SameRow same = new SameRow();
  private CsvTable table;
  private CsvHeader header;
  private StatusColumns statuses;
  private CsvCoverage covered;
  private List<Finding> ofInput = new ArrayList<>();
  private Optional<CsvRecord> ahead = Optional.empty();
  private Optional<IOException> broken = Optional.empty();
  private boolean given;
  private boolean ended;

  CsvVisits(String source, CsvRecords records, Grammar grammar, Intake intake, Coverage coverage) {
    this.source = source;
    this.records = records;
    this.grammar = grammar;
    this.intake = intake;
    this.coverage = coverage;
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    while (!ended) {
      Optional<CsvRecord> record = take();
      if (record.isEmpty()) {
        ended = true;
        return given && ofInput.isEmpty() ? Optional.empty() : Optional.of(atEnd());
      }
      if (record.get().isBlank()) {
        continue;
      }
      if (same.is(record.get())) {
        ofInput.add(same.finding(record.get(), table));
        covered.row(record.get(), table.place(record.get().row()), true);
        continue;
      }
      Optional<Parsed> parsed =
          header == null ? header(record.get()) : Optional.of(row(record.get()));
      if (parsed.isPresent()) {
        given = true;
        return parsed;
      }
    }
    return Optional.empty();
  }

  /** Reads the header; gives something only where no visit can be read under it. */
  private Optional<Parsed> header(CsvRecord record) {
    Place place = new Place.Cell(source, record.row(), "");
    Remarks remarks = new Remarks(place, field -> Optional.empty());
    encodings.see(record.encoding(), record.cells(), remarks.onWhole());
    table = new CsvTable(source, new Original.Table(record.cells(), records.delimiter()));
    table.faults(record).forEach(remarks::add);
    if (!remarks.haveErrors()) {
      header = new CsvHeader(table, record.row());
      header.findings().forEach(remarks::add);
    }
    if (remarks.haveErrors()) {
      ended = true;
      return Optional.of(new Parsed.Unreadable(place, remarks.all()));
    }
    statuses = StatusColumns.of(table);
    covered = new CsvCoverage(coverage, table, header::isKnown);
    ofInput = remarks.all();
    return Optional.empty();
  }

  private Optional<CsvRecord> take() throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    Optional<CsvRecord> taken = ahead.isPresent() ? ahead : records.next();
    ahead = Optional.empty();
    return taken;
  }

  /** The next row that is not blank; what cannot be read there is said when it is its turn. */
  private Optional<CsvRecord> peek() {
    try {
      while (broken.isEmpty() && (ahead.isEmpty() || ahead.get().isBlank())) {
        ahead = records.next();
        if (ahead.isEmpty()) {
          return ahead;
        }
      }
    } catch (IOException e) {
      broken = Optional.of(e);
    }
    return ahead;
  }

  private void refuseContinued(CsvRecord record, Remarks remarks) {
    peek()
        .filter(next -> table.isSound(next) && continues(next) && !continues(record))
        .filter(next -> !Continued.isSum(next.cells()))
        .ifPresent(next -> remarks.add(Continued.finding(next, record.row(), table)));
  }

  private boolean continues(CsvRecord record) {
    return Stream.of(Column.VISIT_ID, Column.MRN, Column.VISIT_START)
            .allMatch(column -> cell(record, column).isBlank())
        && Stream.of(Column.SITES, Column.INJECTATES)
            .anyMatch(column -> !cell(record, column).isBlank());
  }

  private Parsed row(CsvRecord record) {
    Place place = table.place(record.row());
    Remarks remarks = new Remarks(place, header.placesIn(record.row()));
    ofInput.forEach(remarks::add);
    ofInput = new ArrayList<>();
    encodings.see(record.encoding(), record.cells(), remarks.onWhole());
    table.faults(record).forEach(remarks::add);
    refuseContinued(record, remarks);
    Function<Column, String> cells = column -> cell(record, column);
    String sha256 = remarks.haveErrors() ? hash.ofCells(record.cells()) : hash.ofColumns(cells);
    Parsed parsed =
        intake.take(
            new TableTold(cells, grammar, remarks),
            cells.apply(Column.VISIT_ID),
            sha256,
            record.row(),
            List.of(table.original(record)),
            statuses.in(List.of(record)),
            remarks);
    if (parsed instanceof Parsed.NotTpiVisit) {
      covered.leftOut(place);
    } else {
      covered.row(record, place, parsed instanceof Parsed.Read);
    }
    same.after(record, parsed);
    return parsed;
  }

  private String cell(CsvRecord record, Column column) {
    int position = header.position(column);
    return position < 0 || position >= record.cells().size() ? "" : record.cells().get(position);
  }

  private Parsed atEnd() {
    Place whole = new Place.Whole(source);
    if (header == null) {
      return new Parsed.Unreadable(
          whole, List.of(Finding.error(Codes.EMPTY, "The input is empty.").at(whole)));
    }
    List<Finding> findings = new ArrayList<>(ofInput);
    if (!given) {
      findings.add(
          Finding.information(Codes.NO_VISITS, "There is a header, but no visit under it.")
              .at(whole));
    }
    return new Parsed.Unreadable(whole, findings);
  }
}
