package org.tpibridge.reading.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.assembly.ContentHash;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.assembly.StatedStatus;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.canonical.VisitStatus;
import org.tpibridge.reading.input.EncodingReporter;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.PlaceLookup;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordError;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.reading.json.JsonValue.JsonArray;
import org.tpibridge.reading.json.JsonValue.JsonBoolean;
import org.tpibridge.reading.json.JsonValue.JsonNumber;
import org.tpibridge.reading.json.JsonValue.JsonObject;
import org.tpibridge.reading.json.JsonValue.JsonString;
import org.tpibridge.visit.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Reads the visits of a JSON input. */
public final class JsonVisits implements VisitIterator {
  private final String source;
  private final JsonRecordReader records;
  private final ItemGrammar grammar;
  private final RecordIntake recordIntake;
  private final JsonCoverage coverage;
  private final ContentHash hash = new ContentHash();
  private final EncodingReporter encodingReporter = new EncodingReporter();
  private boolean anyResult;

  public JsonVisits(
      String source,
      JsonRecordReader records,
      ItemGrammar grammar,
      RecordIntake recordIntake,
      InputCoverage coverage) {
    this.source = source;
    this.records = records;
    this.grammar = grammar;
    this.recordIntake = recordIntake;
    this.coverage = new JsonCoverage(coverage);
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    Optional<JsonRecord> record = records.next();
    if (record.isEmpty() && !anyResult) {
      anyResult = true;
      return Optional.of(noVisits());
    }
    anyResult = true;
    return record.map(r -> r.error().isPresent() ? malformed(r) : visit(r));
  }

  private ReadResult noVisits() {
    Place whole = new Place.Whole(source);
    Finding finding =
        Finding.information(ReadingFindingCodes.NO_VISITS, "The input contains no visits.")
            .at(whole);
    return new ReadResult.Unreadable(whole, List.of(finding));
  }

  private ReadResult malformed(JsonRecord record) {
    RecordError error = record.error().orElseThrow();
    List<Finding> findings =
        List.of(Finding.error(error.code(), error.message()).at(record.place()));
    return records.isAtEnd()
        ? new ReadResult.Unreadable(record.place(), findings)
        : new ReadResult.Rejected(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            record.place(),
            hash.ofText(""),
            List.of(),
            findings);
  }

  private ReadResult visit(JsonRecord record) {
    String sha256 = hash.ofText(record.text());
    RecordFindings recordFindings;
    JsonObject visit = new JsonObject(0, Map.of(), Map.of());
    try {
      JsonValue value = JsonValueParser.parse(record.text());
      recordFindings = new RecordFindings(record.place(), places(record, value));
      if (value instanceof JsonObject object) {
        visit = object;
      } else {
        recordFindings
            .onRecord()
            .error(
                ReadingFindingCodes.JSON_TYPE,
                "A visit must be a JSON object ({...}), not " + value.kind() + ".");
      }
    } catch (JacksonException e) {
      recordFindings = new RecordFindings(record.place(), field -> Optional.empty());
      recordFindings.add(notValidJson(record, e));
    }
    encodingReporter.report(record.encoding(), List.of(record.text()), recordFindings.onRecord());
    String visitId =
        visit
            .get(Column.VISIT_ID.header())
            .map(id -> id instanceof JsonString s ? s.text() : "")
            .orElse("");
    ReadResult result =
        recordIntake.read(
            new JsonFields(visit, record, grammar, recordFindings),
            visitId,
            sha256,
            record.number(),
            List.of(original(record)),
            status(visit, record),
            recordFindings);
    if (result instanceof ReadResult.NotTpiVisit) {
      coverage.countSkipped(record.place());
    } else {
      coverage.countVisit(visit, record.place(), result instanceof ReadResult.Read);
    }
    return result;
  }

  private static Optional<StatedStatus> status(JsonObject visit, JsonRecord record) {
    Stream<StatedStatus> stated =
        visit.members().entrySet().stream()
            .filter(member -> Column.ofHeader(member.getKey()).isEmpty())
            .flatMap(
                member ->
                    VisitStatus.of(member.getKey(), text(member.getValue())).stream()
                        .map(
                            status ->
                                new StatedStatus(
                                    status,
                                    member.getKey(),
                                    text(member.getValue()),
                                    record.place(
                                        member.getValue().offset(),
                                        "/" + JsonRecord.escaped(member.getKey())),
                                    true)));
    return StatedStatus.mostSevere(stated);
  }

  /** The text of a value that is neither a list nor an object. */
  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.text();
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    return value instanceof JsonBoolean bool ? String.valueOf(bool.value()) : "";
  }

  private static OriginalRecord original(JsonRecord record) {
    return new OriginalRecord.Text(record.place(), OriginalRecord.TextFormat.JSON, record.text());
  }

  private static Finding notValidJson(JsonRecord record, JacksonException e) {
    TokenStreamLocation where = e.getLocation();
    int offset = where == null ? 0 : (int) Math.max(0, where.getCharOffset());
    return Finding.error(
            ReadingFindingCodes.JSON,
            "Invalid JSON: "
                + QuotedText.line(e.getOriginalMessage())
                + ". Correct it at this line and column.")
        .at(record.place(offset, ""));
  }

  /** Finds places on demand, because few are ever needed. */
  private static PlaceLookup places(JsonRecord record, JsonValue value) {
    return field -> {
      if (!(value instanceof JsonObject visit)) {
        return Optional.empty();
      }
      String name = field.column().header();
      JsonValue member = visit.members().get(name);
      if (member instanceof JsonArray array
          && field.item() >= 0
          && field.item() < array.items().size()) {
        return Optional.of(
            record.place(
                array.items().get(field.item()).offset(), "/" + name + "/" + field.item()));
      }
      return Optional.ofNullable(member).map(m -> record.place(m.offset(), "/" + name));
    };
  }
}
