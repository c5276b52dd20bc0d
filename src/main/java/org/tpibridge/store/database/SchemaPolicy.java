package org.tpibridge.store.database;

/** What to do if the tables of a store are those of an older version of the program. */
public enum SchemaPolicy {
  /**
   * Update them. Older versions of the program cannot use the store afterwards, and a large store
   * can take minutes, so only commands whose users expect this do it.
   */
  MIGRATE,
  /** Refuse the store, and name the command that updates it. */
  REQUIRE_CURRENT
}
