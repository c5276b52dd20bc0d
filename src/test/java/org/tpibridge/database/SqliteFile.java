package org.tpibridge.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** A SQLite file in a separate folder, which also contains lock files and backups. */
final class SqliteFile implements TestDatabase {
  private static final String FILE = "store.db";

  private final Path folder;

  SqliteFile() {
    try {
      this.folder = Files.createTempDirectory("tpi-bridge-database");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Contains a new store. */
  static SqliteFile withStore() {
    SqliteFile database = new SqliteFile();
    try {
      Files.write(database.folder.resolve(FILE), NewStore.CONTENT);
      return database;
    } catch (IOException e) {
      database.close();
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a new store, created when it is first needed. */
  private static final class NewStore {
    private static final byte[] CONTENT = create();

    private static byte[] create() {
      try (SqliteFile database = new SqliteFile()) {
        Store.open(database.settings(), SchemaPolicy.MIGRATE).close();
        return Files.readAllBytes(database.folder.resolve(FILE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public DatabaseKind kind() {
    return DatabaseKind.SQLITE;
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + folder.resolve(FILE);
  }

  @Override
  public Optional<String> user() {
    return Optional.empty();
  }

  @Override
  public Optional<String> password() {
    return Optional.empty();
  }

  @Override
  public TestDatabase another() {
    return new SqliteFile();
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
