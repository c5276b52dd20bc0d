package org.tpibridge.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A row as in a clinic's export: its correct cells, and an error in it.
 *
 * @param good the cells of a valid row
 * @param flaw the error in the row
 */
record MessyRow(List<String> good, Flaw flaw) {
  static final List<String> HEADER =
      List.of("visit_id", "Room", "mrn", "visit_start", "sites", "notes", "procedure_code");

  enum Flaw {
    NONE,
    DAY_IN_NATIONAL_ORDER,
    NO_SITES,
    CELL_TOO_MANY,
    CELLS_TOO_FEW,
    QUOTE_LEFT_OPEN,
    TEXT_AFTER_QUOTE
  }

  static MessyRow of(int number, String room, String notes, Flaw flaw) {
    return new MessyRow(
        List.of("V" + number, room, "7", "2024-03-04", "trapezius R", notes, "20560"), flaw);
  }

  boolean isValid() {
    return flaw == Flaw.NONE;
  }

  /** Returns the cells that a reader can separate. */
  List<String> cells() {
    List<String> cells = new ArrayList<>(good);
    switch (flaw) {
      case DAY_IN_NATIONAL_ORDER -> cells.set(3, "03/04/2024");
      case NO_SITES -> cells.set(4, " ");
      case CELL_TOO_MANY -> cells.add("one more");
      case CELLS_TOO_FEW -> cells.subList(4, cells.size()).clear();
      case QUOTE_LEFT_OPEN, TEXT_AFTER_QUOTE -> cells.subList(5, cells.size()).clear();
      case NONE -> {}
    }
    return cells;
  }

  /** Returns the rest of the line, as it is in the file. */
  String rest() {
    return switch (flaw) {
      case QUOTE_LEFT_OPEN -> "\"never closed";
      case TEXT_AFTER_QUOTE -> "\"said\" and more";
      default -> "";
    };
  }

  String line(char delimiter) {
    List<String> written = new ArrayList<>();
    for (String cell : cells()) {
      boolean plain =
          cell.indexOf(delimiter) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
      written.add(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
    }
    if (!rest().isEmpty()) {
      written.add(rest());
    }
    return String.join(String.valueOf(delimiter), written) + "\n";
  }
}
