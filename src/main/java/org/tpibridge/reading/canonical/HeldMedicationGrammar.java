package org.tpibridge.reading.canonical;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.TimeSpan;

/** Reads held medications: {@code warfarin 5d}, or a medication alone. */
public final class HeldMedicationGrammar {
  /** {@code held warfarin for 5 days}, {@code warfarin (5 days)}. */
  private static final Pattern AS_TYPED =
      Pattern.compile(
          "(?:held |hold |stopped |paused )?(.+?)[ ,]*(?: x ?| for |\\(| )"
              + "([0-9]{1,4}) ?(min|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?)\\)?",
          Pattern.CASE_INSENSITIVE);

  private HeldMedicationGrammar() {}

  static Optional<HeldMedication> read(String item, FieldFindings findings) {
    int space = item.lastIndexOf(' ');
    Optional<TimeSpan> span =
        space < 0 ? Optional.empty() : CanonicalSpanGrammar.parse(item.substring(space + 1));
    if (span.isPresent()) {
      return Optional.of(new HeldMedication(FieldText.strip(item.substring(0, space)), span));
    }
    if (CanonicalSpanGrammar.parse(item).isPresent()) {
      findings.error(
          ReadingFindingCodes.SPAN,
          "The medication is missing before " + QuotedText.of(item) + ". Write warfarin 5d.");
      return Optional.empty();
    }
    Optional<String> meant = canonical(item);
    if (meant.isPresent()) {
      findings.error(
          ReadingFindingCodes.SPAN,
          QuotedText.of(item)
              + " contains a length of time. Write the medication, a space, a whole number and a"
              + " unit (h, d, w or mo), such as warfarin 5d.",
          meant.get());
      return Optional.empty();
    }
    return Optional.of(new HeldMedication(item, Optional.empty()));
  }

  /** The canonical notation of an item with a length of time that is typed in another way. */
  public static Optional<String> canonical(String item) {
    Matcher typed = AS_TYPED.matcher(item);
    return typed.matches()
        ? CanonicalSpanGrammar.suggestion(typed.group(2) + typed.group(3))
            .map(span -> typed.group(1) + " " + span.toCanonicalText())
        : Optional.empty();
  }
}
