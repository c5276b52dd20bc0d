package org.tpibridge.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** A database on the server that all tests of the JVM share. */
final class PostgresDatabase implements TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<PostgresServer, PostgresDatabase> NEW_STORES = new ConcurrentHashMap<>();

  private final PostgresServer server;
  private final String name = "test_" + NUMBER.incrementAndGet();

  PostgresDatabase(PostgresServer server) {
    // By name, because a server in the C locale would use plain ASCII.
    this(server, "template0 encoding 'UTF8'");
  }

  private PostgresDatabase(PostgresServer server, String template) {
    this.server = server;
    server.execute("create database " + name + " template " + template);
  }

  /** Contains a new store: a copy of one that is created for the first test. */
  static PostgresDatabase withStore(PostgresServer server) {
    PostgresDatabase newStore =
        NEW_STORES.computeIfAbsent(
            server,
            key -> {
              PostgresDatabase database = new PostgresDatabase(server);
              Store.open(database.settings(), SchemaPolicy.MIGRATE).close();
              return database;
            });
    return new PostgresDatabase(server, newStore.name);
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
