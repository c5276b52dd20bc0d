package org.tpibridge.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.tpibridge.report.PrintableStream;

class StatusLineTest {
  private static final String DRAWN = "\r9 visits";
  private static final String CLEARED = "\r        \r";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(bytes, true, UTF_8);
  private final StatusLine line = new StatusLine(terminal);
  private final PrintStream out = new PrintableStream(line.sharedWith(terminal));

  private String printed() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void isRemovedBeforeALineIsPrinted() {
    line.draw("9 visits");
    out.println("error");
    line.draw("9 visits");

    assertThat(printed()).isEqualTo(DRAWN + CLEARED + "error\n" + DRAWN);
  }

  @Test
  void isNotDrawnIntoALineThatIsNotComplete() {
    out.print("half a ");
    line.draw("9 visits");
    out.println("line");

    assertThat(printed()).isEqualTo("half a line\n");
  }

  @Test
  void overwritesALongerText() {
    line.draw("9 visits");
    line.draw("10");
    line.clear();

    assertThat(printed()).isEqualTo(DRAWN + "\r10      \r  \r");
  }

  @Test
  void linesOfBothStreamsAppearInTheOrderInWhichTheyWerePrinted() {
    PrintStream err = new PrintableStream(line.sharedWith(terminal));
    out.println("one");
    err.println("two");
    out.println("three");

    assertThat(printed()).isEqualTo("one\ntwo\nthree\n");
  }
}
