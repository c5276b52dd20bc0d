package org.tpibridge.importing.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Searches HL7 v2 messages of any type for the patient, line by line: PID-2, PID-3, PID-4, and
 * MRG-1 of a merge, with the delimiters of each message.
 */
final class Hl7PatientSearch implements DecodedLines.LineConsumer {
  private static final Pattern HEADER = Pattern.compile("MSH[^\\p{Alnum}\\s].*");
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final Predicate<String> isMrn;
  private final LongConsumer matches;
  private long message;
  private long last;
  private char field = '|';
  private String encoding = "^~\\&";

  /**
   * @param matches receives the number of each message about the patient
   */
  Hl7PatientSearch(Predicate<String> isMrn, LongConsumer matches) {
    this.isMrn = isMrn;
    this.matches = matches;
  }

  /** Returns whether the bytes contain a message about the patient. */
  static boolean areIn(byte[] bytes, Predicate<String> isMrn) throws IOException {
    AtomicBoolean found = new AtomicBoolean();
    new DecodedLines(() -> new ByteArrayInputStream(bytes))
        .each(false, new Hl7PatientSearch(isMrn, message -> found.set(true)));
    return found.get();
  }

  /** Returns the escape character of the current message. */
  char escape() {
    return encoding.length() > 2 ? encoding.charAt(2) : '\\';
  }

  @Override
  public void line(long number, String text) {
    if (number < last) {
      // The same text is read again in another encoding.
      message = 0;
    }
    last = number;
    String line = text.startsWith("\u000b") ? text.substring(1) : text;
    if (HEADER.matcher(line).matches()) {
      message++;
      field = line.charAt(3);
      int end = line.indexOf(field, 4);
      encoding = line.substring(4, end < 0 ? line.length() : end);
    } else if (message > 0 && line.length() > 3 && line.charAt(3) == field) {
      boolean isMatch =
          switch (line.substring(0, 3)) {
            case "PID" -> isIn(line, FIRST, LAST);
            case "MRG" -> isIn(line, 1, 1);
            default -> false;
          };
      if (isMatch) {
        matches.accept(message);
      }
    }
  }

  private boolean isIn(String segment, int first, int last) {
    String separators = encoding.replace(String.valueOf(escape()), "");
    String[] fields = segment.split(Pattern.quote(String.valueOf(field)), -1);
    return Arrays.stream(fields)
        .skip(first)
        .limit(last - first + 1L)
        .flatMap(value -> Arrays.stream(value.split("[" + Pattern.quote(separators) + "]")))
        .flatMap(part -> DecodedLine.of(part, escape()).stream())
        .anyMatch(isMrn);
  }
}
