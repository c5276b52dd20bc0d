package org.tpibridge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

class PrintableTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Property(tries = 2_000)
  void nothingThatATerminalObeysIsLeft(@ForAll String text) {
    assertThat(Printable.line(text).codePoints()).allMatch(Printable::isVisible);
    assertThat(Printable.text(text).codePoints())
        .allMatch(c -> Printable.isVisible(c) || c == '\n' || c == '\t' || c == '\r');
  }

  @Property(tries = 1_000)
  void jsonMeansTheSame(@ForAll String text) {
    String json = JSON.writeValueAsString(text);

    assertThat(JSON.readTree(Printable.text(json))).isEqualTo(JSON.readTree(json));
  }

  @Example
  void whatIsShownSaysWhatItIs() {
    assertThat(Printable.line("a\u001b[31mb\u009bc\u202ed\u2028e\u200ff\u061cg\n\r\t\0"))
        .isEqualTo("a\\u001b[31mb\\u009bc\\u202ed\\u2028e\\u200ff\\u061cg\\n\\r\\t\\u0000");
    assertThat(Printable.line("\ud800x\udbff")).isEqualTo("\\ud800x\\udbff");
    assertThat(Printable.line("tag \udb40\udc41")).isEqualTo("tag \\udb40\\udc41");
    assertThat(Printable.line("Łukasz 名 😀 O'Neil €")).isEqualTo("Łukasz 名 😀 O'Neil €");
    assertThat(Printable.text("a\r\nb\rc\n")).isEqualTo("a\r\nb\\rc\n");
  }
}
