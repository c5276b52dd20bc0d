package org.tpibridge.exchange.preflight;

import java.util.Locale;
import org.tpibridge.exchange.preflight.PreflightReport.TypePlan;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A preflight report as JSON. */
public final class PreflightJson {
  private static final JsonMapper JSON = new JsonMapper();

  private PreflightJson() {}

  public static ObjectNode of(PreflightReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("ehr", report.ehr());
    json.put("url", report.url().toString());
    json.put("environment", word(report.environment()));
    json.put("available", report.isAvailable());
    ArrayNode checks = json.putArray("checks");
    report
        .checks()
        .forEach(
            check ->
                checks
                    .addObject()
                    .put("check", check.name())
                    .put("result", word(check.result()))
                    .put("message", check.message()));
    ArrayNode types = json.putArray("types");
    report.types().forEach(plan -> add(types.addObject(), plan));
    return json;
  }

  private static void add(ObjectNode json, TypePlan plan) {
    json.put("type", plan.type());
    json.put("use", word(plan.use()));
    json.put("method", word(plan.method()));
    json.put("reason", plan.reason());
    json.put("evidence", word(plan.evidence()));
    plan.observed().ifPresent(text -> json.put("observed", text));
    plan.missing().ifPresent(text -> json.put("missing", text));
    plan.landsIn().ifPresent(text -> json.put("landsIn", text));
    json.put("needsSigning", plan.needsSigning());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
