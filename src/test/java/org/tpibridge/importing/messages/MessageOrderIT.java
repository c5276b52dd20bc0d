package org.tpibridge.importing.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.importing.Importing;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Messages that arrive one by one, in any order, give what one file with all of them gives. */
@OnEachDatabase(DatabaseKind.SQLITE)
class MessageOrderIT {
  private static final int MOST_MESSAGES = 3;
  private final TestDatabase database;
  private final Store store;

  @TempDir private Path folder;

  MessageOrderIT(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static List<String> cases() throws IOException {
    return MessageFiles.withSeveralMessages(MOST_MESSAGES);
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyOrderOfArrivalGivesWhatOneFileGives(String file) throws Exception {
    List<List<String>> orders = permutations(withControlIds(MessageFiles.of(file)));
    for (int i = 0; i < orders.size(); i++) {
      List<String> order = orders.get(i);
      empty();
      if (isRejected(order)) {
        // A stored visit remains if a later message has errors, as with files.
        continue;
      }
      Map<String, String> expected = Contents.inUse(database);
      empty();
      TestInbox inbox = new TestInbox(store, folder.resolve("key"), Instant::now);
      for (String message : order) {
        inbox.send(message);
      }
      Map<String, String> actual = Contents.inUse(database);
      // A visit that only some of the messages gave was retracted.
      actual.keySet().removeIf(name -> isShared(name) && !expected.containsKey(name));

      assertThat(actual).as("order %d", i).isEqualTo(expected);
      assertThat(inbox.parsed.get()).isLessThanOrEqualTo(order.size());
      assertThat(inbox.validated.get()).isLessThanOrEqualTo(2 * order.size());
    }
  }

  /** Messages of the examples may have the same control id. */
  private static List<String> withControlIds(List<String> messages) {
    List<String> changed = new ArrayList<>();
    for (String message : messages) {
      changed.add(
          message.replaceFirst("^(MSH(?:\\|[^|\r]*){8}\\|)[^|\r]*", "$1C" + changed.size()));
    }
    return changed;
  }

  private static boolean isShared(String name) {
    return name.matches("(Patient|Practitioner|Organization|Location)/.*");
  }

  /** Imports the messages as a file; returns whether a visit was rejected. */
  private boolean isRejected(List<String> messages) {
    byte[] bytes = String.join("\r", messages).getBytes(ISO_8859_1);
    try (Importing importing = new Importing(store)) {
      return importing
          .run(new Input("messages", () -> new ByteArrayInputStream(bytes)))
          .outcomes()
          .stream()
          .anyMatch(outcome -> outcome == RowOutcome.REJECTED);
    }
  }

  private void empty() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%'"
                  + " escape '!' and name not in ('flyway_schema_history', 'key_block')")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        statement.executeUpdate("delete from " + table);
      }
    }
  }

  private static List<List<String>> permutations(List<String> messages) {
    if (messages.size() < 2) {
      return List.of(messages);
    }
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      List<String> rest = new ArrayList<>(messages);
      String first = rest.remove(i);
      for (List<String> each : permutations(rest)) {
        List<String> order = new ArrayList<>(List.of(first));
        order.addAll(each);
        all.add(order);
      }
    }
    return all;
  }
}
