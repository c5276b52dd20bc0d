package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one file a visit: the visit's id where every file system can hold it, else the Bundle's
 * UUID. Before the id of another source than the clinic stands that source's name. Of ids that
 * differ only in case the first keeps its name, because some file systems would write the second
 * over it.
 */
public final class BundleFileNames {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** Names that Windows keeps for devices. */
  private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private static final String JSON = ".json";

  private final Deduplicator lowerCased = new Deduplicator();

  String nameOf(Optional<String> source, String visitId, String bundleId) {
    String name = named(source, visitId);
    boolean usable =
        isSafe(visitId)
            && (name.chars().noneMatch(Character::isLetter)
                || lowerCased.add(name.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    return usable ? name + JSON : ofBundle(bundleId);
  }

  /** No id that is safe has a point, so that sources cannot take each other's names. */
  private static String named(Optional<String> source, String visitId) {
    return source.map(name -> name + "." + visitId).orElse(visitId);
  }

  /** The name that is always free: nothing but this visit's Bundle has it. */
  public static String ofBundle(String bundleId) {
    return bundleId + JSON;
  }

  /** The name of a visit's file where ids that differ only in case are of no concern. */
  public static String nameOfSingle(Optional<String> source, String visitId, String bundleId) {
    return isSafe(visitId) ? named(source, visitId) + JSON : ofBundle(bundleId);
  }

  private static boolean isSafe(String visitId) {
    return SAFE.matcher(visitId).matches() && !DEVICE.matcher(visitId).matches();
  }
}
