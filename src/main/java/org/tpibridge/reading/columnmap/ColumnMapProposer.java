package org.tpibridge.reading.columnmap;

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
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.assembly.ExtractedFieldsReader;
import org.tpibridge.reading.assembly.FieldPlaces;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.RecordFields;
import org.tpibridge.reading.assembly.SingleValueFields;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.assembly.VisitChecks;
import org.tpibridge.reading.canonical.CanonicalGrammar;
import org.tpibridge.reading.canonical.CanonicalTimes;
import org.tpibridge.reading.canonical.ChoiceField;
import org.tpibridge.reading.input.ArchiveGuard;
import org.tpibridge.reading.input.FileSignature;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputPrefix;
import org.tpibridge.reading.input.JsonLayout;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.Utf8TranscodingStream;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.PainScale;

/** Proposes a column map for a clinic's own CSV, from its header and its first rows. */
public final class ColumnMapProposer {
  private static final Place NOWHERE = new Place.Whole("");

  private final ExtractedFieldsReader fields;
  private final VisitChecks checks;

  public ColumnMapProposer(Terminology terminology) {
    this.fields =
        new ExtractedFieldsReader(
            new CanonicalGrammar(terminology),
            new Shorthand(terminology, RegionalConventions.US),
            terminology);
    this.checks = new VisitChecks(terminology, Clock.systemUTC());
  }

  /** A proposed map, or the reason why there is none. */
  public sealed interface Result {
    /** The YAML of a map. */
    record Proposed(String yaml) implements Result {}

    /** The input is not a table; the message states what it is and what to do. */
    record NotATable(String message) implements Result {}
  }

  /**
   * Proposes a map for a table.
   *
   * @throws IOException if the input cannot be read
   */
  public Result propose(Input input) throws IOException {
    try (InputStream stream = input.opener().open()) {
      InputPrefix prefix = InputPrefix.of(stream);
      if (FileSignature.isGzip(prefix) && !FileSignature.isSpreadsheet(prefix)) {
        ArchiveGuard guard = new ArchiveGuard();
        prefix =
            InputPrefix.of(
                guard.decompressed(
                    new GZIPInputStream(guard.compressed(prefix.wholeStream()), InputPrefix.SIZE)));
      }
      Optional<String> unsupported = notAFile(prefix);
      if (unsupported.isPresent()) {
        return new Result.NotATable(unsupported.get());
      }
      InputPrefix text = utf8(prefix);
      Optional<String> noTable = FileSignature.unsupportedFormat(text).or(() -> otherFormat(text));
      if (noTable.isPresent()) {
        return new Result.NotATable(noTable.get());
      }
      return TableSampler.of(text)
          .<Result>map(
              t -> new Result.Proposed(ColumnMapProposal.of(fileName(input), t, this::bestStyle)))
          .orElseGet(() -> new Result.NotATable("The input is empty."));
    }
  }

  private static Optional<String> notAFile(InputPrefix prefix) {
    if (FileSignature.isSpreadsheet(prefix)) {
      return Optional.of(FileSignature.SPREADSHEET_MESSAGE);
    }
    return FileSignature.isZip(prefix) || FileSignature.isGzip(prefix)
        ? Optional.of("This is an archive. Unpack it and specify the CSV file in it.")
        : Optional.empty();
  }

  /** The message for formats that need no column map. */
  private static Optional<String> otherFormat(InputPrefix prefix) {
    if (FileSignature.isHl7(prefix)) {
      return Optional.of("This is HL7 v2, which is read without a column map.");
    }
    return JsonLayout.of(prefix).isPresent()
        ? Optional.of("This is JSON, which is read without a column map.")
        : Optional.empty();
  }

  private static InputPrefix utf8(InputPrefix prefix) {
    if (prefix.startsWith(0xEF, 0xBB, 0xBF)) {
      return prefix.skipping(3);
    }
    if (prefix.startsWith(0xFE, 0xFF)) {
      return InputPrefix.of(new Utf8TranscodingStream(prefix.skipping(2).wholeStream(), UTF_16BE));
    }
    if (prefix.startsWith(0xFF, 0xFE)) {
      return InputPrefix.of(new Utf8TranscodingStream(prefix.skipping(2).wholeStream(), UTF_16LE));
    }
    return prefix;
  }

  /** Canonical, unless more cells can be read as shorthand. */
  private ColumnMapProposal.Fit bestStyle(Column column, List<String> cells) {
    long shorthandRead = read(column, cells, ValueStyle.SHORTHAND);
    long canonicalRead = read(column, cells, ValueStyle.CANONICAL);
    return shorthandRead > canonicalRead
        ? new ColumnMapProposal.Fit(ValueStyle.SHORTHAND, shorthandRead)
        : new ColumnMapProposal.Fit(ValueStyle.CANONICAL, canonicalRead);
  }

  private long read(Column column, List<String> cells, ValueStyle style) {
    return cells.stream().filter(cell -> isRead(column, cell, style)).count();
  }

  private boolean isRead(Column column, String cell, ValueStyle style) {
    ExtractedFields extracted =
        new ExtractedFields(Map.of(column, List.of(new RawValue(cell, NOWHERE, style))), List.of());
    FieldPlaces fieldPlaces = new FieldPlaces(extracted);
    RecordFindings recordFindings = new RecordFindings(NOWHERE, fieldPlaces);
    RecordFields recordFields = fields.read(extracted, recordFindings, fieldPlaces);
    SingleValueFields singleValues =
        new SingleValueFields(recordFields, new CanonicalTimes(ZoneId.of("UTC")), recordFindings);
    switch (column) {
      case SITES -> checks.checkSites(recordFields.sites(), recordFindings);
      case INJECTATES -> recordFields.injectates();
      case BILLED_DRUGS -> recordFields.billedDrugs();
      case WEIGHT_KG -> singleValues.weight();
      case PROCEDURE_CODE -> singleValues.procedure();
      case PAIN_LATER -> recordFields.painLater(PainScale.NRS);
      case HELD_MEDICATIONS -> recordFields.heldMedications();
      case POSITION -> singleValues.choice(column, ChoiceField.POSITION);
      case PEG_BEFORE -> recordFields.pegBefore();
      case PEG_LATER -> recordFields.pegLater();
      case DIAGNOSES -> recordFields.diagnoses(Optional.empty());
      case PAIN_BEFORE, PAIN_AFTER -> singleValues.pain(column, PainScale.NRS);
      case RELIEF_PERCENT -> singleValues.relief();
      case FOLLOW_UP -> singleValues.span(column);
      default -> recordFields.value(column);
    }
    return !recordFindings.hasErrors();
  }

  /** The name without the folder, because maps are shared. */
  private static String fileName(Input input) {
    String name = input.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
