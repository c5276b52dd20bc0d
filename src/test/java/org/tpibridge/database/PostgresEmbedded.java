package org.tpibridge.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs the server as a local process, with binaries from Maven. */
final class PostgresEmbedded implements PostgresServer {
  private final EmbeddedPostgres server;

  private PostgresEmbedded(EmbeddedPostgres server) {
    this.server = server;
  }

  static PostgresEmbedded start() {
    try {
      // As in the container: tests end processes, never the machine.
      return new PostgresEmbedded(
          EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
