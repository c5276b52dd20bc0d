package org.tpibridge.store.resources;

/**
 * The content of a resource.
 *
 * @param owner key of the visit that owns it, or of the resource if visits share it
 */
public record ResourceContent(long owner, byte[] json) {

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ResourceContent[" + owner + "]";
  }
}
