package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one file a visit: the visit's id where every file system can hold it, else the Bundle's
 * UUID. Of ids that differ only in case the first keeps its name, because some file systems would
 * write the second over it.
 */
final class VisitFileNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** Names that Windows keeps for devices. */
  private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private static final String JSON = ".json";

  private final Seen lowerCased = new Seen();

  String nameOf(String visitId, String bundleId) {
    boolean usable =
        isSafe(visitId)
            && (visitId.chars().noneMatch(Character::isLetter)
                || lowerCased.add(visitId.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    return usable ? visitId + JSON : ofBundle(bundleId);
  }

  /** The name that is always free: nothing but this visit's Bundle has it. */
  static String ofBundle(String bundleId) {
    return bundleId + JSON;
  }

  /** The name of a visit's file where ids that differ only in case are of no concern. */
  static String alone(String visitId, String bundleId) {
    return ofSafe(visitId).orElseGet(() -> ofBundle(bundleId));
  }

  /** The name made of a visit's id, where every file system can have it. */
  static Optional<String> ofSafe(String visitId) {
    return isSafe(visitId) ? Optional.of(visitId + JSON) : Optional.empty();
  }

  private static boolean isSafe(String visitId) {
    return SAFE.matcher(visitId).matches() && !DEVICE.matcher(visitId).matches();
  }
}
