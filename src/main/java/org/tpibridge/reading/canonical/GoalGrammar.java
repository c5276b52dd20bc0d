package org.tpibridge.reading.canonical;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;

/** Reads goals: {@code pain 3 in 6w} is a score and a time; any other words are used unchanged. */
final class GoalGrammar {
  private static final Pattern PAIN =
      Pattern.compile("pain ([0-9]{1,2}(?:\\.[0-9])?)(?: in ([0-9]{1,4}[a-z]{1,3}))?");

  private GoalGrammar() {}

  static Goal read(String words) {
    Matcher matcher = PAIN.matcher(words.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      Optional<BigDecimal> pain =
          DecimalNumbers.parse(matcher.group(1)).filter(p -> PainScale.VAS.accepts(p));
      Optional<TimeSpan> within =
          Optional.ofNullable(matcher.group(2)).flatMap(CanonicalSpanGrammar::parse);
      if (pain.isPresent() && (within.isPresent() || matcher.group(2) == null)) {
        return new Goal(words, pain, within);
      }
    }
    return new Goal(words, Optional.empty(), Optional.empty());
  }
}
