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
import org.tpibridge.reading.input.RecordFault;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.VisitIterator;
import org.tpibridge.reading.json.JsonValue.Arr;
import org.tpibridge.reading.json.JsonValue.Bool;
import org.tpibridge.reading.json.JsonValue.Num;
import org.tpibridge.reading.json.JsonValue.Obj;
import org.tpibridge.reading.json.JsonValue.Str;
import org.tpibridge.visit.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Reads the visits of a JSON input. */
public final class JsonVisits implements VisitIterator {
  private final String source;
  private final JsonFrameReader frames;
  private final ItemGrammar grammar;
  private final RecordIntake recordIntake;
  private final JsonCoverage coverage;
  private final ContentHash hash = new ContentHash();
  private final EncodingReporter encodingReporter = new EncodingReporter();
  private boolean anyResult;

  public JsonVisits(
      String source,
      JsonFrameReader frames,
      ItemGrammar grammar,
      RecordIntake recordIntake,
      InputCoverage coverage) {
    this.source = source;
    this.frames = frames;
    this.grammar = grammar;
    this.recordIntake = recordIntake;
    this.coverage = new JsonCoverage(coverage);
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    Optional<JsonFrame> frame = frames.next();
    if (frame.isEmpty() && !anyResult) {
      anyResult = true;
      return Optional.of(noVisits());
    }
    anyResult = true;
    return frame.map(f -> f.fault().isPresent() ? fault(f) : visit(f));
  }

  private ReadResult noVisits() {
    Place whole = new Place.Whole(source);
    Finding finding =
        Finding.information(ReadingFindingCodes.NO_VISITS, "The input contains no visits.")
            .at(whole);
    return new ReadResult.Unreadable(whole, List.of(finding));
  }

  private ReadResult fault(JsonFrame frame) {
    RecordFault fault = frame.fault().orElseThrow();
    List<Finding> findings =
        List.of(Finding.error(fault.code(), fault.message()).at(frame.place()));
    return frames.isAtEnd()
        ? new ReadResult.Unreadable(frame.place(), findings)
        : new ReadResult.Rejected(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            frame.place(),
            hash.ofText(""),
            List.of(),
            findings);
  }

  private ReadResult visit(JsonFrame frame) {
    String sha256 = hash.ofText(frame.text());
    RecordFindings recordFindings;
    Obj visit = new Obj(0, Map.of(), Map.of());
    try {
      JsonValue value = JsonValueParser.parse(frame.text());
      recordFindings = new RecordFindings(frame.place(), places(frame, value));
      if (value instanceof Obj object) {
        visit = object;
      } else {
        recordFindings
            .onRecord()
            .error(
                ReadingFindingCodes.JSON_TYPE,
                "A visit must be an object in braces, not " + value.kind() + ".");
      }
    } catch (JacksonException e) {
      recordFindings = new RecordFindings(frame.place(), field -> Optional.empty());
      recordFindings.add(notValidJson(frame, e));
    }
    encodingReporter.report(frame.encoding(), List.of(frame.text()), recordFindings.onRecord());
    String visitId =
        visit
            .get(Column.VISIT_ID.header())
            .map(id -> id instanceof Str s ? s.text() : "")
            .orElse("");
    ReadResult result =
        recordIntake.read(
            new JsonFields(visit, frame, grammar, recordFindings),
            visitId,
            sha256,
            frame.number(),
            List.of(original(frame)),
            status(visit, frame),
            recordFindings);
    if (result instanceof ReadResult.NotTpiVisit) {
      coverage.countSkipped(frame.place());
    } else {
      coverage.countVisit(visit, frame.place(), result instanceof ReadResult.Read);
    }
    return result;
  }

  private static Optional<StatedStatus> status(Obj visit, JsonFrame frame) {
    Stream<StatedStatus> stated =
        visit.members().entrySet().stream()
        .filter(member -> Column.ofHeader(member.getKey()).isEmpty())
        .flatMap(
            member ->
                VisitStatus.of(member.getKey(), words(member.getValue())).stream()
                    .map(
                        status ->
                            new StatedStatus(
                                status,
                                member.getKey(),
                                words(member.getValue()),
                                frame.place(
                                    member.getValue().offset(),
                                    "/" + JsonFrame.escaped(member.getKey())),
                                true)));
    return StatedStatus.mostSevere(stated);
  }

  /** The text of a value that is neither a list nor an object. */
  private static String words(JsonValue value) {
    if (value instanceof Str string) {
      return string.text();
    }
    if (value instanceof Num number) {
      return number.text();
    }
    return value instanceof Bool bool ? String.valueOf(bool.value()) : "";
  }

  private static OriginalRecord original(JsonFrame frame) {
    return new OriginalRecord.Text(frame.place(), OriginalRecord.TextFormat.JSON, frame.text());
  }

  private static Finding notValidJson(JsonFrame frame, JacksonException e) {
    TokenStreamLocation where = e.getLocation();
    int offset = where == null ? 0 : (int) Math.max(0, where.getCharOffset());
    return Finding.error(
            ReadingFindingCodes.JSON,
            "This is not valid JSON: " + QuotedText.line(e.getOriginalMessage()))
        .at(frame.place(offset, ""));
  }

  /** Finds places on demand, because few are ever needed. */
  private static PlaceLookup places(JsonFrame frame, JsonValue value) {
    return field -> {
      if (!(value instanceof Obj visit)) {
        return Optional.empty();
      }
      String name = field.column().header();
      JsonValue member = visit.members().get(name);
      if (member instanceof Arr array && field.item() >= 0 && field.item() < array.items().size()) {
        return Optional.of(
            frame.place(array.items().get(field.item()).offset(), "/" + name + "/" + field.item()));
      }
      return Optional.ofNullable(member).map(m -> frame.place(m.offset(), "/" + name));
    };
  }
}
