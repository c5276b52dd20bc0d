package org.tpibridge.store.resources;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A version of a resource, without its content.
 *
 * @param resource key of the resource
 * @param visit key of the visit that owns it; empty for resources that visits share
 * @param key of the version
 * @param version from 1
 * @param job and row that it was imported from
 * @param deleted whether the version deletes the resource
 * @param hash of its content; 32 bytes
 */
public record ResourceVersion(
    long resource,
    String type,
    String id,
    OptionalLong visit,
    long key,
    int version,
    long job,
    long rowNumber,
    Instant updated,
    boolean deleted,
    byte[] hash) {

  /** Shows no patient data. */
  @Override
  public String toString() {
    return type + "/" + id + "/_history/" + version;
  }
}
