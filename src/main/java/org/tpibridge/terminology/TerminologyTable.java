package org.tpibridge.terminology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the tables tell about, one table each. */
public enum TerminologyTable {
  MUSCLE("muscle", "muscles", Columns.WORDS, Columns.CODES),
  DRUG("drug", "drugs", Columns.WORDS, "class", Columns.CODES),
  SIDE("side", "sides", Columns.WORDS, Columns.CODES),
  ROUTE("route", "routes", Columns.WORDS, Columns.CODES),
  METHOD("method", "methods", Columns.WORDS, Columns.CODES),
  DIAGNOSIS("diagnosis", "diagnoses", Columns.WORDS, Columns.CODES),
  COMPLICATION("complication", "complications", Columns.WORDS, Columns.CODES),
  PROCEDURE("procedure", "procedures", "name"),
  BILLED_DRUG("billed_drug", "billed-drugs", "name drug mg_per_unit"),
  AFTERCARE_ITEM("item", "aftercare-items", "kind name text"),
  AFTERCARE("aftercare", "aftercare", Columns.WORDS, "item text lasts");

  private final String keyColumn;
  private final String fileName;
  private final String columns;

  TerminologyTable(String keyColumn, String fileName, String... columns) {
    this.keyColumn = keyColumn;
    this.fileName = fileName + ".csv";
    this.columns = keyColumn + " " + String.join(" ", columns) + " source";
  }

  /**
   * The code system of ours that holds the keys, as a URL; empty where the keys are another
   * system's codes or never leave the tables.
   */
  public Optional<String> codeSystem() {
    return switch (this) {
      case MUSCLE, DRUG, COMPLICATION -> Optional.of(CodeSystems.own("tpi-" + keyColumn));
      case AFTERCARE_ITEM -> Optional.of(CodeSystems.own("tpi-aftercare"));
      default -> Optional.empty();
    };
  }

  /** The only keys that the table may have, each known to the program; empty where any may be. */
  List<String> fixedKeys() {
    return switch (this) {
      case SIDE -> List.of("right", "left", "both", "midline");
      case ROUTE -> List.of("intramuscular", "subcutaneous");
      case METHOD -> List.of("inject");
      default -> List.of();
    };
  }

  /** The header of a table's first column, which tells what the table is about. */
  String keyColumn() {
    return keyColumn;
  }

  /** Whether its rows are found by words that a clinic can add to. */
  boolean hasWords() {
    return columns().contains("more_words");
  }

  /** The shipped table, a resource beside this class. */
  String fileName() {
    return fileName;
  }

  /** All columns that such a table may have. */
  List<String> columns() {
    return List.of(columns.split(" ", -1));
  }

  static List<String> keyColumns() {
    return Arrays.stream(values()).map(TerminologyTable::keyColumn).toList();
  }

  static Optional<TerminologyTable> ofKeyColumn(String header) {
    return Arrays.stream(values()).filter(v -> v.keyColumn.equals(header)).findFirst();
  }

  /** Columns that many tables have, with spaces between them. */
  private static final class Columns {
    static final String WORDS = "name words more_words narrower_words misspellings";
    static final String CODES = "system code code_name match provisional";
  }
}
