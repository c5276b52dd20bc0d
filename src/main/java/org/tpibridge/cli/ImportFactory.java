package org.tpibridge.cli;

import org.tpibridge.importing.Imports;
import org.tpibridge.importing.erasure.Outputs;
import org.tpibridge.store.Store;

/** Makes what an import works with, from the settings and maps as they are at that moment. */
interface ImportFactory {

  /**
   * @throws UsageException naming what cannot be used
   */
  Imports imports(Store store);

  /**
   * A fingerprint of all that decides how a file is read.
   *
   * @throws UsageException naming what cannot be used
   */
  String fingerprint();

  /**
   * Records what an import wrote.
   *
   * @throws UsageException naming what cannot be used
   */
  Outputs written(Store store);
}
