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
 * Folds the messages about profiles that a content claims and no package defines into one finding
 * for each profile, at its first claim. A profile of a publisher whose package is at hand is likely
 * misspelt: a warning. Of any other it was only not checked: information.
 */
final class UnknownProfileMessages {

  private static final Pattern URL = Pattern.compile("https?://[^\\s'\"<>]+");

  private final Predicate<String> expected;
  private final Map<String, ValidationMessage> firstClaims = new LinkedHashMap<>();

  /**
   * @param expected whether a profile's publisher has a package at hand
   */
  UnknownProfileMessages(Predicate<String> expected) {
    this.expected = expected;
  }

  /** Whether this message only says that a profile is not at hand; it is then remembered. */
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
        // The content as a whole has no place; the element that claims has one.
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
                "Claims of " + url + " were not checked: no package at hand defines that profile.")
            .withSuggestion("Give its package, or correct its name."));
  }
}
