package org.tpibridge.reading.hl7v2.resolution;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Decides what all messages of one visit state together: which statements about each item are used,
 * and whether they agree. The result depends on the content of the messages. The order of arrival
 * matters only if nothing else shows which of two statements is newer.
 */
public final class VisitResolver {
  private final Terminology terminology;
  private final SubjectRules rules;
  private final ListReconciler sources;
  private final StatedTimes times;

  public VisitResolver(Terminology terminology, SubjectRules rules, ZoneId clinic) {
    this.times = new StatedTimes(clinic);
    this.terminology = terminology;
    this.rules = rules;
    this.sources = new ListReconciler(terminology, rules);
  }

  /**
   * @param statementsOfMessages the statements of the visit's messages
   * @param findings the existing findings; more are added
   */
  public ExtractedFields resolve(
      List<MessageStatements> statementsOfMessages, VisitNumbers number, List<Finding> findings) {
    List<MessageStatement> statements =
        statementsOfMessages.stream()
            .sorted(MessageStatements.CANONICAL)
            .flatMap(d -> d.statements().stream())
            .toList();
    VisitFacts facts = new VisitFacts(terminology, sources, times, findings);
    OrderMatcher orders = new OrderMatcher(statements);
    StatementHistory.ResolutionContext context =
        new StatementHistory.ResolutionContext(rules, sources, findings);
    context(statements, facts);
    new CodedRecordResolver(statements, context)
        .effectiveStatements()
        .forEach(s -> facts.add(s, "message", ""));
    custom(statements, orders, facts, context);
    results(statements, orders, facts, context);
    administrations(statements, orders, facts, context);
    new DocumentResolver(statements, rules)
        .effectiveStatements(findings)
        .forEach((root, of) -> of.forEach(s -> facts.add(s, "document " + root, part(s))));
    charges(statements, statementsOfMessages, facts, context);
    ServiceDays.compare(facts.services(), findings);
    number.addTo(facts, findings);
    return new ExtractedFields(facts.finished().selected(findings), findings);
  }

  private static String part(MessageStatement statement) {
    return statement.message().number() + "." + statement.ordinal();
  }

  private static void context(List<MessageStatement> statements, VisitFacts facts) {
    statements.stream()
        .filter(s -> s.item() instanceof StatementSubject.Context)
        .forEach(s -> facts.add(s, "message", ""));
  }

  private void custom(
      List<MessageStatement> statements,
      OrderMatcher orders,
      VisitFacts facts,
      StatementHistory.ResolutionContext context) {
    Map<String, List<MessageStatement>> byField = new LinkedHashMap<>();
    for (MessageStatement each : statements) {
      if (each.item() instanceof StatementSubject.Custom custom && !each.facts().isEmpty()) {
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
                new StatementHistory("mapped field", of, context)
                    .effectiveStatements()
                    .forEach(s -> facts.add(s, "map", "")));
  }

  private static List<MessageStatement> canceled(List<MessageStatement> statements) {
    return statements.stream()
        .filter(s -> s.item() instanceof StatementSubject.OrderCanceled)
        .toList();
  }

  private void results(
      List<MessageStatement> statements,
      OrderMatcher orders,
      VisitFacts facts,
      StatementHistory.ResolutionContext context) {
    ResultResolver results = new ResultResolver(statements, orders, context);
    results
        .effectiveStatements(canceled(statements))
        .forEach(
            (order, of) ->
                new FlowsheetRows(terminology, of)
                    .joinRows(context.findings())
                    .forEach(
                        s ->
                            facts.add(
                                s,
                                "results " + order,
                                ((StatementSubject.Result) s.item()).code().number())));
    results.superseded().forEach(facts::addService);
  }

  private void administrations(
      List<MessageStatement> statements,
      OrderMatcher orders,
      VisitFacts facts,
      StatementHistory.ResolutionContext context) {
    AdministrationResolver administrations =
        new AdministrationResolver(statements, orders, context);
    administrations
        .effectiveStatements(canceled(statements))
        .forEach(s -> facts.add(s, CandidateValue.ADMINISTRATIONS, part(s)));
    administrations.superseded().forEach(facts::addService);
  }

  private void charges(
      List<MessageStatement> statements,
      List<MessageStatements> statementsOfMessages,
      VisitFacts facts,
      StatementHistory.ResolutionContext context) {
    List<ChargeResolver.Line> lines = new ChargeResolver(statements, context).lines();
    lines.stream().filter(l -> l.units().signum() > 0).forEach(facts::add);
    facts.addBilledDrugs(lines);
    List<ChargeResolver.Line> procedures =
        lines.stream().filter(l -> !StatementSubject.Charge.isDrugCode(l.item().code())).toList();
    boolean allCredited =
        !procedures.isEmpty() && procedures.stream().allMatch(l -> l.units().signum() == 0);
    if (allCredited && !facts.has(Column.PROCEDURE_CODE)) {
      boolean chargesOnly = statementsOfMessages.stream().allMatch(MessageStatements::isCharges);
      String message =
          "All charges of "
              + procedures.get(0).item().code()
              + " were credited or have zero units. ";
      context
          .findings()
          .add(
              (chargesOnly
                      ? Finding.error(
                          Hl7FindingCodes.CREDIT,
                          message
                              + "The procedure is documented only by charges, so the visit was"
                              + " rejected. If the procedure was performed, send its note, its"
                              + " results or the new charge.")
                      : Finding.warning(
                          Hl7FindingCodes.CREDIT,
                          message
                              + "The visit has no procedure code from charges. Check whether the"
                              + " procedure was performed."))
                  .at(procedures.get(0).place()));
    }
  }
}
