package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tpibridge.finding.PrintableText;

class PrintableStreamTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintableStream console = new PrintableStream(new PrintStream(bytes, true, UTF_8));

  private String printed() {
    return bytes.toString(UTF_8);
  }

  @Property(tries = 1_000)
  void noControlCharacterIsPrinted(@ForAll String text) {
    bytes.reset();
    console.println(text);
    console.print(text);
    console.append(text);
    console.printf("%s%n", text);
    console.println((Object) text);
    console.write(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
    console.println();

    assertThat(printed().codePoints())
        .allMatch(c -> PrintableText.isVisible(c) || c == '\n' || c == '\t' || c == '\r');
    assertThat(printed().replace("\r\n", "")).doesNotContain("\r");
  }

  @Property(tries = 1_000)
  void aLineIsOneLine(@ForAll String text) {
    bytes.reset();
    console.println(text);

    assertThat(printed()).isEqualTo(PrintableText.line(text) + System.lineSeparator());
  }

  /** The bytes of a character may be divided among several calls. */
  @Property(tries = 1_000)
  void bytesOneByOneAreTheSame(@ForAll String text) {
    bytes.reset();
    byte[] all = text.getBytes(UTF_8);
    for (byte b : all) {
      console.write(b);
    }
    console.println();

    ByteArrayOutputStream atOnce = new ByteArrayOutputStream();
    PrintableStream other = new PrintableStream(new PrintStream(atOnce, true, UTF_8));
    other.write(all, 0, all.length);
    other.println();
    assertThat(printed()).isEqualTo(atOnce.toString(UTF_8));
  }

  @Example
  void printableTextIsUnchanged() {
    console.println("Łukasz 名 😀");
    console.print("one\ntwo\tthree\r\nfour\n");
    console.printf("%s and %s%n", "a\nb", Path.of("c\nd"));
    console.write('\u009b');
    console.println();

    assertThat(printed().lines())
        .containsExactly("Łukasz 名 😀", "one", "two\tthree", "four", "a\\nb and c\\nd", "\ufffd");
  }
}
