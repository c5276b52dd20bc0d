package org.tpibridge.rules;

import static java.math.RoundingMode.DOWN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.LaterScore;

/** Checks a session together with the earlier sessions of the patient. */
final class SeriesChecks {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private SeriesChecks() {}

  /** Reports more than one of these procedure codes on one day. */
  static Optional<CheckMessage> codeADay(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    Optional<String> code = session.procedure().filter(codes::contains);
    Optional<String> other =
        series
            .earlierOnSameDay(session)
            .flatMap(s -> s.procedure().stream())
            .filter(codes::contains)
            .findFirst();
    return code.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CheckMessage.on(
                Column.PROCEDURE_CODE,
                "%s and %s are recorded for one patient on one day. Only one of %s is used for the whole session."
                    .formatted(other.get(), code.get(), String.join(", ", codes))));
  }

  /** Reports a total dose above the maximum of a day. */
  static Optional<CheckMessage> dailyMaximum(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    String drug = parameters.word("drug");
    BigDecimal most = parameters.number("mg");
    BigDecimal mg =
        series
            .earlierOnSameDay(session)
            .map(s -> s.mgOf(drug))
            .reduce(session.mgOf(drug), BigDecimal::add);
    return session.mgOf(drug).signum() == 0 || mg.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(
            CheckMessage.on(
                Column.INJECTATES,
                "%s: %s mg on this day; the maximum is %s mg."
                    .formatted(drug, DoseChecks.plain(mg), DoseChecks.plain(most))));
  }

  /**
   * Reports more than the maximum number of days with a session in a number of months that end with
   * this session.
   */
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
                "This is session %s in %s, counted since %s; the maximum is %s."
                    .formatted(days.size(), count(months, "month"), days.get(0), most)));
  }

  /** Reports a session too soon after the previous one. */
  static Optional<CheckMessage> interval(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    int least = parameters.whole("least_months");
    return last(series, session, least, parameters)
        .map(
            before ->
                CheckMessage.on(
                    Column.VISIT_START,
                    "The previous session was on %s, less than %s before."
                        .formatted(before.day(), count(least, "month"))));
  }

  /**
   * Reports a repeat without enough relief for long enough after the previous session. Relief is
   * shown by a later score of that session, or by the score before this session, on the same scale.
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
              String required =
                  "Relief of %s%% or more for %s or more is required before a repeat session."
                      .formatted(DoseChecks.plain(percent), count(weeks, "week"));
              String actual =
                  relief
                      .map(r -> r.setScale(0, DOWN) + "%")
                      .orElse("not available, because there are no two scores on the same scale");
              return Optional.of(
                  CheckMessage.on(
                      Column.PAIN_BEFORE,
                      "Relief %s or more after the session of %s: %s. %s"
                          .formatted(count(weeks, "week"), before.day(), actual, required)));
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

  /** Returns the relief in percent of the score before, which is above zero. */
  private static BigDecimal relief(BigDecimal then, BigDecimal now) {
    return then.subtract(now).multiply(HUNDRED).divide(then, 4, DOWN);
  }

  /** Reports pain that is not lower than before the previous sessions. */
  static Optional<CheckMessage> persistence(
      PatientSessions series, SeriesSession session, RuleParameters parameters) {
    int requiredSessions = parameters.whole("sessions");
    List<SeriesSession> before =
        series.inMonthsBefore(session, parameters.whole("months"), parameters.words("codes"));
    List<LocalDate> days = before.stream().map(SeriesSession::day).distinct().toList();
    boolean isInjection = session.isInjection(parameters.words("codes"));
    if (!isInjection || days.size() < requiredSessions || session.before().isEmpty()) {
      return Optional.empty();
    }
    LocalDate start = days.get(days.size() - requiredSessions);
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
                    "After %s, the pain score is %s. Before the first of them, on %s, it was %s."
                        .formatted(
                            count(requiredSessions, "session"),
                            DoseChecks.plain(now),
                            start,
                            DoseChecks.plain(then))));
  }

  private static String count(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  /** Returns the last injection before this session. */
  private static Optional<SeriesSession> last(
      PatientSessions series, SeriesSession session, int months, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    return session.isInjection(codes)
        ? series.inMonthsBefore(session, months, codes).stream().reduce((a, b) -> b)
        : Optional.empty();
  }
}
