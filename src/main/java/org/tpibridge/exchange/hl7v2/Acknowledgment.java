package org.tpibridge.exchange.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer of a receiver.
 *
 * @param code MSA-1
 * @param controlId MSA-2: that of the message that is acknowledged
 * @param text of MSA-3 and of the ERR segments
 */
record Acknowledgment(String code, String controlId, String text) {
  private static final int LONGEST_TEXT = 1000;
  private static final Escaping ESCAPING = new DefaultEscaping();

  /** Empty if the bytes are not an acknowledgment. */
  static Optional<Acknowledgment> of(byte[] frame) {
    String message = new String(frame, ISO_8859_1);
    if (message.length() < 8 || !message.startsWith("MSH")) {
      return Optional.empty();
    }
    String separator = Pattern.quote(message.substring(3, 4));
    String encoding = message.substring(4, 8);
    String charset = field(message.split("[\r\n]", 2)[0].split(separator, -1), 17);
    if (charset.contains("UTF-8")) {
      message = new String(frame, UTF_8);
    }
    EncodingCharacters characters = new EncodingCharacters(message.charAt(3), encoding);
    List<String[]> segments =
        Arrays.stream(message.split("[\r\n]+", -1)).map(s -> s.split(separator, -1)).toList();
    return segments.stream()
        .filter(segment -> segment[0].equals("MSA") && segment.length > 1)
        .findFirst()
        .map(
            msa ->
                new Acknowledgment(
                    field(msa, 1).strip(), field(msa, 2).strip(), text(msa, segments, characters)));
  }

  private static String text(String[] msa, List<String[]> segments, EncodingCharacters characters) {
    String component = Pattern.quote(String.valueOf(characters.getComponentSeparator()));
    // ERR-1 is the only field before version 2.5; later the code, the diagnosis and the text.
    Stream<String> errors =
        segments.stream()
            .filter(segment -> segment[0].equals("ERR"))
            .flatMap(err -> Stream.of(field(err, 1), field(err, 3), field(err, 7), field(err, 8)));
    String text =
        Stream.concat(Stream.of(field(msa, 3)), errors)
            .map(field -> field.replaceAll("(?:" + component + ")+", " "))
            .map(field -> ESCAPING.unescape(field, characters).strip())
            .filter(field -> !field.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  private static String field(String[] segment, int index) {
    return index < segment.length ? segment[index] : "";
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "Acknowledgment[" + code + "]";
  }
}
