package org.tpibridge.importing;

import org.tpibridge.store.Store;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.StoredDataKind.DataKind;

/** Keeps real and test data in different stores: the first visit decides what a store contains. */
public final class DataKindCheck {
  private final DataKind kind;

  public DataKindCheck(boolean testData) {
    this.kind = testData ? DataKind.TEST : DataKind.REAL;
  }

  /**
   * @throws ImportException if the store contains data of the other kind
   */
  public void check(Store store) {
    store.read(tx -> tx.dataKind().find()).ifPresent(this::requireSame);
  }

  /** Records the kind with the first visit, in the same transaction. */
  void checkAndRecord(StoreTransaction tx) {
    requireSame(tx.dataKind().record(kind));
  }

  private void requireSame(DataKind stored) {
    if (stored != kind) {
      throw new ImportException(
          stored == DataKind.REAL
              ? "The store contains real visits, and test data (--demo) must not be mixed with"
                  + " them. Leave out --demo, or import into another store (tpibridge.store.url)."
              : "The store contains test data that was imported with --demo, and real visits must"
                  + " not be mixed with it. Import them into another store (tpibridge.store.url),"
                  + " or add --demo if this is test data as well.");
    }
  }
}
