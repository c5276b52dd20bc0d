package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tpibridge.reading.input.OriginalRecord;

/** Writes rejected texts of one format, one after the other. */
final class RejectedTextsWriter implements Closeable {
  private final OutputStream out;
  private long count;

  RejectedTextsWriter(OutputStream out) {
    this.out = out;
  }

  /** Adds texts and returns the number of the first one in the file, counted from 1. */
  long add(List<OriginalRecord.Text> texts) throws IOException {
    long first = count + 1;
    for (OriginalRecord.Text text : texts) {
      out.write(ended(text).getBytes(text.charset()));
      count++;
    }
    return first;
  }

  private static String ended(OriginalRecord.Text text) {
    return switch (text.format()) {
      // In NDJSON each value is one line. Line breaks between JSON tokens have no meaning.
      case JSON -> text.text().replace('\r', ' ').replace('\n', ' ').strip() + "\n";
      case HL7_V2 -> text.text().stripTrailing() + "\r\n";
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
