package org.tpibridge.mapping.elements;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A clinician's name, if its order is certain: {@code Last, First}. In {@code Ann Lee, MD} the
 * comma precedes a title, so the order is unknown.
 */
public record ClinicianName(String family, String given) {
  private static final Set<String> TITLES =
      Set.of(
          "md", "do", "dc", "dpm", "mbbs", "phd", "np", "fnp", "dnp", "arnp", "aprn", "crnp", "pa",
          "pac", "rn", "pt", "dpt", "ot", "lac", "daom", "jr", "sr", "ii", "iii");

  public static Optional<ClinicianName> of(String words) {
    int comma = words.indexOf(',');
    if (comma < 0 || comma != words.lastIndexOf(',')) {
      return Optional.empty();
    }
    String family = words.substring(0, comma).strip();
    String given = words.substring(comma + 1).strip();
    return family.isEmpty() || given.isEmpty() || isTitle(given)
        ? Optional.empty()
        : Optional.of(new ClinicianName(family, given));
  }

  private static boolean isTitle(String words) {
    return TITLES.contains(words.replaceAll("[.\\s-]", "").toLowerCase(Locale.ROOT));
  }
}
