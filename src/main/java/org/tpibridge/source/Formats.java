package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Tells from an input's first bytes what it is, and how to read it. */
final class Formats {
  private final VisitAssembly assembly;
  private final Optional<String> source;
  private final Grammar grammar;
  private final Optional<Mapped> mapped;
  private final Hl7Reading hl7;
  private final ScatteredKeys scattered;

  /**
   * @param source where numbers come from, unless a map says otherwise
   * @param mapped how CSVs are read that are a clinic's own
   */
  Formats(
      VisitAssembly assembly,
      Optional<String> source,
      Grammar grammar,
      Optional<Mapped> mapped,
      Hl7Reading hl7) {
    this(assembly, source, grammar, mapped, hl7, ScatteredKeys.unknown());
  }

  private Formats(
      VisitAssembly assembly,
      Optional<String> source,
      Grammar grammar,
      Optional<Mapped> mapped,
      Hl7Reading hl7,
      ScatteredKeys scattered) {
    this.scattered = scattered;
    this.assembly = assembly;
    this.source = source;
    this.grammar = grammar;
    this.mapped = mapped;
    this.hl7 = hl7;
  }

  /** Whether tables are read in which a visit has several rows. */
  boolean group() {
    return mapped.filter(m -> m.map().groups()).isPresent();
  }

  /** The same, with what was found in looking through the input. */
  Formats with(ScatteredKeys found) {
    return new Formats(assembly, source, grammar, mapped, hl7, found);
  }

  /** What reads an input that may be an archive. */
  Pull pull(String name, Head head, Coverage coverage) throws IOException {
    if (Magic.isSpreadsheet(head)) {
      return unreadable(name, Codes.FORMAT, Magic.SPREADSHEET);
    }
    if (Magic.isGzip(head)) {
      ArchiveGuard guard = new ArchiveGuard();
      GzipMembers gzip = new GzipMembers(guard.packed(head.whole()));
      Pull unpacked = pullUnpacked(name, Head.of(guard.unpacked(gzip)), coverage);
      return new GzipVisits(name, unpacked, gzip);
    }
    return Magic.isZip(head)
        ? new ZipVisits(name, head.whole(), this::pullUnpacked, coverage)
        : text(name, head, coverage);
  }

  /** Reads an input that was in an archive, and must not be one itself. */
  private Pull pullUnpacked(String name, Head head, Coverage coverage) {
    if (Magic.isSpreadsheet(head)) {
      return unreadable(name, Codes.FORMAT, Magic.SPREADSHEET);
    }
    if (Magic.isGzip(head) || Magic.isZip(head)) {
      return unreadable(
          name,
          Codes.ARCHIVE_NESTED,
          "This is an archive in an archive, which is not read. Unpack the outer one first.");
    }
    return text(name, head, coverage);
  }

  private Pull text(String name, Head head, Coverage coverage) {
    if (head.startsWith(0xEF, 0xBB, 0xBF)) {
      return utf8(name, head.skipping(3), coverage);
    }
    if (head.startsWith(0xFE, 0xFF)) {
      return utf8(name, Head.of(new Transcoded(head.skipping(2).whole(), UTF_16BE)), coverage);
    }
    if (head.startsWith(0xFF, 0xFE)) {
      return utf8(name, Head.of(new Transcoded(head.skipping(2).whole(), UTF_16LE)), coverage);
    }
    return utf8(name, inUtf8(head), coverage);
  }

  /**
   * A table in the encoding that its map names. Windows-1252 needs no help, and what holds UTF-8 is
   * that after all, as a rejects file is.
   */
  private Head inUtf8(Head head) {
    Optional<Charset> declared =
        mapped
            .filter(m -> !m.expectsWindows1252())
            .flatMap(m -> m.map().form().encoding())
            .filter(c -> !c.equals(UTF_8));
    return declared.isEmpty() || JsonLayout.of(head).isPresent() || head.holdsUtf8()
        ? head
        : Head.of(new Transcoded(head.whole(), declared.get()));
  }

  private Pull utf8(String name, Head head, Coverage coverage) {
    Optional<String> strange = Magic.notATable(head);
    if (strange.isPresent()) {
      return unreadable(name, Codes.FORMAT, strange.get());
    }
    if (scattered.isScanning() && (Magic.isHl7(head) || JsonLayout.of(head).isPresent())) {
      return Optional::empty;
    }
    if (Magic.isHl7(head)) {
      return hl7.pull(
          name,
          head.whole(),
          new Intake(assembly, "message", hl7.source().or(() -> source)),
          coverage);
    }
    return JsonLayout.of(head)
        .map(layout -> json(name, layout, head, coverage))
        .orElseGet(() -> csv(name, head, coverage));
  }

  private Pull json(String name, JsonLayout layout, Head head, Coverage coverage) {
    String numbered = layout == JsonLayout.LINES ? "line" : "element";
    return new JsonVisits(
        name,
        new JsonFrames(name, layout, head.whole()),
        grammar,
        new Intake(assembly, numbered, source),
        coverage);
  }

  private Pull csv(String name, Head head, Coverage coverage) {
    Optional<Character> told = Delimiter.told(head.bytes());
    Head table = told.isPresent() ? head.skipping(Delimiter.lineLength(head.bytes())) : head;
    if (mapped.isPresent()) {
      char separator = told.orElseGet(() -> mapped.get().delimiter(head.bytes()));
      return new MappedVisits(
          name,
          new CsvRecords(table.whole(), separator),
          mapped.get(),
          new Intake(
              mapped.get().assembly(), "row", mapped.get().map().form().source().or(() -> source)),
          coverage,
          scattered);
    }
    char delimiter = told.orElseGet(() -> Delimiter.of(head.bytes()));
    return new CsvVisits(
        name,
        new CsvRecords(table.whole(), delimiter),
        grammar,
        new Intake(assembly, "row", source),
        coverage);
  }

  private static Pull unreadable(String name, String code, String message) {
    Place whole = new Place.Whole(name);
    Parsed parsed = new Parsed.Unreadable(whole, List.of(Finding.error(code, message).at(whole)));
    return new Once(parsed);
  }

  /** Gives one thing. */
  private static final class Once implements Pull {
    private Optional<Parsed> parsed;

    Once(Parsed parsed) {
      this.parsed = Optional.of(parsed);
    }

    @Override
    public Optional<Parsed> next() {
      Optional<Parsed> given = parsed;
      parsed = Optional.empty();
      return given;
    }
  }
}
