package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.IndexValue;

/**
 * A resource in the form in which it is stored.
 *
 * @param content FHIR JSON, references as {@code Type/id}
 * @param hash of the canonical form of the content
 * @param index the search values
 */
public record SerializedResource(
    String type, String id, boolean shared, byte[] content, byte[] hash, List<IndexValue> index) {

  String name() {
    return type + "/" + id;
  }

  /** Returns the version that follows another. */
  public NewVersion newVersionAfter(Optional<ResourceVersion> before, OptionalLong visit) {
    return new NewVersion(before, type, id, visit, false, hash, content, Optional.of(index));
  }

  /** No patient data. */
  @Override
  public String toString() {
    return name();
  }
}
