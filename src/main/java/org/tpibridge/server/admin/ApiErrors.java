package org.tpibridge.server.admin;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.database.StoreException;

/** Answers errors of the API as problem details. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  @ExceptionHandler
  ProblemDetail refused(ApiException e) {
    return ProblemDetail.forStatusAndDetail(e.status(), e.getMessage());
  }

  /** What is asked for cannot be done now, such as undoing a job twice. */
  @ExceptionHandler({ImportException.class, UsageException.class})
  ProblemDetail conflict(RuntimeException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unavailable(StoreException e) {
    LOG.warn("The store cannot be used: {}", e.getMessage());
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "The store cannot be used now. Try again later.");
  }

  @ExceptionHandler({RuntimeException.class, IOException.class})
  ProblemDetail internal(Exception e) {
    // The message may quote patient data.
    LOG.error(
        "A request was not answered because of an internal error: {}", e.getClass().getName());
    LOG.debug("Cause", e);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "An internal error occurred. The log has it.");
  }
}
