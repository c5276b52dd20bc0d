package org.tpibridge.exchange.push;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;

/** Reads the answers to the entries of a Bundle. */
final class EntryAnswer {
  private static final Pattern LOCATION =
      Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/([^/]+))?");
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([^\"]+)\"");
  private static final int STATUS_DIGITS = 3;

  private EntryAnswer() {}

  static boolean isSuccess(String status) {
    return status != null && status.startsWith("2");
  }

  /** {@code Type/id}. */
  static Optional<String> location(String location) {
    Matcher matcher = LOCATION.matcher(location == null ? "" : location);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static Optional<String> version(BundleEntryResponseComponent response) {
    Matcher etag = ETAG.matcher(response.getEtag() == null ? "" : response.getEtag());
    if (etag.matches()) {
      return Optional.of(etag.group(1));
    }
    Matcher matcher =
        LOCATION.matcher(response.getLocation() == null ? "" : response.getLocation());
    return matcher.matches() ? Optional.ofNullable(matcher.group(2)) : Optional.empty();
  }

  /** The outcome of an entry that was not successful. */
  static Outcome outcome(String status) {
    int code = -1;
    try {
      code = Integer.parseInt(status.substring(0, STATUS_DIGITS));
    } catch (RuntimeException notNumeric) {
      return Outcome.of(Outcome.Kind.RETRY, "an entry has no status");
    }
    String message = "HTTP " + code + " for an entry";
    return switch (code) {
      case 409, 412, 425, 429, 500, 502, 503, 504 -> Outcome.of(Outcome.Kind.RETRY, message);
      default -> Outcome.of(Outcome.Kind.REFUSED, message);
    };
  }
}
