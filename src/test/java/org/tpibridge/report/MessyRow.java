package org.tpibridge.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A row as clinics have them: what it should say, and what went wrong with it.
 *
 * @param good the cells of a sound row
 * @param flaw what is wrong; its cells are the good ones but for that
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
    TEXT_BEHIND_QUOTE
  }

  static MessyRow of(int number, String room, String notes, Flaw flaw) {
    return new MessyRow(
        List.of("V" + number, room, "7", "2024-03-04", "trapezius R", notes, "20560"), flaw);
  }

  boolean isSound() {
    return flaw == Flaw.NONE;
  }

  /** The cells that can be told apart. */
  List<String> cells() {
    List<String> cells = new ArrayList<>(good);
    switch (flaw) {
      case DAY_IN_NATIONAL_ORDER -> cells.set(3, "03/04/2024");
      case NO_SITES -> cells.set(4, " ");
      case CELL_TOO_MANY -> cells.add("one more");
      case CELLS_TOO_FEW -> cells.subList(4, cells.size()).clear();
      case QUOTE_LEFT_OPEN, TEXT_BEHIND_QUOTE -> cells.subList(5, cells.size()).clear();
      case NONE -> {}
    }
    return cells;
  }

  /** What follows those, as it stands in the file. */
  String rest() {
    return switch (flaw) {
      case QUOTE_LEFT_OPEN -> "\"never closed";
      case TEXT_BEHIND_QUOTE -> "\"said\" and more";
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
