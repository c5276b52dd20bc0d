package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tpibridge.finding.Severity;
import org.tpibridge.store.Findings.Kept;
import org.tpibridge.store.Findings.Numbered;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import tools.jackson.core.JsonGenerator;

/** Jobs for programs; {@code docs/importing.md}. Times are in UTC. */
final class JobsAsJson {
  private final Store store;
  private final PrintStream out;

  JobsAsJson(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  void list(List<StandingJob> jobs) {
    try (JsonGenerator json = PrettyJson.on(out)) {
      json.writeStartArray();
      for (StandingJob job : jobs) {
        json.writeStartObject();
        write(job, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }

  void one(StandingJob job, boolean findings) {
    try (JsonGenerator json = PrettyJson.on(out)) {
      json.writeStartObject();
      write(job, json);
      writeRejects(job.job().key(), json);
      writeCodes(job.job().key(), json);
      if (findings) {
        writeFindings(job.job().key(), json);
      }
      json.writeEndObject();
    }
    out.println();
  }

  private static void write(StandingJob standing, JsonGenerator json) {
    Jobs.Job job = standing.job();
    Jobs.Counts counts = job.counts();
    json.writeStringProperty("job", job.id());
    json.writeStringProperty("kind", job.plan().kind().name().toLowerCase(Locale.ROOT));
    job.plan().concerns().ifPresent(c -> json.writeStringProperty("concerns", "J" + c));
    json.writeStringProperty("state", standing.standing().words());
    json.writeStringProperty("file", job.plan().source());
    job.plan().sha256().ifPresent(hash -> json.writeStringProperty("sha256", hash));
    job.plan().bytes().ifPresent(bytes -> json.writeNumberProperty("bytes", bytes));
    json.writeNumberProperty("visits", counts.visits());
    json.writeNumberProperty("created", counts.created());
    json.writeNumberProperty("updated", counts.updated());
    json.writeNumberProperty("unchanged", counts.unchanged());
    json.writeNumberProperty("rejected", counts.rejected());
    json.writeNumberProperty("unreadable", counts.unreadable());
    json.writeNumberProperty("leftOut", counts.leftOut());
    json.writeNumberProperty("patientsLinked", counts.linked());
    json.writeNumberProperty("position", job.position());
    json.writeStringProperty("started", job.started().toString());
    json.writeStringProperty("touched", job.touched().toString());
    job.ended().ifPresent(ended -> json.writeStringProperty("ended", ended.toString()));
    json.writeNumberProperty("seconds", StandingJob.took(job).toMillis() / 1000.0);
    json.writeStringProperty("process", job.plan().owner());
    json.writeStringProperty("program", job.plan().program());
    json.writeStringProperty("settings", job.plan().settings());
  }

  private void writeRejects(long job, JsonGenerator json) {
    json.writeArrayPropertyStart("rejects");
    for (SourceRows.Outcome outcome :
        List.of(SourceRows.Outcome.REJECTED, SourceRows.Outcome.UNREADABLE)) {
      for (SourceRows.Row row : store.read(tx -> tx.sourceRows().withOutcome(job, outcome))) {
        json.writeStartObject();
        json.writeNumberProperty("visit", row.ordinal());
        json.writeStringProperty("place", row.place());
        json.writeArrayPropertyStart("codes");
        store.read(tx -> tx.findings().of(job, row.ordinal())).stream()
            .filter(kept -> kept.severity() == Severity.ERROR)
            .map(Kept::code)
            .distinct()
            .forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void writeCodes(long job, JsonGenerator json) {
    json.writeArrayPropertyStart("codes");
    store
        .read(tx -> tx.findings().tally(job))
        .forEach(
            tally -> {
              json.writeStartObject();
              json.writeStringProperty("severity", tally.severity().word());
              json.writeStringProperty("code", tally.code());
              json.writeNumberProperty("count", tally.count());
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private void writeFindings(long job, JsonGenerator json) {
    json.writeArrayPropertyStart("findings");
    new KeptFindings(store, job).each(finding -> writeFinding(finding, json));
    json.writeEndArray();
  }

  private static void writeFinding(Numbered finding, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("visit", finding.ordinal());
    Kept kept = finding.kept();
    json.writeStringProperty("severity", kept.severity().word());
    json.writeStringProperty("code", kept.code());
    kept.place().ifPresent(place -> json.writeStringProperty("place", place));
    json.writeStringProperty("message", kept.message());
    kept.suggestion().ifPresent(s -> json.writeStringProperty("suggestion", s));
    kept.expression().ifPresent(e -> json.writeStringProperty("expression", e));
    json.writeEndObject();
  }
}
