package org.tpibridge.importing;

import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.store.Store;

/** Creates the components of an import from the current settings and column maps. */
public interface ImportFactory {

  /**
   * @throws UsageException if a setting or a file is not valid; the message names it
   */
  VisitImporter importer(Store store);

  /**
   * Returns a fingerprint of all settings that decide how a file is read.
   *
   * @throws UsageException if a setting or a file is not valid; the message names it
   */
  String fingerprint();

  /**
   * Returns a recorder for the files that an import writes.
   *
   * @throws UsageException if a setting or a file is not valid; the message names it
   */
  OutputRecorder outputRecorder(Store store);
}
