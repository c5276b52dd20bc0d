package org.tpibridge.files;

/**
 * Keeps a spreadsheet from running a cell that begins like a formula: the cell gets an apostrophe
 * in front, which is removed when the file is read back. A cell that looks guarded already gets
 * another one, so that every cell comes back as it was.
 */
public final class FormulaGuard {
  private static final char GUARD = '\'';

  /** Excel also reads the full-width forms. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private FormulaGuard() {}

  /** The cell as it is written. */
  public static String escaped(String cell) {
    return startsLikeFormula(cell) ? GUARD + cell : cell;
  }

  /** The cell that was guarded; any other as it is. */
  public static String unescaped(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && startsLikeFormula(cell)
        ? cell.substring(1)
        : cell;
  }

  /** After guards, and after what a spreadsheet passes over; a tab or line break is enough. */
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
