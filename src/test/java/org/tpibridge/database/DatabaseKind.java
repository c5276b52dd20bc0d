package org.tpibridge.database;

/** The kinds of databases for a store. */
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
