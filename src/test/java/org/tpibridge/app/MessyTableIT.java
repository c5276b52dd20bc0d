package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table in which each row is typed differently, imported as a clinic would. */
class MessyTableIT {
  private static final Path TABLES = Path.of("examples", "columns");
  private static final String MAP = TABLES.resolve("messy.yaml").toString();
  private static final Path MESSY = TABLES.resolve("messy.csv");
  private static final Path FIXED = TABLES.resolve("messy-rejects-fixed.csv");

  /** Separates rows; lines within a cell end with a line feed only. */
  private static final String END = "\r\n";

  private static final Pattern ENDS = Pattern.compile(END);

  private static final Pattern PLACE = Pattern.compile("messy\\.csv row (\\d+)");

  /** Findings of good rows: place, code, column, message and suggestion. */
  private static final String NO_REMARKS = ",,,,,";

  @TempDir private Path folder;

  @Test
  void ofTheWholeTableWithItsFixesInAnyOrderOnlyWhatWasFixedIsNew() throws IOException {
    AtStore at = new AtStore(folder.resolve("store.db"));
    Path whole = Files.writeString(folder.resolve("whole.csv"), wholeTableFixed(), ISO_8859_1);

    JsonNode first = imported(at, MESSY);
    JsonNode second = imported(at, whole);

    assertThat(first.get("rows").toString()).isEqualTo(rows(200, 171, 0, 29));
    assertThat(errors(first)).isEqualTo(29);
    assertThat(second.get("rows").toString()).isEqualTo(rows(200, 29, 171, 0));
    assertThat(errors(second)).isZero();
  }

  private JsonNode imported(AtStore at, Path table) throws IOException {
    Path report = folder.resolve("report.json");
    at.line("import", table.toString(), "--columns", MAP, "--report", report.toString());
    return JsonMapper.shared().readTree(Files.readString(report));
  }

  private static String rows(int read, int created, int unchanged, int rejected) {
    return "{\"read\":%d,\"created\":%d,\"updated\":0,\"unchanged\":%d,\"rejected\":%d,\"unreadable\":0,\"leftOut\":0,\"patientsLinked\":0}"
        .formatted(read, created, unchanged, rejected);
  }

  private static long errors(JsonNode report) {
    return report
        .get("files")
        .get(0)
        .get("findings")
        .valueStream()
        .filter(finding -> finding.get("severity").asString().equals("error"))
        .mapToLong(finding -> finding.get("count").asLong())
        .sum();
  }

  /** Good rows as they are, fixed ones in the places of those rejected; the last row first. */
  private static String wholeTableFixed() throws IOException {
    List<String> messy = rows(MESSY);
    List<String> fixed = rows(FIXED);
    Map<Integer, String> fixedByRow = new HashMap<>();
    fixed.subList(1, fixed.size()).forEach(row -> fixedByRow.put(rowOf(row, messy), row));
    List<String> whole =
        new ArrayList<>(
            IntStream.range(1, messy.size())
                .mapToObj(i -> fixedByRow.getOrDefault(i + 1, messy.get(i) + NO_REMARKS))
                .toList());
    Collections.reverse(whole);
    return fixed.get(0) + END + String.join(END, whole) + END;
  }

  /** Finds a row by its remark, or by its visit id if the remark was removed. */
  private static int rowOf(String fixed, List<String> messy) {
    Matcher place = PLACE.matcher(fixed);
    if (place.find()) {
      return Integer.parseInt(place.group(1));
    }
    String visit = fixed.substring(0, fixed.indexOf(',') + 1);
    return IntStream.range(0, messy.size())
            .filter(i -> messy.get(i).startsWith(visit))
            .findFirst()
            .orElseThrow()
        + 1;
  }

  private static List<String> rows(Path table) throws IOException {
    // As bytes, because the table has another encoding.
    return ENDS.splitAsStream(Files.readString(table, ISO_8859_1)).toList();
  }
}
