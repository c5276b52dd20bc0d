package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.OptionalLong;

/** The last match of a page, as text in the URL of the next one. Clients must not interpret it. */
final class PageToken {
  private static final int RADIX = 36;

  private PageToken() {}

  /**
   * @param version key of the last match
   */
  static String of(long version) {
    return Long.toString(version, RADIX);
  }

  /**
   * @throws InvalidRequestException if it is not a token of this server
   */
  static OptionalLong read(String token) {
    try {
      return OptionalLong.of(Long.parseLong(token, RADIX));
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          "The page token is not valid. Use the next link as the server returned it, or search"
              + " again.");
    }
  }
}
