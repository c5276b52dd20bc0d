package org.tpibridge.cli.output;

import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.watch.WatchObserver;
import org.tpibridge.report.PrintableStream;

/** Prints what happens in a watched folder. */
public final class WatchText implements WatchObserver {
  private final Console console;

  public WatchText(Console console) {
    this.console = console;
  }

  @Override
  public ImportObserver begin(InputSequence reading) {
    return new ImportProgress(console, reading);
  }

  @Override
  public void imported(FileImport file) {
    PrintableStream err = console.err();
    new TextFindingWriter(err).print("", file.inputFindings());
    err.println(FileImportText.summary(file, false));
    file.leftOut().lines().forEach(err::println);
    FileImportText.erasedRows(file).ifPresent(err::println);
  }

  @Override
  public void message(String sentence) {
    console.err().println(sentence);
  }
}
