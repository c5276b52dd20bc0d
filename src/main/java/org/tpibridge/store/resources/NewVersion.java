package org.tpibridge.store.resources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.search.IndexValue;

/**
 * A version to add.
 *
 * @param previous the current version, if there is one
 * @param content FHIR JSON in UTF-8, references as {@code Type/id}, without version and time; for a
 *     deleted resource its last content
 * @param index its index values, if they were extracted beforehand
 */
public record NewVersion(
    Optional<ResourceVersion> previous,
    String type,
    String id,
    OptionalLong visit,
    boolean deleted,
    byte[] hash,
    byte[] content,
    Optional<List<IndexValue>> index) {

  /** A version whose index values are read from its content. */
  public NewVersion(
      Optional<ResourceVersion> previous,
      String type,
      String id,
      OptionalLong visit,
      boolean deleted,
      byte[] hash,
      byte[] content) {
    this(previous, type, id, visit, deleted, hash, content, Optional.empty());
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
