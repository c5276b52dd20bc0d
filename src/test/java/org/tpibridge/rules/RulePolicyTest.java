package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Visit;

class RulePolicyTest {
  private static final Visit OVERDOSED =
      RuleCase.visit(Map.of("injectates", "lidocaine 250 mg", "weight_kg", "80"));

  @TempDir private Path folder;

  @Test
  void noneIsSilent() {
    Visit everythingWrong =
        RuleCase.visit(Map.of("injectates", "lidocaine 999 mg", "diagnoses", ""));

    Rules rules = new Rules(loaded("none"), TestKeys.SHIPPED);

    assertThat(rules.evaluate(everythingWrong)).isEmpty();
    assertThat(rules.series().next(RuleCase.key(everythingWrong), everythingWrong)).isEmpty();
  }

  @Test
  void setsAddUp() {
    assertThat(ids(loaded("safety, practice")))
        .contains("lidocaine-maximum", "interval")
        .doesNotContain("drug-code", "sessions-in-a-year");
    assertThat(ids(loaded("all"))).containsAll(ids(loaded("safety,coding,medicare,practice")));
  }

  @Test
  void aClinicSwitchesRulesOffAndOn() throws IOException {
    Path file = file("rule,use\ninfection,no\ninterval,yes\n");

    assertThat(ids(loaded("safety", file)))
        .contains("interval", "bleeding-disorder")
        .doesNotContain("infection");
  }

  @Test
  void aClinicChangesOneParameterOnly() throws IOException {
    Path file = file("rule,parameters\nlidocaine-maximum,mg=200\n");

    assertThat(new Rules(loaded("all", file), TestKeys.SHIPPED).evaluate(OVERDOSED))
        .extracting(p -> p.finding().message())
        .singleElement()
        .asString()
        .contains("250 mg; the maximum is 200 mg");
  }

  @Test
  void aClinicAddsARule() throws IOException {
    Path file =
        file(
            """
            rule,use,check,severity,source,parameters,what
            our-lidocaine,yes,maximum,information,our own protocol,drug=lidocaine; mg=100,At most 100 mg.
            """);

    assertThat(new Rules(loaded("none", file), TestKeys.SHIPPED).evaluate(OVERDOSED))
        .extracting(p -> p.finding().message())
        .singleElement()
        .asString()
        .contains("Rule our-lidocaine, our own protocol");
  }

  @Test
  void sidesOfAMuscleMayCount() throws IOException {
    Path file = file("rule,parameters\ncode-matches-muscles,sides_of_a_muscle=two\n");
    Visit visit =
        RuleCase.visit(Map.of("procedure_code", "20553", "sites", "trapezius both; rhomboid R"));

    assertThat(new Rules(loaded("all", file), TestKeys.SHIPPED).evaluate(visit)).isEmpty();
    assertThat(new Rules(loaded("all"), TestKeys.SHIPPED).evaluate(visit)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an id of capitals        | rule,use                | Infection,no                    | 2 | rule
          use is yes or no         | rule,use                | infection,off                   | 2 | use
          no such check            | rule,check              | infection,guess                 | 2 | check
          no such severity         | rule,severity           | infection,error                 | 2 | severity
          a day that is none       | rule,from               | infection,1.4.2024              | 2 | from
          no such parameter        | rule,parameters         | lidocaine-maximum,grams=1       | 2 | parameters
          a number with words      | rule,parameters         | lidocaine-maximum,mg=300 mg     | 2 | parameters
          a number that is nothing | rule,parameters         | lidocaine-maximum,mg=0          | 2 | parameters
          more than a series keeps | rule,parameters         | sessions-in-a-year,most=12      | 2 | parameters
          no column of screening   | rule,parameters         | anticoagulant,columns=notes     | 2 | parameters
          neither one nor two      | rule,parameters         | code-matches-muscles,sides_of_a_muscle=3 | 2 | parameters
          a new rule without more  | rule                    | our-own                         | 2 | check
          a strange column         | rule,usage              | infection,no                    | 1 | usage
          a column twice           | rule,use,use            | infection,no,no                 | 1 | use
          a cell too many          | rule,use                | infection,no,perhaps            | 2 |
          """)
  void anInvalidRowIsReportedWithItsCell(
      String about, String header, String row, int line, String column) throws IOException {
    RulePolicy.Result result = RulePolicy.load("all", List.of(file(header + "\n" + row + "\n")));

    assertThat(result.policy()).isEmpty();
    assertThat(result.findings())
        .first()
        .returns("TPI-POLICY-ROW", Finding::code)
        .extracting(f -> f.place().orElseThrow())
        .isEqualTo(new Place.Cell("rules.csv", line, column == null ? "" : column));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    RulePolicy.Result result = RulePolicy.load("all", List.of(file("")));

    assertThat(result.policy()).isEmpty();
    assertThat(result.findings())
        .singleElement()
        .returns("The file is empty.", Finding::message)
        .extracting(f -> f.place().orElseThrow())
        .isEqualTo(new Place.Cell("rules.csv", 1, ""));
  }

  @Test
  void aFileThatIsNotATableIsRefusedWithItsPlace() throws IOException {
    RulePolicy.Result result = RulePolicy.load("all", List.of(file("rule,use\n\"infection,no\n")));

    assertThat(result.policy()).isEmpty();
    assertThat(result.findings())
        .singleElement()
        .returns("TPI-POLICY-ROW", Finding::code)
        .satisfies(f -> assertThat(f.message()).contains("a quotation mark is not closed"))
        .extracting(f -> f.place().orElseThrow())
        .isInstanceOf(Place.Text.class);
  }

  @Test
  void theHeaderIsReportedWithItsRow() throws IOException {
    assertThat(RulePolicy.load("all", List.of(file("\n\nrule,usage\n"))).findings())
        .singleElement()
        .extracting(f -> f.place().orElseThrow())
        .isEqualTo(new Place.Cell("rules.csv", 3, "usage"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void rowsAreCountedAsASpreadsheetDoes(String separator) throws IOException {
    String table = "rule,use,look\n\ninfection,no,\"first\nsecond\"\nInterval,yes,\n";

    assertThat(RulePolicy.load("all", List.of(file(table.replace(",", separator)))).findings())
        .first()
        .extracting(f -> f.place().orElseThrow())
        .isEqualTo(new Place.Cell("rules.csv", 4, "rule"));
  }

  @Test
  void anUnknownSetIsRefusedWithTheExistingOnes() {
    assertThat(RulePolicy.load("saftey", List.of()).findings())
        .singleElement()
        .returns("TPI-POLICY-SET", Finding::code)
        .extracting(Finding::message)
        .asString()
        .contains("all, coding, medicare, none, practice, safety");
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    Path latin =
        Files.write(folder.resolve("latin.csv"), "rule\né".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(RulePolicy.load("all", List.of(folder.resolve("no.csv"), latin)).findings())
        .extracting(Finding::code)
        .containsExactly("TPI-POLICY-FILE", "TPI-POLICY-FILE");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("rules.csv"), text);
  }

  private static RulePolicy loaded(String sets, Path... files) {
    RulePolicy.Result result = RulePolicy.load(sets, List.of(files));
    assertThat(result.findings()).isEmpty();
    return result.policy().orElseThrow();
  }

  private static List<String> ids(RulePolicy policy) {
    return policy.rules().stream().map(Rule::id).toList();
  }
}
