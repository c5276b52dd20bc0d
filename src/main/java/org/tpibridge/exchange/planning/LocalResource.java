package org.tpibridge.exchange.planning;

import org.tpibridge.store.resources.ResourceVersion;

/**
 * The current version of a resource of the store.
 *
 * @param json compact; of a deleted resource, its last content
 * @param retracted whether it is marked as entered in error or inactive
 */
public record LocalResource(ResourceVersion version, byte[] json, boolean retracted) {

  /** {@code Type/id}. */
  public String name() {
    return version.type() + "/" + version.id();
  }

  public String type() {
    return version.type();
  }

  public boolean deleted() {
    return version.deleted();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return version.toString();
  }
}
