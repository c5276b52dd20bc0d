package org.tpibridge.importing.watch;

import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;

/** Follows the import of a watched folder. */
public interface WatchObserver {

  /** Called before a file is imported. */
  ImportObserver begin(InputSequence reading);

  /** Called when a file is in, or what can be read of it. */
  void imported(FileImport file);

  /** What else happened, in a sentence for whoever runs the program. */
  void message(String sentence);
}
