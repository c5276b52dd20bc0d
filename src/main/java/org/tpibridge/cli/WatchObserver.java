package org.tpibridge.cli;

/** Follows the import of a watched folder. */
interface WatchObserver {

  /** Called before a file is imported. */
  ImportObserver begin(Reading reading);

  /** Called when a file is in, or what can be read of it. */
  void imported(FileImport file);

  /** What else happened, in a sentence for whoever runs the program. */
  void message(String sentence);
}
