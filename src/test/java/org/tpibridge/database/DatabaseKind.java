package org.tpibridge.database;

/** What a store may lie in. */
public enum DatabaseKind {
  SQLITE("SQLite"),
  POSTGRESQL("PostgreSQL");

  private final String title;

  DatabaseKind(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
