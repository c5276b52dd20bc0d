package org.tpibridge.importing.upload;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that was sent to be imported.
 *
 * @param id made by the server
 * @param name as the sender gave it, without characters that file systems do not accept
 * @param rows imported by now; 0 unless it is running
 * @param job id of its job, such as {@code J17}; empty before it begins and after it is archived
 * @param report what was imported, as JSON
 * @param rejects the rejected rows, to be corrected
 * @param findings of all rows, as text
 */
public record UploadedFile(
    String id,
    String name,
    UploadState state,
    long rows,
    Optional<String> job,
    Optional<Path> report,
    Optional<Path> rejects,
    Optional<Path> findings) {

  /** How far the import of a file is. */
  public enum UploadState {
    WAITING,
    RUNNING,
    /** All rows were read; rejected rows are in the rejects file. */
    DONE,
    /** The file could not be read, or not to its end. */
    FAILED
  }
}
