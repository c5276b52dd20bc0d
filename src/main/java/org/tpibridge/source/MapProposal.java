package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tpibridge.finding.Place;
import org.tpibridge.source.columns.Proposal;
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
  private static final Place NOWHERE = new Place.Whole("");

  private final ExtractedFieldsReader fields;
  private final VisitChecks checks;

  public MapProposal(Terminology terminology) {
    this.fields =
        new ExtractedFieldsReader(
            new CanonicalGrammar(terminology), new Shorthand(terminology, Habits.US), terminology);
    this.checks = new VisitChecks(terminology, Clock.systemUTC());
  }

  /** A map, or why there is none. */
  public sealed interface Result {
    /** The YAML of a map. */
    record Map(String yaml) implements Result {}

    /** The input is no table; the message says what it is, and what to do. */
    record NoTable(String message) implements Result {}
  }

  /**
   * A map for a table.
   *
   * @throws IOException where the input cannot be read
   */
  public Result of(Input input) throws IOException {
    try (InputStream stream = input.opener().open()) {
      Head head = Head.of(stream);
      if (Magic.isGzip(head) && !Magic.isSpreadsheet(head)) {
        ArchiveGuard guard = new ArchiveGuard();
        head = Head.of(guard.unpacked(new GZIPInputStream(guard.packed(head.whole()), Head.SIZE)));
      }
      Optional<String> strange = strange(head);
      if (strange.isPresent()) {
        return new Result.NoTable(strange.get());
      }
      Head text = utf8(head);
      Optional<String> noTable = Magic.notATable(text).or(() -> otherFormat(text));
      if (noTable.isPresent()) {
        return new Result.NoTable(noTable.get());
      }
      return SampledTable.of(text)
          .<Result>map(t -> new Result.Map(Proposal.of(fileName(input), t, this::fit)))
          .orElseGet(() -> new Result.NoTable("The input is empty."));
    }
  }

  private static Optional<String> strange(Head head) {
    if (Magic.isSpreadsheet(head)) {
      return Optional.of(Magic.SPREADSHEET);
    }
    return Magic.isZip(head) || Magic.isGzip(head)
        ? Optional.of("This is an archive. Unpack it, and name the CSV that was in it.")
        : Optional.empty();
  }

  /** Formats that say themselves what their fields mean. */
  private static Optional<String> otherFormat(Head head) {
    if (Magic.isHl7(head)) {
      return Optional.of("This is HL7 v2, which is read without a column map.");
    }
    return JsonLayout.of(head).isPresent()
        ? Optional.of("This is JSON, which is read without a column map.")
        : Optional.empty();
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

  /** Canonical unless more of the cells can be read as shorthand. */
  private Proposal.Fit fit(Column column, List<String> cells) {
    long shorthandRead = read(column, cells, Style.SHORTHAND);
    long canonicalRead = read(column, cells, Style.CANONICAL);
    return shorthandRead > canonicalRead
        ? new Proposal.Fit(Style.SHORTHAND, shorthandRead)
        : new Proposal.Fit(Style.CANONICAL, canonicalRead);
  }

  private long read(Column column, List<String> cells, Style style) {
    return cells.stream().filter(cell -> isRead(column, cell, style)).count();
  }

  private boolean isRead(Column column, String cell, Style style) {
    Telling telling =
        new Telling(Map.of(column, List.of(new Words(cell, NOWHERE, style))), List.of());
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(NOWHERE, places);
    Told told = fields.read(telling, remarks, places);
    Scalars scalars = new Scalars(told, new Times(ZoneId.of("UTC")), remarks);
    switch (column) {
      case SITES -> checks.clear(told.sites(), remarks);
      case INJECTATES -> told.injectates();
      case BILLED_DRUGS -> told.billedDrugs();
      case WEIGHT_KG -> scalars.weight();
      case PROCEDURE_CODE -> scalars.procedure();
      case PAIN_LATER -> told.painLater(PainScale.NRS);
      case DIAGNOSES -> told.diagnoses(Optional.empty());
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
