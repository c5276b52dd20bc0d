package org.tpibridge.importing.erasure;

import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

@OnEachDatabase(DatabaseKind.POSTGRESQL)
class PatientErasureIT extends PatientErasureTest {
  PatientErasureIT(TestDatabase database) {
    super(database);
  }
}
