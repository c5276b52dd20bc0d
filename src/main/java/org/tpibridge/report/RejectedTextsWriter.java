package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tpibridge.reading.input.OriginalRecord;

/** Rejected texts of one format, one behind the other. */
final class RejectedTextsWriter implements Closeable {
  private final OutputStream out;
  private long count;

  RejectedTextsWriter(OutputStream out) {
    this.out = out;
  }

  /** Gives the number of the first of them in the file, from 1. */
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
      // Line breaks between values mean nothing in JSON, and inside of one they end a line.
      case JSON -> text.text().replace('\r', ' ').replace('\n', ' ').strip() + "\n";
      case HL7_V2 -> text.text().stripTrailing() + "\r\n";
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
