package org.tpibridge.importing.watch;

import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;

/** Receives events of a watched folder. */
public interface WatchObserver {

  /** Called before a file is imported. */
  ImportObserver begin(InputSequence reading);

  /** Called when a file was imported, as far as it can be read. */
  void imported(FileImport file);

  /** Called for other events, with a sentence for the user. */
  void message(String sentence);
}
