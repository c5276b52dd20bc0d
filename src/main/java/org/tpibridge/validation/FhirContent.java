package org.tpibridge.validation;

import org.tpibridge.finding.Place;

/**
 * One resource as bytes, and where it came from.
 *
 * @param bytes JSON in UTF-8, or XML in the encoding that it declares
 * @param format JSON or XML
 * @param source the input's name
 * @param line the input's line on which the bytes start, counted from 1
 */
public record FhirContent(byte[] bytes, FhirFileFormat format, String source, long line) {

  /** The place at which it starts. */
  public Place place() {
    return new Place.Text(source, line, 1, "");
  }
}
