package org.tpibridge.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

/**
 * Combines the messages about claimed profiles that no package defines to one finding for each
 * profile, at its first claim. If a package of the same publisher is loaded, the URL is likely
 * wrong: a warning. If not, the profile was only not checked: information.
 */
final class UnknownProfileMessages {

  private static final Pattern URL = Pattern.compile("https?://[^\\s'\"<>]+");

  private final Predicate<String> expected;
  private final Map<String, ValidationMessage> firstClaims = new LinkedHashMap<>();

  /**
   * @param expected whether a package of the profile's publisher is loaded
   */
  UnknownProfileMessages(Predicate<String> expected) {
    this.expected = expected;
  }

  /** Collects a message that only says that a profile is unknown. Returns whether it did. */
  boolean collects(ValidationMessage message) {
    if (!PooledInstanceValidator.isUnknownProfile(message) || message.getMessage() == null) {
      return false;
    }
    Matcher url = URL.matcher(message.getMessage());
    if (!url.find()) {
      return false;
    }
    firstClaims.merge(
        url.group(),
        message,
        // Prefer an element's place, because a message about the whole content has none.
        (first, next) -> first.getLocation() == null ? next : first);
    return true;
  }

  List<Finding> findings(MessagePlaces places) {
    return firstClaims.entrySet().stream()
        .map(claim -> finding(claim.getKey(), claim.getValue(), places))
        .toList();
  }

  private Finding finding(String url, ValidationMessage claim, MessagePlaces places) {
    return places.on(
        claim,
        Finding.of(
                expected.test(url) ? Severity.WARNING : Severity.INFORMATION,
                ValidationFindingCode.PROFILE_UNKNOWN.code(),
                "The profile " + url + " was not checked, because no loaded package defines it.")
            .withSuggestion("Add the package that defines the profile, or correct the URL."));
  }
}
