package org.tpibridge.importing;

import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

@OnEachDatabase(DatabaseKind.POSTGRESQL)
class VisitImporterContractIT extends VisitImporterContractTest {
  VisitImporterContractIT(TestDatabase database) {
    super(database);
  }
}
