package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help texts and usage errors of all commands. */
final class HelpTest {
  private static final int WIDTH = 80;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert",
        "validate",
        "check",
        "import",
        "export",
        "status",
        "listen",
        "map-columns",
        "explain",
        "undo",
        "patients",
        "erase",
        "backup",
        "restore",
        "reindex",
        "migrate",
        "persona",
        "preflight"
      })
  void helpFitsTheTerminalAndHasExamples(String command) {
    Typed typed = Typed.line(command, "--help");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out().lines()).allMatch(line -> line.length() <= WIDTH);
    assertThat(typed.out()).containsPattern("Examples?:\\R  tpi-bridge " + command);
    assertThat(typed.out()).doesNotContainPattern("[.*-]\\R {9,}[a-z]");
    assertThat(Typed.line("--help").out()).containsPattern("(?m)^  " + command + " +[A-Z]");
  }

  @Test
  void theSourceOfAnExportIsThatOfThePatient() {
    assertThat(Typed.line("export", "--help").out())
        .contains("Source of the MRN, if several sources have it:")
        .doesNotContain("the map");
  }

  @Test
  void anUnknownCommandIsReportedWithSimilarOnes() {
    Typed typed = Typed.line("imprt", "visits.csv");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains("Unknown command: imprt")
        .contains("tpi-bridge import")
        .contains("See tpi-bridge --help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reindex now | Unknown argument: now. Remove it",
        "status J1 J2 | Unknown argument: J2. Remove it",
        "status --findngs J1 | Unknown option: --findngs",
        "status --limit many | is not a whole number",
        "explain --file visits.csv --row five | is not a whole number",
        "export --to xml | bundle, bundle-conditional, ndjson",
        "undo J1 --later perhaps | refuse, keep, undo",
        "listen --spool spool | Unknown option"
      })
  void aUsageErrorStatesWhatIsWrong(String line, String message) {
    String[] arguments = line.split(" ");

    Typed typed = Typed.line(arguments);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(message)
        .contains("See tpi-bridge " + arguments[0] + " --help")
        .doesNotContain("from index");
  }
}
