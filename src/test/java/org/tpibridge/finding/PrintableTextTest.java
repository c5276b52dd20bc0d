package org.tpibridge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

class PrintableTextTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Property(tries = 2_000)
  void noControlCharacterRemains(@ForAll String text) {
    assertThat(PrintableText.line(text).codePoints()).allMatch(PrintableText::isVisible);
    assertThat(PrintableText.text(text).codePoints())
        .allMatch(c -> PrintableText.isVisible(c) || c == '\n' || c == '\t' || c == '\r');
  }

  @Property(tries = 1_000)
  void jsonMeansTheSame(@ForAll String text) {
    String json = JSON.writeValueAsString(text);

    assertThat(JSON.readTree(PrintableText.text(json))).isEqualTo(JSON.readTree(json));
  }

  @Example
  void escapesIdentifyTheCharacter() {
    assertThat(PrintableText.line("a\u001b[31mb\u009bc\u202ed\u2028e\u200ff\u061cg\n\r\t\0"))
        .isEqualTo("a\\u001b[31mb\\u009bc\\u202ed\\u2028e\\u200ff\\u061cg\\n\\r\\t\\u0000");
    assertThat(PrintableText.line("\ud800x\udbff")).isEqualTo("\\ud800x\\udbff");
    assertThat(PrintableText.line("tag \udb40\udc41")).isEqualTo("tag \\udb40\\udc41");
    assertThat(PrintableText.line("Łukasz 名 😀 O'Neil €")).isEqualTo("Łukasz 名 😀 O'Neil €");
    assertThat(PrintableText.text("a\r\nb\rc\n")).isEqualTo("a\r\nb\\rc\n");
  }
}
