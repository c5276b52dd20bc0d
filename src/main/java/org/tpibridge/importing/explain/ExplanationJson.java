package org.tpibridge.importing.explain;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes explanations as a JSON array with one object for each. */
public final class ExplanationJson {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;

  public ExplanationJson(PrintStream out) {
    this.out = out;
  }

  public void print(List<? extends Explanation> stories) {
    ArrayNode all = JSON.createArrayNode();
    stories.forEach(story -> all.add(json(story)));
    IndentedJson.print(all, out);
  }

  private static ObjectNode json(Explanation story) {
    ObjectNode json = JSON.createObjectNode();
    if (story instanceof Explanation.OfResource resource) {
      json.put("resource", resource.name());
      resource.visitId().ifPresent(v -> json.put("visit", v));
      ArrayNode versions = json.putArray("versions");
      resource.versions().forEach(v -> versions.add(json(v)));
    } else if (story instanceof Explanation.OfVisit visit) {
      json.put("visit", visit.visitId());
      json.put("state", word(visit.state()));
      ArrayNode rows = json.putArray("rows");
      visit.rows().forEach(stated -> rows.add(json(stated)));
      names(json, "resources", visit.resources());
    } else if (story instanceof Explanation.OfRow row) {
      json.setAll(json(row.row()));
      row.visitId().ifPresent(v -> json.put("visit", v));
      names(json, "resources", row.resources());
      names(json, "changed", row.changed());
    }
    return json;
  }

  private static ObjectNode json(Explanation.VersionOrigin version) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", version.number());
    json.put("at", version.at().toString());
    json.put("current", version.current());
    json.put("deleted", version.deleted());
    version
        .row()
        .ifPresentOrElse(
            stated -> json.setAll(json(stated)), () -> json.set("job", json(version.by())));
    return json;
  }

  private static ObjectNode json(Explanation.ImportedRow stated) {
    ObjectNode json = JSON.createObjectNode();
    json.set("job", json(stated.job()));
    json.put("row", stated.row().rowNumber());
    json.put("place", stated.row().place().text());
    json.put("outcome", word(stated.row().outcome()));
    stated.row().sha256().ifPresent(hash -> json.put("sha256", hash));
    stated.mapping().ifPresent(version -> json.put("mapping", version));
    ArrayNode findings = json.putArray("findings");
    stated.findings().forEach(finding -> findings.add(json(finding)));
    return json;
  }

  private static ObjectNode json(StoredFinding finding) {
    ObjectNode json = JSON.createObjectNode();
    json.put("severity", finding.severity().label());
    json.put("code", finding.code());
    json.put("message", finding.message());
    finding.suggestion().ifPresent(s -> json.put("suggestion", s));
    finding.expression().ifPresent(e -> json.put("expression", e));
    finding.place().ifPresent(p -> json.put("place", p));
    return json;
  }

  private static ObjectNode json(Jobs.Job job) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", job.id());
    json.put("kind", word(job.request().kind()));
    json.put("state", word(job.state()));
    json.put("source", job.request().inputName());
    job.request().sha256().ifPresent(hash -> json.put("sha256", hash));
    json.put("program", job.request().program());
    json.put("startedAt", job.startedAt().toString());
    return json;
  }

  private static void names(ObjectNode json, String property, List<String> names) {
    ArrayNode array = json.putArray(property);
    names.forEach(array::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
