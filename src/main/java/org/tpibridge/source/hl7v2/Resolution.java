package org.tpibridge.source.hl7v2;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Decides what all messages of one visit state together: which statements about each item count,
 * and whether those that count agree. It depends on what the messages say, and on the order in
 * which they arrived only where nothing else shows which of two is newer.
 */
final class Resolution {
  private final Terminology terminology;
  private final ItemRules rules;
  private final Sources sources;
  private final StatedTimes times;

  Resolution(Terminology terminology, ItemRules rules, ZoneId clinic) {
    this.times = new StatedTimes(clinic);
    this.terminology = terminology;
    this.rules = rules;
    this.sources = new Sources(terminology, rules);
  }

  /**
   * @param drafts of the visit's messages
   * @param findings that there are already; more are added
   */
  Telling of(List<Draft> drafts, VisitNumber number, List<Finding> findings) {
    List<Statement> statements =
        drafts.stream().sorted(Draft.CANONICAL).flatMap(d -> d.statements().stream()).toList();
    VisitFacts facts = new VisitFacts(terminology, sources, times, findings);
    Orders orders = new Orders(statements);
    History.Judgment judgment = new History.Judgment(rules, sources, findings);
    context(statements, facts);
    new CodedRecords(statements, judgment).counting().forEach(s -> facts.add(s, "message", ""));
    custom(statements, orders, facts, judgment);
    results(statements, orders, facts, judgment);
    administrations(statements, orders, facts, judgment);
    new Documents(statements, rules)
        .counting(findings)
        .forEach((root, of) -> of.forEach(s -> facts.add(s, "document " + root, part(s))));
    charges(statements, drafts, facts, judgment);
    ServiceDays.compare(facts.services(), findings);
    number.tell(facts, findings);
    return new Telling(facts.finished().chosen(findings), findings);
  }

  private static String part(Statement statement) {
    return statement.message().number() + "." + statement.ordinal();
  }

  private static void context(List<Statement> statements, VisitFacts facts) {
    statements.stream()
        .filter(s -> s.item() instanceof Item.Context)
        .forEach(s -> facts.add(s, "message", ""));
  }

  private void custom(
      List<Statement> statements, Orders orders, VisitFacts facts, History.Judgment judgment) {
    Map<String, List<Statement>> byField = new LinkedHashMap<>();
    for (Statement each : statements) {
      if (each.item() instanceof Item.Custom custom && !each.facts().isEmpty()) {
        byField
            .computeIfAbsent(
                orders.key(custom.order()) + "|" + custom.field(), k -> new ArrayList<>())
            .add(each);
      }
    }
    byField
        .values()
        .forEach(
            of ->
                new History("mapped field", of, judgment)
                    .counting()
                    .forEach(s -> facts.add(s, "map", "")));
  }

  private static List<Statement> canceled(List<Statement> statements) {
    return statements.stream().filter(s -> s.item() instanceof Item.OrderCanceled).toList();
  }

  private void results(
      List<Statement> statements, Orders orders, VisitFacts facts, History.Judgment judgment) {
    Results results = new Results(statements, orders, judgment);
    results
        .counting(canceled(statements))
        .forEach(
            (order, of) ->
                new FlowsheetRows(terminology, of)
                    .whole(judgment.findings())
                    .forEach(
                        s ->
                            facts.add(
                                s, "results " + order, ((Item.Result) s.item()).code().number())));
    results.superseded().forEach(facts::addService);
  }

  private void administrations(
      List<Statement> statements, Orders orders, VisitFacts facts, History.Judgment judgment) {
    Administrations administrations = new Administrations(statements, orders, judgment);
    administrations
        .counting(canceled(statements))
        .forEach(s -> facts.add(s, Candidate.ADMINISTRATIONS, part(s)));
    administrations.superseded().forEach(facts::addService);
  }

  private void charges(
      List<Statement> statements, List<Draft> drafts, VisitFacts facts, History.Judgment judgment) {
    List<Charges.Line> lines = new Charges(statements, judgment).lines();
    lines.stream().filter(l -> l.units().signum() > 0).forEach(facts::add);
    facts.addBilledDrugs(lines);
    List<Charges.Line> procedures =
        lines.stream().filter(l -> !Item.Charge.isDrugCode(l.item().code())).toList();
    boolean allCredited =
        !procedures.isEmpty() && procedures.stream().allMatch(l -> l.units().signum() == 0);
    if (allCredited && !facts.has(Column.PROCEDURE_CODE)) {
      boolean chargesOnly = drafts.stream().allMatch(Draft::isCharges);
      String message =
          "All charges of " + procedures.get(0).item().code() + " were credited or have no units";
      judgment
          .findings()
          .add(
              (chargesOnly
                      ? Finding.error(
                          Codes.CREDIT,
                          message
                              + ", and nothing but charges documents the procedure. The visit is"
                              + " not read. If the procedure was done, send its note, its results"
                              + " or the new charge.")
                      : Finding.warning(
                          Codes.CREDIT,
                          message
                              + "; the visit has no procedure code from charges. Check whether the"
                              + " procedure was done."))
                  .at(procedures.get(0).place()));
    }
  }
}
