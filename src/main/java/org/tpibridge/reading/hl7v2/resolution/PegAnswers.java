package org.tpibridge.reading.hl7v2.resolution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.canonical.PegGrammar;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatedFact.PegPart.Kind;
import org.tpibridge.visit.Column;

/**
 * Combines the answers of PEG that are separate observations. The answers of one time are one PEG.
 * It is the one before the injection, unless its time is after the end of the visit.
 */
final class PegAnswers {
  private static final List<Kind> ANSWERS = List.of(Kind.PAIN, Kind.ENJOYMENT, Kind.ACTIVITY);
  private static final Pattern WHOLE = Pattern.compile("^([0-9]{1,2})\\.0{1,8}$");
  private static final long MINUTES_AN_HOUR = 60;
  private static final long HOURS_A_DAY = 24;
  private static final long DAYS_A_WEEK = 7;

  private final Map<Optional<Instant>, List<StatedFact.PegPart>> byTime = new LinkedHashMap<>();

  void add(StatedFact.PegPart part) {
    byTime.computeIfAbsent(part.at(), at -> new ArrayList<>(4)).add(part);
  }

  /**
   * @param end of the visit or, if it is not known, the time of the injection
   */
  void addTo(CandidateValues candidates, Optional<Instant> end, List<Finding> findings) {
    byTime.forEach((at, parts) -> add(at, parts, candidates, end, findings));
  }

  private void add(
      Optional<Instant> at,
      List<StatedFact.PegPart> parts,
      CandidateValues candidates,
      Optional<Instant> end,
      List<Finding> findings) {
    RawValue first = parts.get(0).value();
    Map<Kind, String> texts = new EnumMap<>(Kind.class);
    boolean single = true;
    for (StatedFact.PegPart part : parts) {
      String earlier = texts.putIfAbsent(part.kind(), text(part));
      single &= earlier == null || earlier.equals(text(part));
    }
    boolean timed = at.isPresent() && end.isPresent();
    if (!single || !texts.keySet().containsAll(ANSWERS) || (!timed && byTime.size() > 1)) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.PEG,
                  "PEG was not read, because its three answers at one time cannot be determined."
                      + " Send each answer with one value, and its time in OBX-14.")
              .at(first.place()));
      return;
    }
    String stated =
        String.join(",", ANSWERS.stream().map(texts::get).toList())
            + Optional.ofNullable(texts.get(Kind.MEAN)).map(mean -> "=" + mean).orElse("");
    String peg = PegGrammar.canonical(stated).orElse(stated);
    boolean later = timed && at.get().isAfter(end.get());
    candidates.add(
        later ? Column.PEG_LATER : Column.PEG_BEFORE,
        Precedence.SECOND,
        new RawValue(
            later ? span(Duration.between(end.get(), at.get())) + ":" + peg : peg,
            first.place(),
            ValueStyle.CANONICAL));
  }

  private static String text(StatedFact.PegPart part) {
    String score = StatedFact.ScoreWithoutPhase.withoutMaximum(part.value().text());
    return WHOLE.matcher(score).replaceFirst("$1");
  }

  private static String span(Duration since) {
    if (since.toMinutes() < MINUTES_AN_HOUR) {
      return Math.max(1, since.toMinutes()) + "min";
    }
    long hours = Math.round(since.toMinutes() / (double) MINUTES_AN_HOUR);
    if (hours < HOURS_A_DAY) {
      return hours + "h";
    }
    long days = Math.round(hours / (double) HOURS_A_DAY);
    return days % DAYS_A_WEEK == 0 ? days / DAYS_A_WEEK + "w" : days + "d";
  }
}
