package org.tpibridge.importing.export;

import org.tpibridge.mapping.json.StandaloneResource;

/**
 * A resource as a line of NDJSON.
 *
 * @param shared whether other visits may contain the same resource
 * @param json compact, references as {@code Type/id}
 */
record ResourceLine(String type, boolean shared, byte[] json) {

  static ResourceLine of(StandaloneResource resource) {
    return new ResourceLine(resource.type(), resource.shared(), resource.json());
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ResourceLine[" + type + "]";
  }
}
