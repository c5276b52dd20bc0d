package org.tpibridge.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.tpibridge.importing.upload.UploadedFile;
import org.tpibridge.importing.upload.UploadedImports;

/** Files that are imported one after the other. */
@RestController
@RequestMapping("/api/imports")
class ImportController {
  /** As large as the largest exports that were seen, several times. */
  private static final long MAX_BYTES = 2L << 30;

  private final UploadedImports imports;

  ImportController(UploadedImports imports) {
    this.imports = imports;
  }

  /**
   * A file as the API describes it.
   *
   * @param state waiting, running, done or failed
   * @param rows imported by now, while it is running
   * @param job while it is running; the report has it afterwards
   */
  record ImportStatus(
      String id,
      String name,
      String state,
      long rows,
      Optional<String> job,
      boolean report,
      boolean rejects,
      boolean findings) {

    static ImportStatus of(UploadedFile file) {
      return new ImportStatus(
          file.id(),
          file.name(),
          file.state().name().toLowerCase(Locale.ROOT),
          file.rows(),
          file.job(),
          file.report().isPresent(),
          file.rejects().isPresent(),
          file.findings().isPresent());
    }
  }

  @Operation(summary = "Import a file in any format that tpi-bridge import reads")
  @PostMapping
  @Parameter(name = "name", in = ParameterIn.QUERY, description = "Name of the file")
  ResponseEntity<ImportStatus> add(HttpServletRequest request) throws IOException {
    UploadedFile file =
        imports
            .add(name(request), request.getInputStream(), MAX_BYTES)
            .orElseThrow(
                () ->
                    new ApiException(
                        HttpStatus.CONTENT_TOO_LARGE, "A file must not be larger than 2 GB."));
    return ResponseEntity.accepted()
        .location(URI.create("/api/imports/" + file.id()))
        .body(ImportStatus.of(file));
  }

  /** From the query only: Tomcat would read a body that curl sends as a form. */
  private static String name(HttpServletRequest request) {
    String name =
        UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .build()
            .getQueryParams()
            .getFirst("name");
    return name == null ? "upload" : UriUtils.decode(name, UTF_8);
  }

  @Operation(summary = "List the files that were sent, latest first")
  @GetMapping
  List<ImportStatus> all() throws IOException {
    return imports.all().stream().map(ImportStatus::of).toList();
  }

  @Operation(summary = "State of one file")
  @GetMapping("/{id}")
  ImportStatus one(@PathVariable String id) throws IOException {
    return ImportStatus.of(find(id));
  }

  @Operation(summary = "What was imported: counts, the job, and findings by code")
  @GetMapping(path = "/{id}/report", produces = MediaType.APPLICATION_JSON_VALUE)
  FileSystemResource report(@PathVariable String id) throws IOException {
    return file(id, "report", UploadedFile::report);
  }

  @Operation(summary = "The rejected rows, to be corrected and sent again")
  @GetMapping(path = "/{id}/rejects", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  FileSystemResource rejects(@PathVariable String id) throws IOException {
    return file(id, "rejects file", UploadedFile::rejects);
  }

  @Operation(summary = "All findings, as text")
  @GetMapping(path = "/{id}/findings", produces = "text/plain;charset=UTF-8")
  FileSystemResource findings(@PathVariable String id) throws IOException {
    return file(id, "list of findings", UploadedFile::findings);
  }

  @Operation(
      summary = "Remove a file and its reports, or cancel its import",
      description = "What is in the store remains until the job is undone.")
  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) throws IOException {
    if (!imports.remove(id)) {
      throw unknown();
    }
    return ResponseEntity.noContent().build();
  }

  private FileSystemResource file(
      String id, String what, Function<UploadedFile, Optional<Path>> report) throws IOException {
    return report
        .apply(find(id))
        .map(FileSystemResource::new)
        .orElseThrow(() -> ApiException.notFound("This import has no " + what + "."));
  }

  private UploadedFile find(String id) throws IOException {
    return imports.find(id).orElseThrow(ImportController::unknown);
  }

  private static ApiException unknown() {
    return ApiException.notFound("There is no import with this id.");
  }
}
