package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.source.columns.Proposal;
import org.tpibridge.source.columns.TableSample;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.PainScale;

/** Proposes a column map for a clinic's own CSV, from its header and its first rows. */
public final class MapProposal {
  private static final int ROWS = 500;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final Place NOWHERE = new Place.Whole("");

  private final Terminology terminology;
  private final Shorthand shorthand;
  private final Grammar grammar;

  public MapProposal(Terminology terminology) {
    this.terminology = terminology;
    this.shorthand = new Shorthand(terminology, Habits.US);
    this.grammar = new CanonicalGrammar(terminology);
  }

  /**
   * The YAML of a map; empty where the input has no header.
   *
   * @throws IOException where the input cannot be read
   */
  public Optional<String> of(Input input) throws IOException {
    try (InputStream stream = input.opener().open()) {
      return sample(utf8(Head.of(stream)))
          .map(sample -> Proposal.of(fileName(input), sample, this::style));
    }
  }

  private static Head utf8(Head head) {
    if (head.startsWith(0xEF, 0xBB, 0xBF)) {
      return head.skipping(3);
    }
    if (head.startsWith(0xFE, 0xFF)) {
      return Head.of(new Transcoded(head.skipping(2).whole(), UTF_16BE));
    }
    if (head.startsWith(0xFF, 0xFE)) {
      return Head.of(new Transcoded(head.skipping(2).whole(), UTF_16LE));
    }
    return head;
  }

  private static Optional<TableSample> sample(Head head) throws IOException {
    Optional<Character> told = Delimiter.told(head.bytes());
    Head table = told.isPresent() ? head.skipping(Delimiter.lineLength(head.bytes())) : head;
    char delimiter =
        told.orElseGet(() -> Delimiter.of(table.bytes(), 0, DELIMITERS[0], List::size));
    CsvRecords records = new CsvRecords(table.whole(), delimiter);
    Optional<CsvRecord> header = filled(records);
    if (header.isEmpty() || header.get().fault().isPresent()) {
      return Optional.empty();
    }
    List<String> names = header.get().cells();
    boolean windows = header.get().encoding() == Encoding.WINDOWS_1252;
    List<List<String>> rows = new ArrayList<>();
    for (Optional<CsvRecord> row = filled(records);
        row.isPresent() && rows.size() < ROWS;
        row = filled(records)) {
      windows |= row.get().encoding() == Encoding.WINDOWS_1252;
      if (row.get().fault().isEmpty() && row.get().cells().size() == names.size()) {
        rows.add(row.get().cells());
      }
    }
    return Optional.of(
        new TableSample(
            delimiter, windows ? Optional.of("windows-1252") : Optional.empty(), names, rows));
  }

  private static Optional<CsvRecord> filled(CsvRecords records) throws IOException {
    Optional<CsvRecord> record = records.next();
    while (record.isPresent() && record.get().isBlank()) {
      record = records.next();
    }
    return record;
  }

  /** Canonical unless more of the cells can be read as shorthand. */
  private Style style(Column column, List<String> cells) {
    return read(column, cells, Style.SHORTHAND) > read(column, cells, Style.CANONICAL)
        ? Style.SHORTHAND
        : Style.CANONICAL;
  }

  private long read(Column column, List<String> cells, Style style) {
    return cells.stream().filter(cell -> isRead(column, cell, style)).count();
  }

  private boolean isRead(Column column, String cell, Style style) {
    Telling telling =
        new Telling(Map.of(column, List.of(new Words(cell, NOWHERE, style))), List.of());
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(NOWHERE, places);
    Told told = new TellingTold(telling, grammar, shorthand, terminology, remarks, places);
    Scalars scalars = new Scalars(told, new Times(ZoneId.of("UTC")), remarks);
    switch (column) {
      case SITES -> told.sites();
      case INJECTATES -> told.injectates();
      case BILLED_DRUGS -> told.billedDrugs();
      case WEIGHT_KG -> scalars.weight();
      case PROCEDURE_CODE -> scalars.procedure();
      case PAIN_BEFORE, PAIN_AFTER -> scalars.pain(column, PainScale.NRS);
      case RELIEF_PERCENT -> scalars.relief();
      case FOLLOW_UP -> scalars.span(column);
      default -> told.words(column);
    }
    return !remarks.haveErrors();
  }

  /** A map is passed on; the folder that it was made in says nothing to others. */
  private static String fileName(Input input) {
    String name = input.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
