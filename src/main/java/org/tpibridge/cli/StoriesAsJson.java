package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tpibridge.importing.explaining.Story;
import org.tpibridge.store.Findings.Kept;
import org.tpibridge.store.Jobs;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How something came to be, for programs: an array of one object a story. */
final class StoriesAsJson {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;

  StoriesAsJson(PrintStream out) {
    this.out = out;
  }

  void print(List<? extends Story> stories) {
    ArrayNode all = JSON.createArrayNode();
    stories.forEach(story -> all.add(json(story)));
    PrettyJson.print(all, out);
  }

  private static ObjectNode json(Story story) {
    ObjectNode json = JSON.createObjectNode();
    if (story instanceof Story.OfResource resource) {
      json.put("resource", resource.name());
      resource.visitId().ifPresent(v -> json.put("visit", v));
      ArrayNode versions = json.putArray("versions");
      resource.versions().forEach(v -> versions.add(json(v)));
    } else if (story instanceof Story.OfVisit visit) {
      json.put("visit", visit.visitId());
      json.put("state", word(visit.state()));
      ArrayNode rows = json.putArray("rows");
      visit.rows().forEach(told -> rows.add(json(told)));
      names(json, "resources", visit.resources());
    } else if (story instanceof Story.OfRow row) {
      json.setAll(json(row.told()));
      row.visitId().ifPresent(v -> json.put("visit", v));
      names(json, "resources", row.resources());
      names(json, "changed", row.changed());
    }
    return json;
  }

  private static ObjectNode json(Story.Version version) {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", version.number());
    json.put("at", version.at().toString());
    json.put("current", version.current());
    json.put("deleted", version.deleted());
    version
        .told()
        .ifPresentOrElse(
            told -> json.setAll(json(told)), () -> json.set("job", json(version.by())));
    return json;
  }

  private static ObjectNode json(Story.Told told) {
    ObjectNode json = JSON.createObjectNode();
    json.set("job", json(told.job()));
    json.put("row", told.row().ordinal());
    json.put("place", told.row().place());
    json.put("outcome", word(told.row().outcome()));
    told.row().sha256().ifPresent(hash -> json.put("sha256", hash));
    told.mapping().ifPresent(version -> json.put("mapping", version));
    ArrayNode findings = json.putArray("findings");
    told.findings().forEach(finding -> findings.add(json(finding)));
    return json;
  }

  private static ObjectNode json(Kept finding) {
    ObjectNode json = JSON.createObjectNode();
    json.put("severity", finding.severity().word());
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
    json.put("kind", word(job.plan().kind()));
    json.put("state", word(job.state()));
    json.put("source", job.plan().source());
    job.plan().sha256().ifPresent(hash -> json.put("sha256", hash));
    json.put("program", job.plan().program());
    json.put("started", job.started().toString());
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
