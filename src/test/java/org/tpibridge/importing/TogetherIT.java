package org.tpibridge.importing;

import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

@OnEachDatabase(DatabaseKind.POSTGRESQL)
class TogetherIT extends TogetherTest {
  TogetherIT(TestDatabase database) {
    super(database);
  }
}
