package org.tpibridge.reading.canonical;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** Reads injection sites: {@code MUSCLE [SIDE] [xN]}. */
final class SiteGrammar {
  private static final Pattern PASSES = Pattern.compile("(.*?) ?\\b[xX]([0-9]{1,4})");
  private static final Pattern SEVERAL_SITES = Pattern.compile(".* [RLB] ?,.*");

  /** "both sides" has two words. */
  private static final int MAX_SIDE_WORDS = 2;

  private final Terminology terminology;

  SiteGrammar(Terminology terminology) {
    this.terminology = terminology;
  }

  List<InjectionSite> read(String item, FieldFindings findings) {
    if (item.indexOf(',') >= 0 && SEVERAL_SITES.matcher(item).matches()) {
      findings.error(
          ReadingFindingCodes.SITE,
          "Sites must be separated by semicolons: " + QuotedText.of(item) + ".",
          item.replace(" ,", ",").replace(", ", "; ").replace(",", ";"));
      return List.of();
    }
    OptionalInt passes = OptionalInt.empty();
    String words = item;
    Matcher matcher = PASSES.matcher(item);
    if (endsInDigit(item) && matcher.matches()) {
      Optional<Integer> count = WholeNumbers.parse(matcher.group(2), 1, 99);
      if (count.isEmpty()) {
        findings.error(
            ReadingFindingCodes.SITE,
            "A site must have 1 to 99 passes: " + QuotedText.of(item) + ".");
        return List.of();
      }
      passes = OptionalInt.of(count.get());
      words = matcher.group(1);
    }
    return muscleAndSide(words, passes, item, findings);
  }

  /** Passes end in a digit; most sites have none and need no regular expression. */
  private static boolean endsInDigit(String item) {
    char last = item.charAt(item.length() - 1);
    return last >= '0' && last <= '9';
  }

  private List<InjectionSite> muscleAndSide(
      String words, OptionalInt passes, String item, FieldFindings findings) {
    int space = words.length();
    String muscle = words;
    Optional<List<Side>> sides = Optional.empty();
    for (int i = 0; i < MAX_SIDE_WORDS && space >= 0; i++) {
      space = words.lastIndexOf(' ', space - 1);
      Optional<List<Side>> found = terminology.sides(words.substring(space + 1));
      if (found.isPresent()) {
        sides = found;
        muscle = space < 0 ? "" : words.substring(0, space);
      }
    }
    if (muscle.isEmpty()) {
      findings.error(
          ReadingFindingCodes.SITE,
          QuotedText.of(item)
              + " does not name a muscle. Write muscle, side and passes, such as trapezius R x2.");
      return List.of();
    }
    if (sides.isEmpty() && sideComesFirst(muscle, passes, findings)) {
      return List.of();
    }
    return sites(muscle, sides, passes);
  }

  private boolean sideComesFirst(String muscle, OptionalInt passes, FieldFindings findings) {
    int space = muscle.indexOf(' ');
    if (space < 0 || terminology.muscle(muscle).isPresent()) {
      return false;
    }
    Optional<List<Side>> first = terminology.sides(muscle.substring(0, space));
    if (first.isEmpty()) {
      return false;
    }
    String message = "The side must come after the muscle: " + QuotedText.of(muscle) + ".";
    String rest = muscle.substring(space + 1);
    if (terminology.muscle(rest).isPresent()) {
      String side = first.get().size() > 1 ? "both" : sideLetter(first.get().get(0));
      findings.error(
          ReadingFindingCodes.SITE,
          message,
          rest + " " + side + (passes.isPresent() ? " x" + passes.getAsInt() : ""));
    } else {
      findings.error(
          ReadingFindingCodes.SITE,
          message + " Write each muscle with its side, such as trapezius R; rhomboid R.");
    }
    return true;
  }

  private static String sideLetter(Side side) {
    return side == Side.MIDLINE ? "midline" : side.name().substring(0, 1);
  }

  private static List<InjectionSite> sites(
      String muscle, Optional<List<Side>> sides, OptionalInt passes) {
    return sides
        .map(
            each ->
                each.stream()
                    .map(side -> new InjectionSite(muscle, Optional.of(side), passes))
                    .toList())
        .orElseGet(() -> List.of(new InjectionSite(muscle, Optional.empty(), passes)));
  }
}
