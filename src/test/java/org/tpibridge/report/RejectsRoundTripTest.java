package org.tpibridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.MessyRow.Flaw;

/**
 * Each row of any table with errors is either accepted or rejected, and rejected rows can be
 * corrected.
 */
class RejectsRoundTripTest {
  private static final int WIDTH = MessyRow.HEADER.size();
  private static final Path FOLDER = folder();
  private static final Path REJECTS = FOLDER.resolve("rejects.csv");

  private static Path folder() {
    try {
      return Files.createTempDirectory("rejects");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(FOLDER);
  }

  @Provide
  Arbitrary<List<MessyRow>> tables() {
    // A quoted cell begins with a letter, so that it never closes an open quote.
    Arbitrary<String> texts =
        Arbitraries.of(
                "a", ",", ";", "\t", "|", "^", "\"", "\n", "é", "=1+1", "@x", "-", " ", "名", "'")
            .list()
            .ofMaxSize(8)
            .map(parts -> "n" + String.join("", parts));
    Arbitrary<String> formulas =
        Arbitraries.of(
            "",
            "=SUM(A1)",
            "-3",
            "+1",
            "@x",
            " ",
            "12",
            "'-3",
            "''=1",
            "'x",
            " =1",
            "\uff1d1",
            "'");
    Arbitrary<Flaw> flaws =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, Arbitraries.just(Flaw.NONE)),
            net.jqwik.api.Tuple.of(3, Arbitraries.of(Flaw.class)));
    return Combinators.combine(formulas, texts, flaws)
        .as((room, notes, flaw) -> MessyRow.of(0, room, notes, flaw))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(RejectsRoundTripTest::numbered);
  }

  private static List<MessyRow> numbered(List<MessyRow> rows) {
    List<MessyRow> numbered = new ArrayList<>();
    for (MessyRow row : rows) {
      numbered.add(
          MessyRow.of(numbered.size() + 1, row.good().get(1), row.good().get(5), row.flaw()));
    }
    return numbered;
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|', '^');
  }

  @Property(tries = 400)
  void each_row_is_accepted_or_rejected_and_never_both(
      @ForAll("tables") List<MessyRow> rows, @ForAll("delimiters") char delimiter)
      throws IOException {
    InputWithRejects read = InputWithRejects.of(table(rows, delimiter), REJECTS);

    assertThat(read.accepted()).isEqualTo(ids(rows.stream().filter(MessyRow::isValid).toList()));
    List<MessyRow> bad = rows.stream().filter(row -> !row.isValid()).toList();
    assertThat(read.accepted().size() + read.rejected()).isEqualTo(rows.size());
    assertThat(read.unreadable()).isZero();
    if (bad.isEmpty()) {
      assertThat(REJECTS).isEmptyFile();
      return;
    }
    assertThat(Cells.written(REJECTS, delimiter))
        .allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s)\\s*[=+\\-@].*")));
    List<List<String>> back = Cells.in(REJECTS, delimiter);
    assertThat(back.get(0)).isEqualTo(withNotes(MessyRow.HEADER, RejectsColumns.COLUMNS));
    assertThat(back).hasSize(bad.size() + 1);
    for (int i = 0; i < bad.size(); i++) {
      assertRejected(bad.get(i), back.get(i + 1));
    }
  }

  private static void assertRejected(MessyRow row, List<String> back) {
    List<String> stated = row.cells().subList(0, Math.min(WIDTH, row.cells().size()));
    assertThat(back.subList(0, stated.size())).isEqualTo(stated);
    assertThat(back.subList(stated.size(), WIDTH)).allMatch(String::isEmpty);
    List<String> note = back.subList(WIDTH, WIDTH + 5);
    assertThat(note.get(1)).startsWith("TPI-READ-");
    assertThat(note.get(3)).isNotEmpty();
    List<String> rest = back.subList(WIDTH + 5, back.size());
    switch (row.flaw()) {
      case CELL_TOO_MANY -> assertThat(rest).containsExactly("one more");
      case CELLS_TOO_FEW -> assertThat(rest).hasSize(1).first().asString().contains("too few");
      case QUOTE_LEFT_OPEN, TEXT_AFTER_QUOTE -> assertThat(rest).containsExactly(row.rest());
      default -> assertThat(rest).isEmpty();
    }
  }

  @Property(tries = 200)
  void an_uncorrected_row_is_rejected_unchanged(
      @ForAll("tables") List<MessyRow> rows, @ForAll("delimiters") char delimiter)
      throws IOException {
    long rejected = InputWithRejects.of(table(rows, delimiter), REJECTS).rejected();
    if (rejected == 0) {
      return;
    }
    Path second = FOLDER.resolve("second.csv");

    InputWithRejects again = InputWithRejects.of(Input.of(REJECTS), second);

    assertThat(again.accepted()).isEmpty();
    assertThat(again.rejected()).isEqualTo(rejected);
    assertThat(withoutRemarks(second, delimiter)).isEqualTo(withoutRemarks(REJECTS, delimiter));
  }

  private static List<List<String>> withoutRemarks(Path file, char delimiter) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : Cells.in(file, delimiter)) {
      List<String> own = new ArrayList<>(row);
      own.subList(WIDTH, WIDTH + 5).clear();
      rows.add(own);
    }
    return rows;
  }

  @Property(tries = 200)
  void a_corrected_row_is_accepted(
      @ForAll("tables") List<MessyRow> rows, @ForAll("delimiters") char delimiter)
      throws IOException {
    long rejected = InputWithRejects.of(table(rows, delimiter), REJECTS).rejected();
    if (rejected == 0) {
      return;
    }
    List<MessyRow> bad = rows.stream().filter(row -> !row.isValid()).toList();
    Path fixed = FOLDER.resolve("fixed.csv");
    List<List<String>> cells = Cells.in(REJECTS, delimiter);
    try (CsvTableWriter lines = new CsvTableWriter(Files.newOutputStream(fixed), delimiter)) {
      lines.write(cells.get(0));
      for (int i = 0; i < bad.size(); i++) {
        List<String> note = cells.get(i + 1).subList(WIDTH, WIDTH + 5);
        lines.write(withNotes(bad.get(i).good(), note));
      }
    }

    InputWithRejects again = InputWithRejects.of(Input.of(fixed), FOLDER.resolve("none.csv"));

    assertThat(again.rejected()).isZero();
    assertThat(again.accepted()).isEqualTo(ids(bad));
  }

  private static List<String> withNotes(List<String> cells, List<String> note) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(note);
    return all;
  }

  private static List<String> ids(List<MessyRow> rows) {
    return rows.stream().map(row -> row.good().get(0)).toList();
  }

  private static String table(List<MessyRow> rows, char delimiter) {
    StringBuilder text = new StringBuilder();
    if (delimiter == '^') {
      text.append("sep=^\n");
    }
    text.append(String.join(String.valueOf(delimiter), MessyRow.HEADER)).append('\n');
    rows.forEach(row -> text.append(row.line(delimiter)));
    return text.toString();
  }
}
