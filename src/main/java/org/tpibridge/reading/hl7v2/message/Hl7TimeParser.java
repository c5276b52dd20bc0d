package org.tpibridge.reading.hl7v2.message;

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
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.canonical.UtcOffset;

/**
 * Parses HL7 times, {@code YYYYMMDD[HH[MM[SS[.S…]]]][±ZZZZ]} (chapter 2A, DTM), in one message. A
 * time without an offset has that of MSH-7, which is the standard's default. If the clinic's own
 * clock had that offset when the message was created, the sender uses the clinic's time zone, also
 * for times of other seasons in the message.
 */
public final class Hl7TimeParser {
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
   * @param madeAt the time of the message (MSH-7), or ""
   */
  public Hl7TimeParser(ZoneId clinic, String madeAt) {
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

  /** Returns an instant for comparing times; a day without a time counts as its beginning. */
  public Optional<Instant> instant(Hl7Time parsedTime) {
    return parsedTime
        .instant()
        .or(
            () ->
                parsedTime
                    .day()
                    .map(
                        day ->
                            day.atStartOfDay(ofMessage.map(o -> (ZoneId) o).orElse(clinic))
                                .toInstant()));
  }

  /** Parses a time; empty for an empty text. */
  public Optional<Hl7Time> read(String words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Matcher stated = TIME.matcher(words);
    if (!stated.matches()) {
      // Some senders write dates in other common formats.
      Hl7Time written =
          new Hl7Time(words, ValueStyle.SHORTHAND, Optional.empty(), Optional.empty());
      return Optional.of(written);
    }
    try {
      return Optional.of(parsedTime(stated));
    } catch (DateTimeException e) {
      // Includes the offset, so that the text is rejected with the right finding.
      String offset = stated.group(8) == null || stated.group(4) == null ? "" : stated.group(8);
      return Optional.of(
          new Hl7Time(
              iso(stated) + offset, ValueStyle.CANONICAL, Optional.empty(), Optional.empty()));
    }
  }

  private Hl7Time parsedTime(Matcher stated) {
    LocalDateTime local = local(stated);
    Optional<LocalDate> day = Optional.of(local.toLocalDate());
    if (stated.group(4) == null) {
      return new Hl7Time(iso(stated), ValueStyle.CANONICAL, day, Optional.empty());
    }
    Optional<ZoneOffset> offset =
        stated.group(8) == null
            ? ofMessage
            : Optional.of(
                UtcOffset.of(stated.group(8))
                    .orElseThrow(() -> new DateTimeException("no such offset")));
    String text = iso(stated) + offset.map(ZoneOffset::getId).orElse("");
    var instant = local.atZone(offset.map(o -> (ZoneId) o).orElse(clinic)).toInstant();
    return new Hl7Time(text, ValueStyle.CANONICAL, day, Optional.of(instant));
  }

  /** Formats without the offset, and with seconds only if they are stated and not zero. */
  private static String iso(Matcher stated) {
    String day = stated.group(1) + "-" + stated.group(2) + "-" + stated.group(3);
    if (stated.group(4) == null) {
      return day;
    }
    String seconds = part(stated, 6);
    String fraction = stated.group(7) == null ? "" : stated.group(7).replaceAll("0+$", "");
    String fractionText = fraction.isEmpty() ? "" : "." + fraction;
    return day
        + "T"
        + stated.group(4)
        + ":"
        + part(stated, 5)
        + (seconds.equals("00") && fractionText.isEmpty() ? "" : ":" + seconds + fractionText);
  }

  private static String part(Matcher stated, int group) {
    return stated.group(group) == null ? "00" : stated.group(group);
  }

  private static LocalDateTime local(Matcher stated) {
    LocalDate day = LocalDate.of(number(stated, 1), number(stated, 2), number(stated, 3));
    int hour = Integer.parseInt(stated.group(4) == null ? "0" : stated.group(4));
    int nanos =
        stated.group(7) == null
            ? 0
            : Integer.parseInt((stated.group(7) + "00000000").substring(0, NANO_DIGITS));
    return day.atTime(LocalTime.of(hour, number(stated, 5), number(stated, 6), nanos));
  }

  private static int number(Matcher stated, int group) {
    return Integer.parseInt(part(stated, group));
  }
}
