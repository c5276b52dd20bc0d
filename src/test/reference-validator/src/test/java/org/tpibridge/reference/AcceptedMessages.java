package org.tpibridge.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A table of {@code docs/other-validators.md}: the messages that are accepted, each with the
 * reason. What users read about remaining warnings is what the tests compare with.
 */
record AcceptedMessages(String heading, List<Row> rows) {
  private static final Path PAGE = Path.of("docs", "other-validators.md");
  private static final boolean REWRITES = Boolean.getBoolean("reference.rewrite");

  /**
   * One kind of message.
   *
   * @param about a part of the message, if the id alone is not specific
   * @param count how many there are, in tables that count them
   */
  record Row(String severity, String id, String about, OptionalInt count, String reason) {

    boolean accepts(Message message) {
      return severity.equals(message.severity())
          && id.equals(message.id())
          && message.text().contains(about);
    }
  }

  static AcceptedMessages under(String heading) {
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : table(heading)) {
      boolean counted = cells.size() == 5;
      rows.add(
          new Row(
              cells.get(0),
              code(cells.get(1)),
              code(cells.get(2)),
              counted ? OptionalInt.of(Integer.parseInt(cells.get(3))) : OptionalInt.empty(),
              cells.get(cells.size() - 1)));
    }
    return new AcceptedMessages(heading, rows);
  }

  /** A table with two columns: a name and the reason. */
  static Map<String, String> reasons(String heading) {
    Map<String, String> reasons = new LinkedHashMap<>();
    table(heading).forEach(cells -> reasons.put(code(cells.get(0)), cells.get(1)));
    return reasons;
  }

  AcceptedMessages and(AcceptedMessages others) {
    List<Row> all = new ArrayList<>(rows);
    all.addAll(others.rows);
    return new AcceptedMessages(heading, all);
  }

  /** Rows to add to the table for messages that it does not accept. */
  List<String> missing(Collection<Message> messages) {
    return messages.stream()
        .filter(message -> rows.stream().noneMatch(row -> row.accepts(message)))
        .map(
            m ->
                "%s: | %s | `%s` | | reason | %s"
                    .formatted(m.location(), m.severity(), m.id(), m.text()))
        .toList();
  }

  /** Rows that no message needs any more. */
  List<Row> unused(Collection<Message> messages) {
    return rows.stream().filter(row -> messages.stream().noneMatch(row::accepts)).toList();
  }

  /** Counts by message id and text, as in the table. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.put(row.id() + " " + row.about(), row.count().orElseThrow()));
    return counts;
  }

  /** Counts by message id and text, as found; with {@code --rewrite} the page gets them. */
  Map<String, Integer> counted(Collection<Message> messages) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      int count = (int) messages.stream().filter(row::accepts).count();
      counts.put(row.id() + " " + row.about(), count);
      if (REWRITES) {
        rewrite(row, count);
      }
    }
    return counts;
  }

  private static void rewrite(Row row, int count) {
    String line = "| %s | `%s` | %s | ".formatted(row.severity(), row.id(), cell(row.about()));
    String page = page();
    String before = line + row.count().orElseThrow() + " |";
    try {
      Files.writeString(PAGE, page.replace(before, line + count + " |"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String about) {
    return about.isEmpty() ? "" : "`" + about + "`";
  }

  private static String code(String cell) {
    return cell.replaceAll("^`|`$", "");
  }

  private static List<List<String>> table(String heading) {
    List<List<String>> table = new ArrayList<>();
    boolean found = false;
    for (String line : page().lines().toList()) {
      if (line.startsWith("#")) {
        found = line.replaceFirst("^#+ ", "").equals(heading);
      } else if (found && line.startsWith("| ")) {
        table.add(List.of(line.substring(2, line.length() - 2).split(" *[|] *", -1)));
      }
    }
    if (table.isEmpty()) {
      throw new IllegalStateException(PAGE + " has no table under " + heading);
    }
    // The first line has the titles of the columns.
    return table.subList(1, table.size());
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
