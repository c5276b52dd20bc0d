package org.tpibridge.source;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.JsonValue.Arr;
import org.tpibridge.source.JsonValue.Bool;
import org.tpibridge.source.JsonValue.Num;
import org.tpibridge.source.JsonValue.Obj;
import org.tpibridge.source.JsonValue.Str;
import org.tpibridge.source.telling.VisitStatus;
import org.tpibridge.visit.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The visits of a JSON input. */
final class JsonVisits implements Pull {
  private final String source;
  private final JsonFrames frames;
  private final Grammar grammar;
  private final Intake intake;
  private final JsonCoverage coverage;
  private final ContentHash hash = new ContentHash();
  private final EncodingWatch encodings = new EncodingWatch();
  private boolean given;

  JsonVisits(String source, JsonFrames frames, Grammar grammar, Intake intake, Coverage coverage) {
    this.source = source;
    this.frames = frames;
    this.grammar = grammar;
    this.intake = intake;
    this.coverage = new JsonCoverage(coverage);
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    Optional<JsonFrame> frame = frames.next();
    if (frame.isEmpty() && !given) {
      given = true;
      return Optional.of(nothing());
    }
    given = true;
    return frame.map(f -> f.fault().isPresent() ? fault(f) : visit(f));
  }

  private Parsed nothing() {
    Place whole = new Place.Whole(source);
    Finding finding = Finding.information(Codes.NO_VISITS, "The input holds no visit.").at(whole);
    return new Parsed.Unreadable(whole, List.of(finding));
  }

  private Parsed fault(JsonFrame frame) {
    Fault fault = frame.fault().orElseThrow();
    List<Finding> findings =
        List.of(Finding.error(fault.code(), fault.message()).at(frame.place()));
    return frames.isOver()
        ? new Parsed.Unreadable(frame.place(), findings)
        : new Parsed.Rejected(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            frame.place(),
            hash.ofText(""),
            List.of(),
            findings);
  }

  private Parsed visit(JsonFrame frame) {
    String sha256 = hash.ofText(frame.text());
    Remarks remarks;
    Obj visit = new Obj(0, Map.of(), Map.of());
    try {
      JsonValue value = JsonText.parse(frame.text());
      remarks = new Remarks(frame.place(), places(frame, value));
      if (value instanceof Obj object) {
        visit = object;
      } else {
        remarks
            .onWhole()
            .error(Codes.JSON_TYPE, "A visit is an object in braces, not " + value.kind() + ".");
      }
    } catch (JacksonException e) {
      remarks = new Remarks(frame.place(), field -> Optional.empty());
      remarks.add(notSound(frame, e));
    }
    encodings.see(frame.encoding(), List.of(frame.text()), remarks.onWhole());
    String visitId =
        visit
            .get(Column.VISIT_ID.header())
            .map(id -> id instanceof Str s ? s.text() : "")
            .orElse("");
    Parsed parsed =
        intake.take(
            new JsonTold(visit, frame, grammar, remarks),
            visitId,
            sha256,
            frame.number(),
            List.of(original(frame)),
            status(visit, frame),
            remarks);
    if (parsed instanceof Parsed.NotTpiVisit) {
      coverage.leftOut(frame.place());
    } else {
      coverage.visit(visit, frame.place(), parsed instanceof Parsed.Read);
    }
    return parsed;
  }

  private static Optional<StatedStatus> status(Obj visit, JsonFrame frame) {
    return visit.members().entrySet().stream()
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
                                true)))
        .min(Comparator.comparing(stated -> stated.status() == VisitStatus.WITHDRAWN ? 0 : 1));
  }

  /** Of a value that is no list and no object. */
  private static String words(JsonValue value) {
    if (value instanceof Str string) {
      return string.text();
    }
    if (value instanceof Num number) {
      return number.text();
    }
    return value instanceof Bool bool ? String.valueOf(bool.value()) : "";
  }

  private static Original original(JsonFrame frame) {
    return new Original.Text(frame.place(), Original.Format.JSON, frame.text());
  }

  private static Finding notSound(JsonFrame frame, JacksonException e) {
    TokenStreamLocation where = e.getLocation();
    int offset = where == null ? 0 : (int) Math.max(0, where.getCharOffset());
    return Finding.error(
            Codes.JSON, "This is not sound JSON: " + Quoted.line(e.getOriginalMessage()))
        .at(frame.place(offset, ""));
  }

  /** Looked up when asked for, because hardly any place ever is. */
  private static Places places(JsonFrame frame, JsonValue value) {
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
