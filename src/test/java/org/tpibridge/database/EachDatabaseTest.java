package org.tpibridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** Tests what tests of the store require of their databases. */
@OnEachDatabase(empty = true)
class EachDatabaseTest {
  private final TestDatabase database;

  EachDatabaseTest(TestDatabase database) {
    this.database = database;
  }

  @RepeatedTest(2)
  void everyTestFindsItsDatabaseEmpty() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table mine (name varchar(20))");
      statement.execute("insert into mine values ('Käthe')");

      try (ResultSet found = statement.executeQuery("select name from mine")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getString(1)).isEqualTo("Käthe");
        assertThat(found.next()).isFalse();
      }
    }
  }

  @Test
  void methodAndConstructorShareOne(TestDatabase parameter) {
    assertThat(parameter).isSameAs(database);
  }

  @Test
  void anotherIsElsewhere() {
    try (TestDatabase another = database.another()) {
      assertThat(another.kind()).isEqualTo(database.kind());
      assertThat(another.url()).isNotEqualTo(database.url());
    }
  }

  @Test
  void theStoreOpensInIt() {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      assertThat(store.<Object>read(tx -> tx.jobs())).isNotNull();
    }
    assertThat(database.url())
        .startsWith("jdbc:" + database.kind().name().toLowerCase(Locale.ROOT));
  }
}
