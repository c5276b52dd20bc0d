package org.tpibridge.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A rule with visits that break it and visits that follow it: {@code cases.yaml}. */
record RuleCase(
    String rule,
    String about,
    Optional<List<String>> also,
    List<Map<String, String>> breaks,
    List<Map<String, String>> keeps) {

  private record Cases(Map<String, String> visit, List<RuleCase> cases) {}

  private static final Cases ALL = read();
  private static final VisitReader READER = new VisitReader(Terminology.builtIn(), ZoneOffset.UTC);

  static Stream<RuleCase> all() {
    return ALL.cases().stream();
  }

  List<Visit> breaking() {
    return visits(breaks);
  }

  List<Visit> keeping() {
    return visits(keeps);
  }

  /** Returns a visit with these cells; its other values break no rule. */
  static Visit visit(Map<String, String> cells) {
    return visits(List.of(cells)).get(0);
  }

  static SessionKey key(Visit visit) {
    return new SessionKey(visit.patient().mrn(), "", visit.visitId());
  }

  private static List<Visit> visits(List<Map<String, String>> stated) {
    List<Visit> visits = new ArrayList<>();
    for (Map<String, String> cells : stated) {
      Map<String, String> row = new LinkedHashMap<>(ALL.visit());
      row.put("visit_id", "V-" + visits.size());
      row.putAll(cells);
      String csv =
          String.join(",", row.keySet())
              + "\n"
              + row.values().stream().map(c -> '"' + c + '"').collect(Collectors.joining(","));
      Input input = new Input("case", () -> new ByteArrayInputStream(csv.getBytes(UTF_8)));
      try (Stream<ReadResult> parsed = READER.read(input)) {
        visits.add(((ReadResult.Read) parsed.toList().get(0)).visit());
      }
    }
    return visits;
  }

  private static Cases read() {
    try (InputStream in = RuleCase.class.getResourceAsStream("cases.yaml")) {
      return new YAMLMapper().readValue(in, Cases.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return rule + ": " + about;
  }
}
