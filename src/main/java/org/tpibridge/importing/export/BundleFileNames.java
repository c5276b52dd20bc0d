package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Chooses the file name of a visit: the visit's id if it is valid on every file system, otherwise
 * the UUID of the Bundle. The name of the source precedes the id, unless the source is the clinic.
 * Of ids that differ only in case, only the first is used as a name, because on some file systems
 * the second file would replace the first.
 */
public final class BundleFileNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** Names that Windows reserves for devices. */
  private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private static final String JSON = ".json";

  /** A source that the settings no longer contain; its visits are named after their Bundles. */
  static final String UNKNOWN_SOURCE = "?";

  private final Deduplicator lowerCased = new Deduplicator();

  String nameOf(Optional<String> source, String visitId, String bundleId) {
    String name = named(source, visitId);
    boolean usable =
        isSafe(visitId)
            && !source.equals(Optional.of(UNKNOWN_SOURCE))
            && (name.chars().noneMatch(Character::isLetter)
                || lowerCased.add(name.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    return usable ? name + JSON : ofBundle(bundleId);
  }

  /** A safe id contains no period, so that names of different sources cannot be equal. */
  private static String named(Optional<String> source, String visitId) {
    return source.map(name -> name + "." + visitId).orElse(visitId);
  }

  /** Returns the name by the Bundle's id, which is unique. */
  public static String ofBundle(String bundleId) {
    return bundleId + JSON;
  }

  private static boolean isSafe(String visitId) {
    return SAFE.matcher(visitId).matches() && !DEVICE.matcher(visitId).matches();
  }
}
