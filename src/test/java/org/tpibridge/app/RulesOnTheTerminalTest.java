package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings of rules in {@code check} and {@code convert}. */
class RulesOnTheTerminalTest {
  private static final String VISITS = "examples/rule-warnings.csv";
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void ruleFindingsHaveTheirCellsAndRejectNothing() {
    Typed typed = Typed.line("check", VISITS, "--output", "json", "--level", "information");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).contains("6 visits: 6 accepted, 0 rejected; 0 errors");
    Map<Integer, List<String>> byRow = promptsByRow(typed);
    assertThat(byRow)
        .isEqualTo(
            Map.of(
                2, List.of("procedure_code MUSCLE-COUNT"),
                3, List.of("visit_start INTERVAL"),
                4, List.of("pain_before REPEAT-RELIEF", "pain_before PERSISTENCE"),
                5,
                    List.of(
                        "billed_drugs BILLED-CODE",
                        "visit_start SESSIONS",
                        "pain_before REPEAT-RELIEF",
                        "pain_before PERSISTENCE"),
                6,
                    List.of(
                        "injectates MAXIMUM",
                        "sites MUSCLE-SITE",
                        "diagnoses DIAGNOSIS",
                        "injectates MIXTURE",
                        "anticoagulant SCREENING",
                        "allergies SCREENING-WORDS"),
                7,
                    List.of(
                        "sites DOCUMENTATION",
                        "pain_after DOCUMENTATION",
                        "contraindications SCREENING-WORDS",
                        "billed_drugs BILLED-CODE")));
  }

  /** The warning of a rule about row 6 is printed before the notes of reading about its sites. */
  @Test
  void warningsOfRulesComeFirst() {
    Typed typed = Typed.line("check", VISITS);

    List<String> codes = typed.outLines().stream().filter(l -> l.contains("row 6")).toList();
    assertThat(codes.get(0)).contains("TPI-RULE-MAXIMUM");
    assertThat(codes.get(1)).contains("TPI-READ-UNKNOWN-MUSCLE");
  }

  @Test
  void aSetIsChosen() {
    assertThat(promptsByRow(Typed.line("check", VISITS, "--output", "json", "--rules", "coding")))
        .containsOnlyKeys(2, 5, 6, 7);
    assertThat(Typed.line("convert", VISITS, "--rules", "none").err()).doesNotContain("TPI-RULE-");
    assertThat(Typed.line("convert", VISITS).err()).contains("TPI-RULE-SESSIONS");
  }

  @Test
  void anUnknownSetIsWrongUsage() {
    Typed typed = Typed.line("check", VISITS, "--rules", "saftey");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("no policy set \"saftey\"").contains("safety");
  }

  private static Map<Integer, List<String>> promptsByRow(Typed typed) {
    return JSON.readTree(typed.out())
        .valueStream()
        .filter(f -> f.get("code").asString().startsWith("TPI-RULE-"))
        .collect(
            Collectors.groupingBy(
                f -> f.get("row").asInt(),
                TreeMap::new,
                Collectors.mapping(RulesOnTheTerminalTest::shortly, Collectors.toList())));
  }

  private static String shortly(JsonNode finding) {
    return finding.get("column").asString()
        + " "
        + finding.get("code").asString().substring("TPI-RULE-".length());
  }
}
