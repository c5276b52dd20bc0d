package org.tpibridge.reading.assembly;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.reading.shorthand.ShorthandResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/**
 * Rejects an unrecognized muscle whose text contains more than a muscle: a side, a second muscle or
 * a count. If it were stored as written, like other unrecognized words, the site would be without
 * its side.
 */
final class UnclearSiteCheck {
  private static final Pattern MARKS = Pattern.compile("[\\[\\](){},:;0-9]");
  private static final Pattern BETWEEN_MUSCLES = Pattern.compile("[/&+|]|\\band\\b");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}/]+");

  /** In addition to those of the terminology tables. */
  private static final Set<String> SIDES =
      Set.of("b", "bi", "bil", "bilat", "unilateral", "ipsilateral", "contralateral", "sided");

  private final Terminology terminology;
  private final Shorthand shorthand;

  UnclearSiteCheck(Terminology terminology) {
    this.terminology = terminology;
    this.shorthand = new Shorthand(terminology, RegionalConventions.US);
  }

  void rejectIfUnclear(InjectionSite site, FieldFindings findings) {
    String muscle = site.muscle();
    if (terminology.muscle(muscle).isPresent()
        || !(MARKS.matcher(muscle).find() || namesSide(muscle) || namesSeveral(muscle))) {
      return;
    }
    Finding finding =
        Finding.error(
            ReadingFindingCodes.SITE,
            QuotedText.of(muscle)
                + " is not a recognized muscle and contains more than a name. Write muscle, side"
                + " and passes, and separate sites by semicolons, such as trapezius R x2; rhomboid"
                + " both.");
    findings.add(suggestion(site).map(finding::withSuggestion).orElse(finding));
  }

  private boolean namesSide(String muscle) {
    return Stream.of(BETWEEN_WORDS.split(muscle.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .anyMatch(word -> SIDES.contains(word) || isSide(word));
  }

  /** Excludes the midline, because many names contain it. */
  private boolean isSide(String word) {
    return terminology.sides(word).filter(sides -> !sides.contains(Side.MIDLINE)).isPresent();
  }

  private boolean namesSeveral(String muscle) {
    List<String> parts = List.of(BETWEEN_MUSCLES.split(muscle));
    return parts.size() > 1
        && parts.stream().anyMatch(part -> terminology.muscle(part.strip()).isPresent());
  }

  /** The sites that the text means in shorthand. */
  private Optional<String> suggestion(InjectionSite site) {
    ShorthandResult<List<InjectionSite>> read = shorthand.sites(text(site));
    return read.findings().stream().anyMatch(Finding::isError)
        ? Optional.empty()
        : read.value()
            .map(sites -> sites.stream().map(UnclearSiteCheck::text).collect(joining("; ")));
  }

  private static String text(InjectionSite site) {
    return site.muscle()
        + site.side().map(UnclearSiteCheck::sideText).orElse("")
        + (site.passCount() > 1 ? " x" + site.passCount() : "");
  }

  private static String sideText(Side side) {
    return switch (side) {
      case RIGHT -> " R";
      case LEFT -> " L";
      case MIDLINE -> " midline";
    };
  }
}
