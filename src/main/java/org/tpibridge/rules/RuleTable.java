package org.tpibridge.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.files.CsvText;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Combines the built-in rules with the changes in a clinic's files. */
final class RuleTable {
  static final List<String> COLUMNS =
      List.of(
          "rule",
          "use",
          "check",
          "severity",
          "source",
          "from",
          "until",
          "sets",
          "parameters",
          "what",
          "look");

  private static final String SHIPPED = "rules.csv";

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Boolean> use = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Returns the built-in rules. */
  static RuleTable shipped() {
    try (InputStream in = RuleTable.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the built-in table " + SHIPPED + " is missing");
      }
      RuleTable table = new RuleTable();
      table.add(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file. A row with an existing id changes that rule; any other row adds a rule. */
  void add(String source, String csv) {
    List<List<String>> records;
    try {
      records = CsvText.records(csv);
    } catch (CsvText.MalformedException e) {
      findings.add(
          Finding.error(
                  "TPI-POLICY-ROW",
                  "The file is not valid CSV from here on: a quotation mark is not closed or is"
                      + " misplaced.")
              .at(new Place.Text(source, e.line(), e.column(), "")));
      return;
    }
    if (records.stream().allMatch(RuleTable::isBlank)) {
      reject(source, 1, "", "The file is empty.");
      return;
    }
    int first = 0;
    while (isBlank(records.get(first))) {
      first++;
    }
    List<String> header =
        records.get(first).stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    for (String column : header) {
      if (!COLUMNS.contains(column) || header.indexOf(column) != header.lastIndexOf(column)) {
        reject(
            source,
            first + 1,
            column,
            "Unknown or repeated column. The columns are " + String.join(", ", COLUMNS) + ".");
        return;
      }
    }
    for (int i = first + 1; i < records.size(); i++) {
      if (!isBlank(records.get(i))) {
        row(source, i + 1, records.get(i), header);
      }
    }
  }

  private static boolean isBlank(List<String> record) {
    return record.stream().allMatch(String::isBlank);
  }

  private void row(String source, int number, List<String> record, List<String> header) {
    if (record.size() > header.size()) {
      reject(source, number, "", "The row has more cells than the header has columns.");
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String cell = record.get(i).strip();
      if (!cell.isEmpty()) {
        cells.put(header.get(i), cell);
      }
    }
    String id = cells.getOrDefault("rule", "");
    RuleRow row = new RuleRow(source, number, cells, Optional.ofNullable(rules.get(id)));
    row.rule().ifPresent(rule -> rules.put(id, rule));
    findings.addAll(row.findings());
    String used = cells.getOrDefault("use", "");
    switch (used) {
      case "yes" -> use.put(id, true);
      case "no" -> use.put(id, false);
      case "" -> {}
      default -> reject(source, number, "use", "Write yes or no.");
    }
  }

  private void reject(String source, int row, String column, String message) {
    findings.add(Finding.error("TPI-POLICY-ROW", message).at(new Place.Cell(source, row, column)));
  }

  List<Finding> findings() {
    return findings;
  }

  Stream<Rule> rules() {
    return rules.values().stream();
  }

  /** Returns whether a clinic's file enables or disables a rule, independent of its sets. */
  Optional<Boolean> use(Rule rule) {
    return Optional.ofNullable(use.get(rule.id()));
  }
}
