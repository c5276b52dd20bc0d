package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Base64;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;

/** The last match of a page, as text in the URL of the next one. Clients must not interpret it. */
final class PageToken {
  private static final String SEPARATOR = " ";

  private PageToken() {}

  static String of(SearchMatch last) {
    String text =
        String.join(
            SEPARATOR,
            String.valueOf(last.key()),
            String.valueOf(last.updated().toEpochMilli()),
            last.id());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /**
   * @throws InvalidRequestException if it is not a token of this server
   */
  static SearchMatch read(String type, String token) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split(SEPARATOR, 3);
      return new SearchMatch(
          type,
          parts[2],
          Long.parseLong(parts[0]),
          1,
          Instant.ofEpochMilli(Long.parseLong(parts[1])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new InvalidRequestException(
          "The page token is not valid. Use the next link as the server returned it, or search"
              + " again.");
    }
  }
}
