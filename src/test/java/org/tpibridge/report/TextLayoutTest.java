package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.tpibridge.finding.Severity;

class TextLayoutTest {

  @Property(tries = 500)
  void noWordIsBrokenAndNoneIsLost(
      @ForAll @CharRange(from = 'a', to = 'c') @CharRange(from = ' ', to = ' ') String text,
      @ForAll @IntRange(min = 20, max = 60) int width) {
    String printed = printed(new TextLayout(width, false), text);

    assertThat(printed.split("\\s+")).containsExactly((text + "\n").split("\\s+"));
  }

  @Property(tries = 500)
  void noLineOfShortWordsIsWiderThanTheTerminal(
      @ForAll @IntRange(min = 0, max = 8) int indentation,
      @ForAll @IntRange(min = 1, max = 100) int words,
      @ForAll @IntRange(min = 20, max = 60) int width) {
    String text = " ".repeat(indentation) + "seven77 ".repeat(words).strip();

    assertThat(printed(new TextLayout(width, false), text).lines())
        .allMatch(line -> line.length() <= width);
  }

  @Example
  void linesAfterTheFirstAreIndented() {
    TextLayout layout = new TextLayout(24, false);

    assertThat(printed(layout, "9 visits: 9 converted, 0 rejected"))
        .isEqualTo("9 visits: 9 converted, 0\n  rejected\n");
    assertThat(printed(layout, "    The date is not an ISO date."))
        .isEqualTo("    The date is not an\n    ISO date.\n");
    assertThat(printed(layout, "    -> Write the date as 2024-05-14"))
        .isEqualTo("    -> Write the date as\n       2024-05-14\n");
  }

  @Example
  void aLineThatIsNotForATerminalIsNotWrapped() {
    String text = "word ".repeat(100).strip();

    assertThat(printed(TextLayout.PLAIN, text)).isEqualTo(text + "\n");
  }

  @Example
  void onlyTheSeverityIsColored() {
    String line = "error       a.csv row 2  TPI-READ-DATE";

    assertThat(printed(new TextLayout(80, true), Severity.ERROR, line))
        .isEqualTo("\u001b[1;31merror\u001b[0m       a.csv row 2  TPI-READ-DATE\n");
    assertThat(printed(new TextLayout(80, false), Severity.ERROR, line)).isEqualTo(line + "\n");
  }

  @Example
  void aColoredLineOfAnInputIsNotObeyed() {
    assertThat(
            printed(new TextLayout(80, true), Severity.WARNING, "warning     \u001b[2J.csv\nerror"))
        .isEqualTo("\u001b[33mwarning\u001b[0m     \\u001b[2J.csv\\nerror\n");
  }

  private static String printed(TextLayout layout, String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PrintableStream(new PrintStream(bytes, true, UTF_8), layout).println(line);
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String printed(TextLayout layout, Severity severity, String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PrintableStream(new PrintStream(bytes, true, UTF_8), layout).println(severity, line);
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
