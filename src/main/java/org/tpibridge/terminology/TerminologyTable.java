package org.tpibridge.terminology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The subjects of the terminology, with one table each. */
public enum TerminologyTable {
  MUSCLE("muscle", "muscles", Columns.WORDS, Columns.CODES),
  DRUG("drug", "drugs", Columns.WORDS, "class", Columns.CODES),
  CLINICAL_DRUG("clinical_drug", "clinical-drugs", "name drug mg_per_ml", Columns.CODES),
  SIDE("side", "sides", Columns.WORDS, Columns.CODES),
  ROUTE("route", "routes", Columns.WORDS, Columns.CODES),
  METHOD("method", "methods", Columns.WORDS, Columns.CODES),
  DIAGNOSIS("diagnosis", "diagnoses", Columns.WORDS, Columns.CODES),
  COMPLICATION("complication", "complications", Columns.WORDS, Columns.CODES),
  TREATMENT("treatment", "treatments", Columns.WORDS),
  STEP("step", "procedure-steps", Columns.WORDS),
  PLAN("plan", "plans", Columns.WORDS),
  PROCEDURE("procedure", "procedures", "name"),
  BILLED_DRUG("billed_drug", "billed-drugs", "name drug mg_per_unit"),
  AFTERCARE_ITEM("item", "aftercare-items", "kind name text"),
  AFTERCARE("aftercare", "aftercare", Columns.WORDS, "item text lasts"),
  ALLERGY_WORD("allergy_word", "allergy-words", "kind");

  private final String keyColumn;
  private final String fileName;
  private final String columns;

  TerminologyTable(String keyColumn, String fileName, String... columns) {
    this.keyColumn = keyColumn;
    this.fileName = fileName + ".csv";
    this.columns = keyColumn + " " + String.join(" ", columns) + " source";
  }

  /**
   * Returns the URL of the TPI Bridge code system that contains the keys; empty if the keys are
   * codes of another system or are not sent.
   */
  public Optional<String> codeSystem() {
    return switch (this) {
      case MUSCLE, DRUG, COMPLICATION, TREATMENT, STEP, PLAN ->
          Optional.of(CodeSystems.own("tpi-" + keyColumn));
      case AFTERCARE_ITEM -> Optional.of(CodeSystems.own("tpi-aftercare"));
      default -> Optional.empty();
    };
  }

  /** Returns the only keys that the table may have; empty if any key may be added. */
  List<String> fixedKeys() {
    return switch (this) {
      case SIDE -> List.of("right", "left", "both", "midline");
      case ROUTE -> List.of("intramuscular", "subcutaneous");
      case METHOD -> List.of("inject");
      default -> List.of();
    };
  }

  /** Returns the words that the column {@code kind} of the table may have. */
  List<String> kinds() {
    return switch (this) {
      case AFTERCARE_ITEM -> CellValueParser.words(AftercareItemKind.class);
      case ALLERGY_WORD -> CellValueParser.words(AllergyWordKind.class);
      default -> List.of();
    };
  }

  /** Returns the header of the first column, which names the table. */
  String keyColumn() {
    return keyColumn;
  }

  /** Whether rows have names; in other tables the key is the word itself. */
  boolean hasNames() {
    return columns().contains("name");
  }

  /** Whether rows are found by words that a clinic can add. */
  boolean hasWords() {
    return columns().contains("more_words");
  }

  /** Returns the built-in table, a resource next to this class. */
  String fileName() {
    return fileName;
  }

  /** Returns all columns that the table may have. */
  List<String> columns() {
    return List.of(columns.split(" ", -1));
  }

  static List<String> keyColumns() {
    return Arrays.stream(values()).map(TerminologyTable::keyColumn).toList();
  }

  static Optional<TerminologyTable> ofKeyColumn(String header) {
    return Arrays.stream(values()).filter(v -> v.keyColumn.equals(header)).findFirst();
  }

  /** Columns that several tables have, separated by spaces. */
  private static final class Columns {
    static final String WORDS = "name words more_words narrower_words misspellings";
    static final String CODES = "system code code_name match provisional";
  }
}
