package org.tpibridge.importing;

import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.store.Store;

/** Makes what an import works with, from the settings and maps as they are at that moment. */
public interface ImportFactory {

  /**
   * @throws UsageException naming what cannot be used
   */
  VisitImporter importer(Store store);

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
  OutputRecorder outputRecorder(Store store);
}
