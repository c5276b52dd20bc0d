package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;

/** Finds errors that show in a single row. */
final class TableRowCheck {
  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LOWER_CASE_WORD = Pattern.compile("[\\p{L}\\p{N}/'+-]+");
  private static final List<String> YES_NO = List.of("yes", "no");

  private final TableRow row;
  private final List<Finding> findings = new ArrayList<>();

  private TableRowCheck(TableRow row) {
    this.row = row;
  }

  static List<Finding> of(TableRow row) {
    TableRowCheck check = new TableRowCheck(row);
    check.key();
    check.code();
    check.oneOf("match", CellValueParser.words(MappedCode.Equivalence.class));
    check.oneOf("provisional", YES_NO);
    check.oneOf("class", CellValueParser.words(DrugClass.class));
    check.oneOf("kind", row.table().kinds());
    check.mustParse("lasts", CellValueParser::span, "a number and h, d, w or mo, such as 24h");
    for (String column : List.of("mg_per_unit", "mg_per_ml")) {
      check.mustParse(column, CellValueParser::positive, "a number above zero, such as 10 or 2.5");
    }
    return check.findings;
  }

  private void key() {
    String column = row.table().keyColumn();
    Optional<String> key = row.key();
    if (key.isEmpty()) {
      add("TPI-TERM-KEY", column, "The row has no " + column + ". Enter one.");
      return;
    }
    switch (row.table()) {
      case PROCEDURE -> codeOf(ExternalCodeSystem.CPT, key.get(), column);
      case BILLED_DRUG -> codeOf(ExternalCodeSystem.HCPCS, key.get(), column);
      case SIDE, ROUTE, METHOD -> {
        List<String> fixed = row.table().fixedKeys();
        if (!fixed.contains(key.get())) {
          add(
              "TPI-TERM-KEY",
              column,
              "No rows can be added to this table. Use one of its keys: %s."
                  .formatted(String.join(", ", fixed)));
        }
      }
      case ALLERGY_WORD -> {
        String word = key.get();
        if (!LOWER_CASE_WORD.matcher(word).matches()
            || !word.equals(word.toLowerCase(Locale.ROOT))) {
          add("TPI-TERM-KEY", column, "Write a single word in lower case, such as denies or n/a.");
        }
      }
      default -> {
        if (!KEBAB.matcher(key.get()).matches()) {
          add(
              "TPI-TERM-KEY",
              column,
              "A key consists of lower case letters, digits and single hyphens, such as"
                  + " upper-trapezius.");
        }
      }
    }
  }

  private void code() {
    Optional<String> code = row.cell("code");
    Optional<String> system = row.cell("system");
    if (code.isPresent() != system.isPresent()) {
      add(
          "TPI-TERM-CODE",
          code.isPresent() ? "system" : "code",
          "A code requires a system, and a system requires a code. Enter both or neither.");
    } else if (system.isPresent() && !ExternalCodeSystem.isKnown(system.get())) {
      add(
          "TPI-TERM-SYSTEM",
          "system",
          "Unknown code system. Write one of %s, or the URL of the system."
              .formatted(String.join(", ", ExternalCodeSystem.words())));
    } else {
      system
          .flatMap(ExternalCodeSystem::of)
          .ifPresent(known -> codeOf(known, code.orElseThrow(), "code"));
    }
  }

  private void codeOf(ExternalCodeSystem system, String code, String column) {
    if (!system.isWellFormed(code)) {
      add(
          "TPI-TERM-CODE",
          column,
          "\"%s\" is not valid: %s.".formatted(code, system.formatDescription()));
    }
  }

  private void oneOf(String column, List<String> words) {
    mustParse(
        column,
        text -> Optional.of(text).filter(words::contains),
        "one of " + String.join(", ", words));
  }

  private void mustParse(String column, Function<String, Optional<?>> reading, String expected) {
    row.cell(column)
        .filter(text -> reading.apply(text).isEmpty())
        .ifPresent(
            text ->
                add(
                    "TPI-TERM-VALUE",
                    column,
                    "\"%s\" is not valid here. Write %s.".formatted(text, expected)));
  }

  private void add(String code, String column, String message) {
    findings.add(Finding.error(code, message).at(row.at(column)));
  }
}
