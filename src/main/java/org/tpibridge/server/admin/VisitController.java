package org.tpibridge.server.admin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.SubmittedVisits.SubmissionResult;
import org.tpibridge.importing.upload.SubmittedVisits.SubmittedVisit;

/** A few visits in the standard JSON form, which are imported at once. */
@RestController
@RequestMapping("/api/visits")
class VisitController {
  private static final int MAX_BYTES = 16 << 20;

  private final SubmittedVisits visits;

  VisitController(SubmittedVisits visits) {
    this.visits = visits;
  }

  /** A finding of a visit. */
  record VisitFinding(
      String severity,
      String code,
      Optional<String> place,
      String message,
      Optional<String> suggestion,
      Optional<String> expression) {

    static VisitFinding of(Finding finding) {
      return new VisitFinding(
          finding.severity().label(),
          finding.code(),
          finding.place().map(place -> place.description()),
          finding.message(),
          finding.suggestion(),
          finding.expression());
    }
  }

  /**
   * The result of one visit.
   *
   * @param outcome created, updated, unchanged, rejected, …
   */
  record VisitResponse(long visit, String outcome, List<VisitFinding> findings) {

    static VisitResponse of(SubmittedVisit visit) {
      return new VisitResponse(
          visit.number(),
          visit.outcome().name().toLowerCase(Locale.ROOT),
          visit.findings().stream().map(VisitFinding::of).toList());
    }
  }

  /** The results of a request, and the job that can be undone. */
  record SubmissionResponse(String job, List<VisitResponse> visits) {}

  @Operation(
      summary = "Import visits in the standard JSON form",
      description =
          "A visit, an array of visits, or one visit a line (docs/visit.md). The status is 422 if"
              + " no visit was imported.")
  @PostMapping
  ResponseEntity<SubmissionResponse> add(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new ApiException(
          HttpStatus.CONTENT_TOO_LARGE,
          "The visits must not be larger than 16 MB. Send them as a file to /api/imports.");
    }
    SubmissionResult result = visits.submit(body);
    boolean anyImported = result.visits().stream().anyMatch(SubmittedVisit::isImported);
    return ResponseEntity.status(anyImported ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .body(
            new SubmissionResponse(
                result.job().id(), result.visits().stream().map(VisitResponse::of).toList()));
  }
}
