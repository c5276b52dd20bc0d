package org.tpibridge.report;

import java.io.IOException;
import java.util.List;
import org.tpibridge.files.OutputFile;
import org.tpibridge.terminology.UnknownWords;

/** Writes the words that no table knew as a table that the clinic fills in and passes back. */
public final class UnknownWordsFile {
  private UnknownWordsFile() {}

  /** Writes the file; with nothing but its header where all words were known. */
  public static void write(UnknownWords words, OutputFile file) throws IOException {
    try (file) {
      try (CsvTableWriter lines = new CsvTableWriter(file.out(), ',')) {
        for (List<String> row : words.rows()) {
          lines.write(row);
        }
      }
      file.commit();
    }
  }
}
