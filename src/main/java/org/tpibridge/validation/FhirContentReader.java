package org.tpibridge.validation;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.tpibridge.validation.conformance.ContentBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the resources of an input one by one: one if it is JSON or XML, one for each line if it is
 * NDJSON. NDJSON is recognized by the file name, or by a first line that is a complete JSON object
 * and is followed by more. Only one resource is in memory at a time.
 */
public final class FhirContentReader implements Iterator<FhirContent>, AutoCloseable {
  /** More than servers accept; a longer resource is a mistake or an attack. */
  private static final int MAX_BYTES = 256 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream stream;
  private final String source;
  private boolean lines;
  private long nextLine = 1;
  private Optional<FhirContent> next = Optional.empty();

  private FhirContentReader(InputStream stream, String source) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
    this.source = source;
  }

  /**
   * @param stream closed together with this reader
   * @param source the input's name
   * @throws IOException if the stream cannot be read, or a resource is longer than 256 MB
   */
  public static FhirContentReader open(InputStream stream, String source) throws IOException {
    FhirContentReader contents = new FhirContentReader(stream, source);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    boolean ended = contents.readLine(first);
    contents.readFirst(first, ended, FhirFileFormat.of(source, first.toByteArray()));
    return contents;
  }

  /** Reads the lines of NDJSON from memory, for any file name. */
  static FhirContentReader lines(byte[] content, String source) {
    FhirContentReader contents = new FhirContentReader(new ByteArrayInputStream(content), source);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    try {
      contents.readFirst(first, contents.readLine(first), FhirFileFormat.NDJSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  private void readFirst(ByteArrayOutputStream first, boolean atEnd, FhirFileFormat format)
      throws IOException {
    boolean ended = atEnd;
    lines =
        format == FhirFileFormat.NDJSON
            || (format == FhirFileFormat.JSON && !ended && isWholeObject(first.toByteArray()));
    if (lines) {
      nextLine = 2;
      next = isBlank(first) ? nextOfLines() : Optional.of(content(first, FhirFileFormat.JSON, 1));
    } else {
      while (!ended) {
        first.write('\n');
        ended = readLine(first);
      }
      next = Optional.of(content(first, format, 1));
    }
  }

  private Optional<FhirContent> nextOfLines() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended = false;
    while (isBlank(line) && !ended) {
      line.reset();
      ended = readLine(line);
      nextLine++;
    }
    return isBlank(line)
        ? Optional.empty()
        : Optional.of(content(line, FhirFileFormat.JSON, nextLine - 1));
  }

  /** Reads a line without its end; returns true at the end of the input. */
  private boolean readLine(ByteArrayOutputStream line) throws IOException {
    for (int b = stream.read(); b != '\n'; b = stream.read()) {
      if (b < 0) {
        return true;
      }
      line.write(b);
      if (line.size() > MAX_BYTES) {
        throw new IOException("a resource is longer than 256 MB; split the file");
      }
    }
    return false;
  }

  private static boolean isWholeObject(byte[] line) {
    ContentBytes bytes = ContentBytes.of(line);
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), line, bytes.start(), bytes.length())) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && parser.skipChildren() != null
          && parser.currentToken() == JsonToken.END_OBJECT
          && parser.nextToken() == null;
    } catch (JacksonException notWhole) {
      return false;
    }
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    for (byte b : line.toByteArray()) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private FhirContent content(ByteArrayOutputStream bytes, FhirFileFormat format, long line) {
    return new FhirContent(bytes.toByteArray(), format, source, line);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  /**
   * @throws UncheckedIOException if the stream cannot be read after this resource
   */
  @Override
  public FhirContent next() {
    FhirContent current = next.orElseThrow(NoSuchElementException::new);
    try {
      next = lines ? nextOfLines() : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
