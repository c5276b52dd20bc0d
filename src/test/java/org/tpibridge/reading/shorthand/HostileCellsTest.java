package org.tpibridge.reading.shorthand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.PainScale;

/** Any cell gives a result quickly. */
class HostileCellsTest {
  private static final Shorthand SHORTHAND =
      new Shorthand(Terminology.builtIn(), RegionalConventions.US);

  static final List<Function<String, ShorthandResult<?>>> READERS =
      List.of(
          SHORTHAND::sites,
          SHORTHAND::injectates,
          cell -> SHORTHAND.pain(cell, PainScale.NRS),
          cell -> SHORTHAND.pain(cell, PainScale.VAS),
          SHORTHAND::relief,
          SHORTHAND::day,
          SHORTHAND::birthDate,
          SHORTHAND::dayAndTime,
          SHORTHAND::span,
          SHORTHAND::billedDrugs);

  /** Tokens of the grammars, and difficult ones. */
  private static final List<String> PIECES =
      List.of(
          "R",
          "L",
          "b/l",
          "trap",
          "levator scap",
          "QL",
          "glute",
          "med",
          "x2",
          "x",
          ",",
          ";",
          "&",
          "/",
          "+",
          ":",
          "(",
          ")",
          "->",
          "→",
          ">",
          "-",
          "~",
          "%",
          ".",
          "'",
          "\n",
          "1",
          "0",
          "7",
          "10",
          "2.5",
          "40",
          "1:1",
          "1:100k",
          "1,000",
          "99999999999999999999",
          "0.0000000001",
          "cc",
          "mg",
          "mg/ml",
          "lidocaine",
          "Kenalog",
          "Kenalog-40",
          "marcaine",
          "epi",
          "w/",
          "w/o",
          "with",
          "total",
          "units",
          "J3301",
          "4 units",
          "pre",
          "post",
          "after",
          "to",
          "from",
          "at",
          "2 wks",
          "48h",
          "m",
          "VAS",
          "mm",
          "/10",
          "out of",
          "3/4/24",
          "Mar",
          "2024",
          "45355",
          ".604166667",
          "T14:30",
          "PM",
          "EST",
          "+05:00",
          "Mon",
          "unknown",
          "\uD800",
          "\u0000",
          "é");

  static Stream<String> longCells() {
    Stream<String> repeated =
        Stream.of(
                "R trap, ",
                "x2 ",
                "((((",
                "a",
                "7",
                "1:",
                "7->",
                "L>R ",
                "- ",
                "foo, ",
                "R/L ",
                "1% lidocaine 2cc ",
                "w/ epi ",
                "1,000",
                "2-3 ",
                "Mar 4 ",
                "J3301 ",
                "\u00e9",
                "levator-")
            .map(piece -> piece.repeat(100_000 / piece.length()));
    return Stream.concat(repeated, repeated().map(cell -> cell.substring(0, 3_900)));
  }

  /** The longest accepted cell. */
  private static Stream<String> repeated() {
    return Stream.of("R trap, ", "foo, ", "levator-", "1% lidocaine 2cc; ", "7->", "L>R ", "a b ")
        .map(piece -> piece.repeat(1 + 4_000 / piece.length()));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("longCells")
  void a_long_cell_is_read_quickly(String cell) {
    for (Function<String, ShorthandResult<?>> reader : READERS) {
      ShorthandResult<?> result =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reader.apply(cell));
      assertThat(result.findings().size()).isLessThan(1_000);
    }
  }

  @ParameterizedTest(name = "reader {index}")
  @MethodSource("readers")
  void tokens_in_any_order_are_read_or_rejected(Function<String, ShorthandResult<?>> reader) {
    Random random = new Random(20240304);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder cell = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        cell.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      ShorthandResult<?> result = reader.apply(cell.toString());
      assertThat(result.value().isPresent() || !result.findings().isEmpty()).isTrue();
    }
  }

  static Stream<Function<String, ShorthandResult<?>>> readers() {
    return READERS.stream();
  }

  @ParameterizedTest(name = "reader {index}")
  @MethodSource("readers")
  void a_blank_cell_is_rejected(Function<String, ShorthandResult<?>> reader) {
    assertThat(reader.apply("").value()).isEmpty();
    assertThat(reader.apply(" \t\n").value()).isEmpty();
  }

  @ParameterizedTest(name = "reader {index}")
  @MethodSource("readers")
  void results_never_show_their_cell_in_logs(Function<String, ShorthandResult<?>> reader) {
    assertThat(reader.apply("Doe, Jane").toString()).doesNotContain("Jane");
  }
}
