package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tpibridge.validation.FhirFileFormat;

/**
 * The body of a request as it was sent, decompressed.
 *
 * @param format JSON or XML
 */
record RequestContent(byte[] bytes, FhirFileFormat format) {
  /** Larger than a Bundle of any visit; HAPI's servers accept as much. */
  static final int MAX_BYTES = 16 << 20;

  /**
   * Reads the body.
   *
   * @throws PayloadTooLargeException if it is larger than {@link #MAX_BYTES}, also after
   *     decompression
   */
  static RequestContent read(HttpServletRequest request) throws IOException {
    byte[] bytes;
    try (InputStream body = decompressed(request)) {
      bytes = body.readNBytes(MAX_BYTES + 1);
    } catch (ZipException e) {
      throw new InvalidRequestException("The body is not compressed with gzip.");
    }
    if (bytes.length > MAX_BYTES) {
      throw new PayloadTooLargeException(
          "The body must not be larger than " + (MAX_BYTES >> 20) + " MB.");
    }
    return new RequestContent(bytes, format(request, bytes));
  }

  private static InputStream decompressed(HttpServletRequest request) throws IOException {
    return "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"))
        ? new GZIPInputStream(request.getInputStream())
        : request.getInputStream();
  }

  private static FhirFileFormat format(HttpServletRequest request, byte[] bytes) {
    String type = String.valueOf(request.getContentType());
    if (type.contains("json") || type.contains("xml")) {
      return type.contains("xml") ? FhirFileFormat.XML : FhirFileFormat.JSON;
    }
    for (byte one : bytes) {
      if (one == '<') {
        return FhirFileFormat.XML;
      } else if (one == '{') {
        return FhirFileFormat.JSON;
      }
    }
    return FhirFileFormat.JSON;
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "RequestContent[" + format + "]";
  }
}
