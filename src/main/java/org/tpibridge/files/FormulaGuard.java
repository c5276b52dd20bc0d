package org.tpibridge.files;

/**
 * Prevents a spreadsheet from evaluating a cell that begins like a formula. An apostrophe is added
 * before the cell and removed when the file is read back. A cell that already begins with an
 * apostrophe and looks like a formula gets another one, so that every cell is read back unchanged.
 */
public final class FormulaGuard {
  private static final char GUARD = '\'';

  /** Excel also reads the full-width forms. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private FormulaGuard() {}

  /** Returns the cell to write. */
  public static String escaped(String cell) {
    return startsLikeFormula(cell) ? GUARD + cell : cell;
  }

  /** Returns the original cell. */
  public static String unescaped(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && startsLikeFormula(cell)
        ? cell.substring(1)
        : cell;
  }

  /**
   * Returns whether a spreadsheet may treat the cell as a formula. Apostrophes and ignored
   * characters at the start are skipped; a tab or a line break counts as a start.
   */
  private static boolean startsLikeFormula(String cell) {
    int i = 0;
    while (i < cell.length() && cell.charAt(i) == GUARD) {
      i++;
    }
    if (i < cell.length() && "\t\r\n".indexOf(cell.charAt(i)) >= 0) {
      return true;
    }
    while (i < cell.length() && isIgnored(cell.charAt(i))) {
      i++;
    }
    return i < cell.length() && STARTS.indexOf(cell.charAt(i)) >= 0;
  }

  private static boolean isIgnored(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
