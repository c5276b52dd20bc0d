package org.tpibridge.rules;

import static java.math.RoundingMode.DOWN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;

/** Checks on a session in the light of those before it. */
final class SeriesChecks {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private SeriesChecks() {}

  /** Only one of these procedure codes a day. */
  static Optional<CheckMessage> codeADay(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    Optional<String> code = session.procedure().filter(codes::contains);
    Optional<String> other =
        series
            .earlierThatDay(session)
            .flatMap(s -> s.procedure().stream())
            .filter(codes::contains)
            .findFirst();
    return code.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CheckMessage.on(
                Column.PROCEDURE_CODE,
                "%s and %s are told for one patient on one day; one of %s stands for the whole session."
                    .formatted(other.get(), code.get(), String.join(", ", codes))));
  }

  /** The most of a drug in all sessions of a day. */
  static Optional<CheckMessage> dailyMaximum(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    String drug = parameters.word("drug");
    BigDecimal most = parameters.number("mg");
    BigDecimal mg =
        series
            .earlierThatDay(session)
            .map(s -> s.mgOf(drug))
            .reduce(session.mgOf(drug), BigDecimal::add);
    return session.mgOf(drug).signum() == 0 || mg.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(
            CheckMessage.on(
                Column.INJECTATES,
                "%s: %s mg on this day, the most is %s mg."
                    .formatted(drug, DoseChecks.plain(mg), DoseChecks.plain(most))));
  }

  /** The most days with a session in a number of months that end with this one. */
  static Optional<CheckMessage> sessions(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    int months = parameters.whole("months");
    List<LocalDate> days =
        Stream.concat(
                series.inMonthsBefore(session, months, codes).stream().map(SeriesSession::day),
                Stream.of(session.day()))
            .distinct()
            .toList();
    int most = parameters.whole("most");
    return !session.isInjection(codes) || days.size() <= most
        ? Optional.empty()
        : Optional.of(
            CheckMessage.on(
                Column.VISIT_START,
                "This is session %s in %s months, counted since %s; the most is %s."
                    .formatted(days.size(), months, days.get(0), most)));
  }

  /** The least time since the last session. */
  static Optional<CheckMessage> interval(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    int least = parameters.whole("least_months");
    return last(series, session, least, parameters)
        .map(
            before ->
                CheckMessage.on(
                    Column.VISIT_START,
                    "The session before was on %s, less than %s months ago."
                        .formatted(before.day(), least)));
  }

  /**
   * A repeat wants enough relief for long enough after the last session: by a later score of it, or
   * by this session's score before, on the same scale.
   */
  static Optional<CheckMessage> repeatRelief(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    int weeks = parameters.whole("weeks");
    BigDecimal percent = parameters.number("percent");
    return last(series, session, parameters.whole("months"), parameters)
        .flatMap(
            before -> {
              Optional<BigDecimal> relief = bestRelief(before, session, weeks);
              if (relief.filter(r -> r.compareTo(percent) >= 0).isPresent()) {
                return Optional.empty();
              }
              String wanted =
                  "%s %% or more for %s weeks or more are wanted before a repeat."
                      .formatted(DoseChecks.plain(percent), weeks);
              String known =
                  relief
                      .map(r -> "the scores make it " + r.setScale(0, DOWN) + " %")
                      .orElse("no two scores on one scale tell it");
              return Optional.of(
                  CheckMessage.on(
                      Column.PAIN_BEFORE,
                      "Relief %s weeks or more after the session of %s: %s; %s"
                          .formatted(weeks, before.day(), known, wanted)));
            });
  }

  private static Optional<BigDecimal> bestRelief(
      SeriesSession before, SeriesSession now, int weeks) {
    LocalDate due = before.day().plusWeeks(weeks);
    Stream<BigDecimal> stated =
        before.later().stream()
            .filter(score -> !score.timeAfterVisit().dayAfter(before.day()).isBefore(due))
            .map(LaterScore::value);
    Stream<BigDecimal> shown =
        now.scale() == before.scale() && !now.day().isBefore(due)
            ? now.before().stream()
            : Stream.empty();
    return before
        .before()
        .filter(then -> then.signum() > 0)
        .flatMap(
            then ->
                Stream.concat(stated, shown).min(BigDecimal::compareTo).map(s -> relief(then, s)));
  }

  /** In percent of the score before, which is above zero. */
  private static BigDecimal relief(BigDecimal then, BigDecimal now) {
    return then.subtract(now).multiply(HUNDRED).divide(then, 4, DOWN);
  }

  /** Pain persists: it is not lower than before the sessions that were to help. */
  static Optional<CheckMessage> persistence(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    int wanted = parameters.whole("sessions");
    List<SeriesSession> before =
        series.inMonthsBefore(session, parameters.whole("months"), parameters.words("codes"));
    List<LocalDate> days = before.stream().map(SeriesSession::day).distinct().toList();
    boolean isInjection = session.isInjection(parameters.words("codes"));
    if (!isInjection || days.size() < wanted || session.before().isEmpty()) {
      return Optional.empty();
    }
    LocalDate start = days.get(days.size() - wanted);
    BigDecimal now = session.before().get();
    return before.stream()
        .filter(s -> s.day().equals(start) && s.scale() == session.scale())
        .flatMap(s -> s.before().stream())
        .findFirst()
        .filter(then -> now.compareTo(then.subtract(parameters.number("lower_by"))) > 0)
        .map(
            then ->
                CheckMessage.on(
                    Column.PAIN_BEFORE,
                    "After %s sessions the pain is %s; before the first of them, on %s, it was %s."
                        .formatted(wanted, DoseChecks.plain(now), start, DoseChecks.plain(then))));
  }

  /** The last of the injections before this one. */
  private static Optional<SeriesSession> last(
      PatientSessions series, SeriesSession session, int months, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    return session.isInjection(codes)
        ? series.inMonthsBefore(session, months, codes).stream().reduce((a, b) -> b)
        : Optional.empty();
  }
}
