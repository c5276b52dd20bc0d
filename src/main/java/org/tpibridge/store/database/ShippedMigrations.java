package org.tpibridge.store.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tpibridge.store.database.AppliedMigrations.Migration;

/**
 * The migrations in this version of the program. Most databases have exactly these. One query shows
 * this; Flyway needs many, which take a tenth of a second on a PostgreSQL server.
 */
final class ShippedMigrations {
  private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__\\w+\\.sql");
  private static final Map<String, ShippedMigrations> OF_FOLDERS = new ConcurrentHashMap<>();

  private final List<Migration> migrations;

  private ShippedMigrations(List<Migration> migrations) {
    this.migrations = migrations;
  }

  /**
   * @param folder within the store package
   */
  static ShippedMigrations of(String folder) {
    return OF_FOLDERS.computeIfAbsent(folder, ShippedMigrations::read);
  }

  /** Checks whether exactly these migrations have been applied to a database. */
  boolean equal(AppliedMigrations applied) {
    return applied.migrations().equals(migrations);
  }

  /** Checks whether the first ones of these have been applied to a database, and nothing else. */
  boolean continueAfter(AppliedMigrations applied) {
    int count = applied.migrations().size();
    return count > 0
        && count < migrations.size()
        && applied.migrations().equals(migrations.subList(0, count));
  }

  /** The version of the tables after all of these. */
  String newest() {
    return migrations.get(migrations.size() - 1).version();
  }

  private static ShippedMigrations read(String folder) {
    try {
      List<Migration> found = new ArrayList<>();
      for (Resource script :
          new PathMatchingResourcePatternResolver(ShippedMigrations.class.getClassLoader())
              .getResources("classpath*:org/tpibridge/store/" + folder + "/V*.sql")) {
        Matcher name = SCRIPT.matcher(String.valueOf(script.getFilename()));
        if (name.matches()) {
          found.add(new Migration(name.group(1), name.group(), checksum(script), true));
        }
      }
      found.sort(Comparator.comparingInt(migration -> Integer.parseInt(migration.version())));
      return new ShippedMigrations(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Flyway calculates it: of the lines, so that it does not depend on how they end. */
  private static int checksum(Resource script) throws IOException {
    CRC32 sum = new CRC32();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(script.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sum.update(line.getBytes(UTF_8));
      }
    }
    return (int) sum.getValue();
  }
}
