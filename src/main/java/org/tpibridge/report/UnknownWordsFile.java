package org.tpibridge.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tpibridge.terminology.WordsToTeach;

/** Writes the words that no table knew as a table that the clinic fills in and passes back. */
public final class UnknownWordsFile {
  private UnknownWordsFile() {}

  /** Writes the file anew; with nothing but its header where all words were known. */
  public static void write(WordsToTeach words, Path file) throws IOException {
    try (TableLines lines = new TableLines(OwnersFile.open(file), ',')) {
      for (List<String> row : words.rows()) {
        lines.write(row.stream().map(Remark::harmless).toList());
      }
    }
  }
}
