package org.tpibridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No written cell begins like a formula, and every cell is read back unchanged. */
class FormulaGuardTest {
  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.of(
            "'", "=", "+", "-", "@", "\t", "\r", "\n", " ", "\u00a0", "\ufeff", "\u200b", "\0",
            "\uff1d", "\uff0b", "\uff0d", "\uff20", "5", "a", "\"", ",", ";")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 5_000)
  void everyCellIsReadBackUnchanged(@ForAll("cells") String cell) {
    assertThat(FormulaGuard.unescaped(FormulaGuard.escaped(cell))).isEqualTo(cell);
  }

  @Property(tries = 5_000)
  void noCellBeginsAFormula(@ForAll("cells") String cell) {
    String seen = FormulaGuard.escaped(cell).replaceAll("^[\\s\\p{Z}\\p{Cc}\\p{Cf}]+", "");

    assertThat(seen).doesNotContainPattern("^[=+\\-@\uff1d\uff0b\uff0d\uff20]");
  }

  @Example
  void otherCellsAreNotChanged() {
    for (String cell : new String[] {"", "12", "O'Neil", "'quoted'", "a=b", "2 - 3", " x", "'"}) {
      assertThat(FormulaGuard.escaped(cell)).isEqualTo(cell);
      assertThat(FormulaGuard.unescaped(cell)).isEqualTo(cell);
    }
  }

  @Example
  void aNegativeNumberIsEscapedAndReadBack() {
    assertThat(FormulaGuard.escaped("-5")).isEqualTo("'-5");
    assertThat(FormulaGuard.escaped("'-5")).isEqualTo("''-5");
    assertThat(FormulaGuard.unescaped("'-5")).isEqualTo("-5");
  }
}
