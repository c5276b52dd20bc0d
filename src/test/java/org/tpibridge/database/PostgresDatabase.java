package org.tpibridge.database;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A database on the server that all tests of the JVM share. */
final class PostgresDatabase implements TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final PostgresServer server;
  private final String name = "test_" + NUMBER.incrementAndGet();

  PostgresDatabase(PostgresServer server) {
    this.server = server;
    // By name, because a server in the C locale would use plain ASCII.
    server.execute("create database " + name + " template template0 encoding 'UTF8'");
  }

  @Override
  public DatabaseKind kind() {
    return DatabaseKind.POSTGRESQL;
  }

  @Override
  public String url() {
    return server.url(name);
  }

  @Override
  public Optional<String> user() {
    return Optional.of(server.user());
  }

  @Override
  public Optional<String> password() {
    return Optional.of(server.password());
  }

  @Override
  public TestDatabase another() {
    return new PostgresDatabase(server);
  }

  @Override
  public void close() {
    server.execute("drop database " + name + " with (force)");
  }
}
