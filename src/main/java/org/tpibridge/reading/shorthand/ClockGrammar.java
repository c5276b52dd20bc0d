package org.tpibridge.reading.shorthand;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.UtcOffset;

/** Reads the time after a day: {@code 14:30}, {@code 2:30 PM EST}, {@code 0930}, {@code 9a}. */
final class ClockGrammar {
  private static final String HINT = " Write hours and minutes in 24-hour format, such as 14:30.";

  /** Earlier hours are ambiguous unless the text states AM or PM. */
  private static final int FIRST_WORKING_HOUR = 7;

  private static final int NOON = 12;

  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("z", "Z"),
          Map.entry("utc", "Z"),
          Map.entry("gmt", "Z"),
          Map.entry("est", "-05:00"),
          Map.entry("edt", "-04:00"),
          Map.entry("cst", "-06:00"),
          Map.entry("cdt", "-05:00"),
          Map.entry("mst", "-07:00"),
          Map.entry("mdt", "-06:00"),
          Map.entry("pst", "-08:00"),
          Map.entry("pdt", "-07:00"));

  private final TokenCursor tokens;
  private final CellFindings findings;

  ClockGrammar(TokenCursor tokens, CellFindings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Reads a time; empty, with an error, if there is none. */
  Optional<LocalTime> time() {
    CellToken first = tokens.next();
    if (!first.isNumber()) {
      return notATime();
    }
    if (tokens.peek().is(":") && tokens.peek(1).isNumber()) {
      return withColons(first);
    }
    if (first.text().length() == 4) {
      return time(first.text().substring(0, 2), first.text().substring(2), "0", true);
    }
    if (first.text().length() == 3 && half(0) != 0) {
      return time(first.text().substring(0, 1), first.text().substring(1), "0", true);
    }
    return first.text().length() <= 2 && half(0) != 0
        ? time(first.text(), "00", "0", true)
        : notATime();
  }

  private Optional<LocalTime> withColons(CellToken hour) {
    tokens.skip(1);
    String minute = tokens.next().text();
    String second = "0";
    boolean exact = hour.text().length() == 2;
    if (tokens.peek().is(":") && tokens.peek(1).isNumber()) {
      tokens.skip(1);
      second = tokens.next().text();
      if (tokens.peek().is(".") && tokens.peek(1).isNumber()) {
        second += "." + tokens.peek(1).text();
        tokens.skip(2);
      }
    }
    return minute.length() == 2 ? time(hour.text(), minute, second, exact) : notATime();
  }

  /**
   * @param stated whether the format shows which half of the day it is
   */
  private Optional<LocalTime> time(String hour, String minute, String second, boolean stated) {
    int hours = Integer.parseInt(hour.length() > 2 ? "99" : hour);
    int half = half(0);
    if (half != 0) {
      skipHalf();
      if (hours < 1 || hours > NOON) {
        return notATime();
      }
      hours = hours % NOON + (half > 0 ? NOON : 0);
    }
    Optional<LocalTime> time = clock(hours, minute, second);
    if (time.isPresent() && half == 0 && !stated && hours > 0 && hours < FIRST_WORKING_HOUR) {
      findings.rejectAmbiguous(
          "the time may be before or after noon.",
          List.of(time.get().toString(), time.get().plusHours(NOON).toString()));
      return Optional.empty();
    }
    return time.isPresent() ? time : notATime();
  }

  private static Optional<LocalTime> clock(int hours, String minute, String second) {
    int point = second.indexOf('.');
    String whole = point < 0 ? second : second.substring(0, point);
    String fraction = point < 0 ? "" : second.substring(point + 1);
    int minutes = Integer.parseInt(minute);
    if (hours > 23 || minutes > 59 || whole.length() > 2 || fraction.length() > 9) {
      return Optional.empty();
    }
    int seconds = Integer.parseInt(whole);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    return seconds > 59
        ? Optional.empty()
        : Optional.of(LocalTime.of(hours, minutes, seconds, nanos));
  }

  /** The half of the day at a token: 1 after noon, -1 before noon, 0 if not stated. */
  private int half(int ahead) {
    return switch (tokens.peek(ahead).isWord() ? tokens.peek(ahead).text() : "") {
      case "pm", "p" -> 1;
      case "am", "a" -> -1;
      default -> 0;
    };
  }

  private void skipHalf() {
    boolean letterAlone = tokens.next().text().length() == 1;
    if (letterAlone) {
      tokens.accept("m"); // p.m.
    }
  }

  /** Reads an offset or the abbreviation of a time zone, if there is one. */
  Optional<String> offset() {
    CellToken sign = tokens.peek();
    String zone = sign.isWord() ? ZONES.get(sign.text()) : null;
    if (zone != null) {
      tokens.skip(1);
      return Optional.of(zone);
    }
    CellToken hours = tokens.peek(1);
    if (!(sign.is("+") || sign.is("-")) || !hours.isNumber()) {
      return Optional.empty();
    }
    if (hours.text().length() == 4) {
      tokens.skip(2);
      return offset(sign, hours.text().substring(0, 2), hours.text().substring(2));
    }
    if (hours.text().length() == 2 && tokens.peek(2).is(":") && tokens.peek(3).isNumber()) {
      String minutes = tokens.peek(3).text();
      tokens.skip(4);
      return offset(sign, hours.text(), minutes);
    }
    if (hours.text().length() == 2 && isAtEnd(2)) {
      tokens.skip(2);
      return offset(sign, hours.text(), "00");
    }
    return Optional.empty();
  }

  private boolean isAtEnd(int ahead) {
    return tokens.peek(ahead).text().isEmpty();
  }

  private Optional<String> offset(CellToken sign, String hours, String minutes) {
    if (minutes.length() != 2 || UtcOffset.of(sign.text() + hours + minutes).isEmpty()) {
      findings.reject("the offset " + QuotedText.of(hours + ":" + minutes) + " does not exist.");
      return Optional.empty();
    }
    return Optional.of(sign.text() + hours + ":" + minutes);
  }

  private Optional<LocalTime> notATime() {
    findings.reject("the text after the day is not a time." + HINT);
    return Optional.empty();
  }
}
