package org.tpibridge.importing;

import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

@OnEachDatabase(DatabaseKind.POSTGRESQL)
class StoredSeriesIT extends StoredSeriesTest {
  StoredSeriesIT(TestDatabase database) {
    super(database);
  }
}
