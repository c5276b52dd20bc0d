package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

class RulesTest {
  private static final RulePolicy ALL =
      RulePolicy.load(RulePolicy.ALL, List.of()).policy().orElseThrow();
  private static final Rules RULES = new Rules(ALL, TestKeys.SHIPPED);
  private static final Pattern RULE = Pattern.compile("\\(Rule ([a-z0-9-]+), ");

  static Stream<RuleCase> cases() {
    return RuleCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRuleReportsVisitsThatBreakIt(RuleCase theCase) {
    assertThat(rulesThatSpeak(theCase.breaking()))
        .contains(theCase.rule())
        .isSubsetOf(withAlso(theCase));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRuleDoesNotReportCompliantVisits(RuleCase theCase) {
    Set<String> allowed = withAlso(theCase);
    allowed.remove(theCase.rule());

    assertThat(rulesThatSpeak(theCase.keeping())).isSubsetOf(allowed);
  }

  @Test
  void everyBuiltInRuleHasACase() {
    assertThat(RuleCase.all().map(RuleCase::rule).collect(Collectors.toSet()))
        .isEqualTo(ALL.rules().stream().map(Rule::id).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFindingNamesItsSourceAndIsNeverAnError(RuleCase theCase) {
    Rule rule =
        ALL.rules().stream().filter(r -> r.id().equals(theCase.rule())).findFirst().orElseThrow();

    assertThat(prompts(theCase.breaking()))
        .filteredOn(p -> idOf(p.finding()).equals(rule.id()))
        .isNotEmpty()
        .allSatisfy(
            prompt -> {
              assertThat(prompt.finding().severity()).isNotEqualTo(Severity.ERROR);
              assertThat(prompt.finding().code()).isEqualTo(rule.check().code());
              assertThat(prompt.finding().message())
                  .contains(rule.source())
                  .endsWith("For review; not medical or billing advice.)");
              assertThat(prompt.finding().suggestion()).contains(rule.look());
              assertThat(prompt.strong()).isEqualTo(rule.severity() == RuleSeverity.STRONG);
            });
  }

  @Test
  void theFindingNamesItsItem() {
    Visit visit = RuleCase.visit(Map.of("billed_drugs", "J3301 x4; J2001 x2"));

    assertThat(RULES.evaluate(visit))
        .extracting(RuleFinding::field)
        .containsExactly(VisitField.of(Column.BILLED_DRUGS, 1));
  }

  @Test
  void strongFindingsComeFirst() {
    Visit visit =
        RuleCase.visit(
            Map.of("injectates", "bupivacaine 200 mg; lidocaine 400 mg", "diagnoses", "M54.2"));

    assertThat(RULES.evaluate(visit))
        .extracting(RuleFinding::strong)
        .containsExactly(true, false, false, false);
  }

  /** A finding about a session that was read earlier names that session. */
  @Test
  void anEarlierSessionReadLaterIsReportedWithTheDayOfTheLaterOne() {
    Visit later =
        RuleCase.visit(Map.of("visit_id", "b", "visit_start", "2024-05-03", "pain_before", "2"));
    Visit earlier = RuleCase.visit(Map.of("visit_id", "a", "visit_start", "2024-03-04"));
    SeriesTracker series = RULES.series();
    series.next(RuleCase.key(later), later);

    assertThat(series.next(RuleCase.key(earlier), earlier))
        .extracting(p -> p.finding().message())
        .singleElement()
        .asString()
        .startsWith(
            "For the session of 2024-05-03, read earlier: The previous session was on 2024-03-04");
  }

  private static Set<String> withAlso(RuleCase theCase) {
    Set<String> rules = theCase.also().stream().flatMap(List::stream).collect(Collectors.toSet());
    rules.add(theCase.rule());
    return rules;
  }

  private static List<String> rulesThatSpeak(List<Visit> visits) {
    return prompts(visits).stream().map(p -> idOf(p.finding())).toList();
  }

  private static List<RuleFinding> prompts(List<Visit> visits) {
    SeriesTracker series = RULES.series();
    List<RuleFinding> prompts = new ArrayList<>();
    for (Visit visit : visits) {
      prompts.addAll(RULES.evaluate(visit));
      prompts.addAll(series.next(RuleCase.key(visit), visit));
    }
    return prompts;
  }

  private static String idOf(Finding finding) {
    Matcher matcher = RULE.matcher(finding.message());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
