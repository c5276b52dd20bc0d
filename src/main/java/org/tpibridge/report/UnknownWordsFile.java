package org.tpibridge.report;

import java.io.IOException;
import java.util.List;
import org.tpibridge.files.OutputFile;
import org.tpibridge.terminology.UnknownWords;

/** Writes unknown words as a table that the clinic completes and uses as a vocabulary. */
public final class UnknownWordsFile {
  private UnknownWordsFile() {}

  /** Writes the file. It contains only the header if there are no unknown words. */
  public static void write(UnknownWords words, OutputFile file) throws IOException {
    try (file) {
      try (CsvTableWriter table = new CsvTableWriter(file.out(), ',')) {
        for (List<String> row : words.rows()) {
          table.write(row);
        }
      }
      file.commit();
    }
  }
}
