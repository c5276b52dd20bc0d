package org.tpibridge.source.hl7v2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.UtcOffset;

/**
 * Reads HL7's times, {@code YYYYMMDD[HH[MM[SS[.S…]]]][±ZZZZ]} (chapter 2A, DTM), in one message. A
 * time without an offset has that of MSH-7, which is the standard's default; where the clinic's own
 * clock showed that offset when the message was made, the sender keeps the clinic's clock, and so
 * do times of other seasons in the message.
 */
final class Clock {
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4})([0-9]{2})([0-9]{2})"
              + "(?:([0-9]{2})(?:([0-9]{2})(?:([0-9]{2})(?:\\.([0-9]{1,9})[0-9]*)?)?)?)?"
              + "("
              + UtcOffset.PATTERN
              + ")?");

  private static final int NANO_DIGITS = 9;

  private final ZoneId clinic;
  private final Optional<ZoneOffset> ofMessage;

  /**
   * @param madeAt MSH-7, or ""
   */
  Clock(ZoneId clinic, String madeAt) {
    this.clinic = clinic;
    this.ofMessage = ofMessage(clinic, madeAt);
  }

  private static Optional<ZoneOffset> ofMessage(ZoneId clinic, String madeAt) {
    Matcher made = TIME.matcher(madeAt);
    if (!made.matches() || made.group(8) == null) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = local(made);
      return UtcOffset.of(made.group(8))
          .filter(offset -> !offset.equals(clinic.getRules().getOffset(local.toInstant(offset))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Where a moment is on the time line; a day without a time counts as its beginning. */
  Optional<Instant> instant(Moment moment) {
    return moment
        .instant()
        .or(
            () ->
                moment
                    .day()
                    .map(
                        day ->
                            day.atStartOfDay(ofMessage.map(o -> (ZoneId) o).orElse(clinic))
                                .toInstant()));
  }

  /** The moment; empty where nothing is told. */
  Optional<Moment> read(String words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Matcher told = TIME.matcher(words);
    if (!told.matches()) {
      // Some senders write dates as people do.
      Moment written = new Moment(words, Style.SHORTHAND, Optional.empty(), Optional.empty());
      return Optional.of(written);
    }
    try {
      return Optional.of(moment(told));
    } catch (DateTimeException e) {
      // With its offset, so that whoever reads the words refuses them for what is wrong.
      String offset = told.group(8) == null || told.group(4) == null ? "" : told.group(8);
      return Optional.of(
          new Moment(iso(told) + offset, Style.CANONICAL, Optional.empty(), Optional.empty()));
    }
  }

  private Moment moment(Matcher told) {
    LocalDateTime local = local(told);
    Optional<LocalDate> day = Optional.of(local.toLocalDate());
    if (told.group(4) == null) {
      return new Moment(iso(told), Style.CANONICAL, day, Optional.empty());
    }
    Optional<ZoneOffset> offset =
        told.group(8) == null
            ? ofMessage
            : Optional.of(
                UtcOffset.of(told.group(8))
                    .orElseThrow(() -> new DateTimeException("no such offset")));
    String text = iso(told) + offset.map(ZoneOffset::getId).orElse("");
    var instant = local.atZone(offset.map(o -> (ZoneId) o).orElse(clinic)).toInstant();
    return new Moment(text, Style.CANONICAL, day, Optional.of(instant));
  }

  /** Without its offset; seconds only where they are told and say something. */
  private static String iso(Matcher told) {
    String day = told.group(1) + "-" + told.group(2) + "-" + told.group(3);
    if (told.group(4) == null) {
      return day;
    }
    String seconds = part(told, 6);
    String fraction = told.group(7) == null ? "" : told.group(7).replaceAll("0+$", "");
    String behind = fraction.isEmpty() ? "" : "." + fraction;
    return day
        + "T"
        + told.group(4)
        + ":"
        + part(told, 5)
        + (seconds.equals("00") && behind.isEmpty() ? "" : ":" + seconds + behind);
  }

  private static String part(Matcher told, int group) {
    return told.group(group) == null ? "00" : told.group(group);
  }

  private static LocalDateTime local(Matcher told) {
    LocalDate day = LocalDate.of(number(told, 1), number(told, 2), number(told, 3));
    int hour = Integer.parseInt(told.group(4) == null ? "0" : told.group(4));
    int nanos =
        told.group(7) == null
            ? 0
            : Integer.parseInt((told.group(7) + "00000000").substring(0, NANO_DIGITS));
    return day.atTime(LocalTime.of(hour, number(told, 5), number(told, 6), nanos));
  }

  private static int number(Matcher told, int group) {
    return Integer.parseInt(part(told, group));
  }
}
