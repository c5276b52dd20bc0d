package org.tpibridge.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tpibridge.importing.jobs.JobJson;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.JobUndo.LaterChanges;
import org.tpibridge.importing.undo.UndoSummary;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;

/** The jobs of the store. */
@RestController
@RequestMapping(path = "/api/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {
  private static final int MOST = 200;

  private final Store store;
  private final JobUndo undo;

  JobController(Store store, JobUndo undo) {
    this.store = store;
    this.undo = undo;
  }

  @Operation(summary = "The latest jobs, as tpi-bridge status --output json prints them")
  @GetMapping
  byte[] all() {
    return json(writer -> writer.writeList(JobStatus.newest(store, MOST)));
  }

  @Operation(summary = "One job, with rejected rows and findings by code")
  @GetMapping("/{id}")
  byte[] one(@PathVariable String id, @RequestParam(defaultValue = "false") boolean findings) {
    JobStatus job =
        JobStatus.named(store, id)
            .orElseThrow(() -> ApiException.notFound("There is no job with this id."));
    return json(writer -> writer.writeDetails(job, findings));
  }

  private byte[] json(Consumer<JobJson> write) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, UTF_8);
    write.accept(new JobJson(store, out));
    out.flush();
    return bytes.toByteArray();
  }

  /**
   * The result of an undo.
   *
   * @param job that undid it; empty if nothing was changed
   * @param retracted visits that are marked as entered in error
   * @param restored visits that have their earlier content again
   * @param unchanged visits that a later job changed
   * @param changedLater ids of some of those visits
   */
  record UndoResult(
      Optional<String> job,
      long retracted,
      long restored,
      long unchanged,
      List<String> changedLater) {}

  @Operation(
      summary = "Undo a job",
      description =
          "later says what to do about visits that a later job changed: refuse (nothing is undone),"
              + " keep (they do not change), undo (the later changes, too).")
  @PostMapping("/{id}/undo")
  ResponseEntity<UndoResult> undo(
      @PathVariable String id, @RequestParam(defaultValue = "REFUSE") LaterChanges later) {
    UndoSummary summary = undo.run(id, later);
    return ResponseEntity.status(summary.refused() ? HttpStatus.CONFLICT : HttpStatus.OK)
        .body(
            new UndoResult(
                summary.job().map(Jobs.Job::id),
                summary.retracted(),
                summary.restored(),
                summary.unchanged(),
                summary.changedLater()));
  }
}
