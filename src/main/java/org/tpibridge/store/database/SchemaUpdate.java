package org.tpibridge.store.database;

import java.util.Optional;

/**
 * What opening a store did to its tables.
 *
 * @param from the version that they had; empty if they did not exist
 * @param to the version that they have now
 */
public record SchemaUpdate(Optional<String> from, String to) {

  /** Whether the tables already had the version of this program. */
  public boolean isUnchanged() {
    return from.equals(Optional.of(to));
  }
}
