package org.tpibridge.importing.jobs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings.NumberedFinding;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;
import tools.jackson.core.JsonGenerator;

/** Writes jobs as JSON, described in {@code docs/importing.md}. Times are in UTC. */
public final class JobJson {
  private final Store store;
  private final PrintStream out;

  public JobJson(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  public void writeList(List<JobStatus> jobs) {
    try (JsonGenerator json = IndentedJson.generator(out)) {
      json.writeStartArray();
      for (JobStatus job : jobs) {
        json.writeStartObject();
        write(job, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.println();
  }

  public void writeDetails(JobStatus job, boolean findings) {
    try (JsonGenerator json = IndentedJson.generator(out)) {
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

  private static void write(JobStatus status, JsonGenerator json) {
    Jobs.Job job = status.job();
    Jobs.RowCounts counts = job.counts();
    json.writeStringProperty("job", job.id());
    json.writeStringProperty("kind", job.request().kind().name().toLowerCase(Locale.ROOT));
    job.request().targetJob().ifPresent(c -> json.writeStringProperty("undoes", "J" + c));
    json.writeStringProperty("state", status.state().label());
    json.writeStringProperty("file", job.request().inputName());
    job.request().sha256().ifPresent(hash -> json.writeStringProperty("sha256", hash));
    job.request().bytes().ifPresent(bytes -> json.writeNumberProperty("bytes", bytes));
    json.writeNumberProperty("visits", counts.visits());
    json.writeNumberProperty("created", counts.created());
    json.writeNumberProperty("updated", counts.updated());
    json.writeNumberProperty("unchanged", counts.unchanged());
    json.writeNumberProperty("rejected", counts.rejected());
    json.writeNumberProperty("unreadable", counts.unreadable());
    json.writeNumberProperty("leftOut", counts.leftOut());
    json.writeNumberProperty("patientsLinked", counts.linked());
    json.writeNumberProperty("position", job.position());
    json.writeStringProperty("startedAt", job.startedAt().toString());
    json.writeStringProperty("heartbeatAt", job.heartbeatAt().toString());
    job.endedAt().ifPresent(ended -> json.writeStringProperty("endedAt", ended.toString()));
    json.writeNumberProperty("seconds", JobStatus.duration(job).toMillis() / 1000.0);
    json.writeStringProperty("process", job.request().process());
    json.writeStringProperty("program", job.request().program());
    json.writeStringProperty("settings", job.request().settings());
  }

  private void writeRejects(long job, JsonGenerator json) {
    json.writeArrayPropertyStart("rejects");
    for (SourceRows.RowOutcome outcome :
        List.of(SourceRows.RowOutcome.REJECTED, SourceRows.RowOutcome.UNREADABLE)) {
      for (SourceRows.SourceRow row : store.read(tx -> tx.sourceRows().withOutcome(job, outcome))) {
        json.writeStartObject();
        json.writeNumberProperty("visit", row.rowNumber());
        json.writeStringProperty("place", row.place().text());
        json.writeArrayPropertyStart("codes");
        store.read(tx -> tx.findings().ofRow(job, row.rowNumber())).stream()
            .filter(stored -> stored.severity() == Severity.ERROR)
            .map(StoredFinding::code)
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
        .read(tx -> tx.findings().countsByCode(job))
        .forEach(
            codeCount -> {
              json.writeStartObject();
              json.writeStringProperty("severity", codeCount.severity().label());
              json.writeStringProperty("code", codeCount.code());
              json.writeNumberProperty("count", codeCount.count());
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private void writeFindings(long job, JsonGenerator json) {
    json.writeArrayPropertyStart("findings");
    new JobFindings(store, job).each(finding -> writeFinding(finding, json));
    json.writeEndArray();
  }

  private static void writeFinding(NumberedFinding finding, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("visit", finding.rowNumber());
    StoredFinding stored = finding.finding();
    json.writeStringProperty("severity", stored.severity().label());
    json.writeStringProperty("code", stored.code());
    stored.place().ifPresent(place -> json.writeStringProperty("place", place));
    json.writeStringProperty("message", stored.message());
    stored.suggestion().ifPresent(s -> json.writeStringProperty("suggestion", s));
    stored.expression().ifPresent(e -> json.writeStringProperty("expression", e));
    json.writeEndObject();
  }
}
