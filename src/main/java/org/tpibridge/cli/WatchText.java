package org.tpibridge.cli;

import java.io.PrintStream;

/** Prints what happens in a watched folder. */
final class WatchText implements WatchObserver {
  private final Console console;

  WatchText(Console console) {
    this.console = console;
  }

  @Override
  public ImportObserver begin(Reading reading) {
    return new ImportProgress(console, reading);
  }

  @Override
  public void imported(FileImport file) {
    PrintStream err = console.err();
    new TextFindings(err).print("", file.ofInput());
    err.println(FileImportText.summary(file, false));
    file.leftOut().lines().forEach(err::println);
    FileImportText.erasedRows(file).ifPresent(err::println);
  }

  @Override
  public void message(String sentence) {
    console.err().println(sentence);
  }
}
