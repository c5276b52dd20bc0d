package org.tpibridge.source.telling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules of identifiers. */
final class Identifiers {
  private static final Map<String, String> PLACEHOLDERS = placeholders();

  private static final Pattern ERROR =
      Pattern.compile("#(?:[A-Z][A-Z_/0-9]{0,19}[!?]|N/A|GETTING_DATA)");
  private static final Pattern EXPONENT =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+[eE][+-]?|[eE][+-])[0-9]+");
  private static final Pattern QUOTED_FORMULA = Pattern.compile("=\"([^\"]*)\"");
  private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(?:[.,][0-9]+)?");
  private static final int MONTH_LETTERS = 3;
  private static final Pattern DECIMAL = Pattern.compile("([0-9]+)[.,](0+)");
  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.0+)?");
  private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

  /** As spreadsheets write what they take for a day; {@code 12-34-56} may be a clinic's number. */
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)(?:[0-9]{1,2}-"
              + MONTH
              + "(?:-[0-9]{2}(?:[0-9]{2})?)?|"
              + MONTH
              + "-[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}"
              + "|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?:[ T][0-9]{1,2}:[0-9:.]+)?");

  private static final Pattern MARKED =
      Pattern.compile("^['\"`\u2018\u2019\u201c\u201d]+|['\"`\u2018\u2019\u201c\u201d]+$");
  private static final Pattern LABELED =
      Pattern.compile(
          "(?i)(?:mrn|chart|medical record|patient|visit|encounter|account|id)"
              + "(?: (?:no|number|id))?\\.? ?[:#] ?(\\S.*)");
  private static final Pattern XS = Pattern.compile("[xX]{2,}");

  private Identifiers() {}

  private static Map<String, String> placeholders() {
    Map<String, String> reasons = new HashMap<>();
    try (InputStream yaml = Identifiers.class.getResourceAsStream("not-identifiers.yaml")) {
      for (JsonNode group : new YAMLMapper().readTree(yaml)) {
        for (JsonNode text : group.path("texts")) {
          reasons.put(folded(text.asString()), group.path("reason").asString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(reasons);
  }

  private static String folded(String text) {
    return Spaces.squeeze(text).toLowerCase(Locale.ROOT);
  }

  static Optional<Identifier> flaw(String text) {
    String known = PLACEHOLDERS.get(folded(text));
    if (known != null) {
      return Optional.of(new Identifier.Placeholder(known));
    }
    if (ERROR.matcher(text.toUpperCase(Locale.ROOT)).matches()) {
      return Optional.of(new Identifier.Placeholder("is an error value of a spreadsheet"));
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(new Identifier.Placeholder("has no letter and no digit"));
    }
    if (XS.matcher(text).matches()) {
      return Optional.of(new Identifier.Placeholder("is only filled in so that it is not empty"));
    }
    if (isZero(text)) {
      return Optional.of(new Identifier.Placeholder("has no digit but zero"));
    }
    return damage(text);
  }

  private static boolean isZero(String text) {
    return text.codePoints().noneMatch(Character::isLetter)
        && text.codePoints().filter(Character::isDigit).allMatch(c -> c == '0');
  }

  private static Optional<Identifier> damage(String text) {
    if (EXPONENT.matcher(text).matches()) {
      return Optional.of(
          new Identifier.Damaged(
              "is a number in scientific notation, as spreadsheets shorten long ones; its digits"
                  + " are lost",
              Optional.empty()));
    }
    Matcher quoted = QUOTED_FORMULA.matcher(text);
    if (quoted.matches()) {
      return Optional.of(
          new Identifier.Damaged(
              "is a formula of a spreadsheet",
              Optional.of(quoted.group(1)).filter(t -> flaw(t).isEmpty())));
    }
    Optional<Identifier> around = around(text);
    if (around.isPresent()) {
      return around;
    }
    if ("=+@".indexOf(text.charAt(0)) >= 0) {
      return Optional.of(new Identifier.Damaged("is a formula of a spreadsheet", Optional.empty()));
    }
    if (NEGATIVE.matcher(text).matches()) {
      return Optional.of(new Identifier.Damaged("is a negative number", Optional.empty()));
    }
    return Character.isDigit(text.charAt(0)) || text.indexOf('-') == MONTH_LETTERS
        ? reformatted(text)
        : Optional.empty();
  }

  /** What programs and people put beside a number. */
  private static Optional<Identifier> around(String text) {
    Matcher marked = MARKED.matcher(text);
    if (marked.find()) {
      return Optional.of(
          new Identifier.Damaged(
              "has the apostrophe or quotation mark by which programs mark text",
              sound(marked.replaceAll(""))));
    }
    Matcher labeled = LABELED.matcher(text);
    return labeled.matches()
        ? Optional.of(
            new Identifier.Damaged("has a label before the number", sound(labeled.group(1))))
        : Optional.empty();
  }

  private static Optional<String> sound(String text) {
    return Optional.of(Spaces.strip(text)).filter(t -> !t.isEmpty() && flaw(t).isEmpty());
  }

  private static Optional<Identifier> reformatted(String text) {
    if (THOUSANDS.matcher(text).matches()) {
      String digits = text.replaceAll("\\..*|,", "");
      return Optional.of(
          new Identifier.Damaged("is a number with separators of thousands", Optional.of(digits)));
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      // Three zeros may be decimals or thousands.
      return Optional.of(
          new Identifier.Damaged(
              "is a number with decimals, as programs write the numbers of a column that has empty"
                  + " cells; leading zeros are lost",
              Optional.of(decimal.group(1)).filter(t -> decimal.group(2).length() != 3)));
    }
    return DAY.matcher(text).matches()
        ? Optional.of(
            new Identifier.Damaged(
                "is a date, as spreadsheets make of a number such as 3-4", Optional.empty()))
        : Optional.empty();
  }

  /** Printable ASCII with single spaces inside: nearly all. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
      if (c == ' ' && (i == 0 || i + 1 == text.length() || text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  static String normalized(String written) {
    StringBuilder plain = new StringBuilder(written.length());
    written
        .codePoints()
        .filter(c -> !isInvisible(c))
        .map(Identifiers::plain)
        .forEach(plain::appendCodePoint);
    return Spaces.squeeze(Normalizer.normalize(plain, Normalizer.Form.NFC));
  }

  /** Zero width, soft hyphens, bidirectional marks, byte order marks, selectors of variants. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || c == 0x34F
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static int plain(int c) {
    if (c <= '~') {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return c - 0xFF01 + '!';
    }
    int type = Character.getType(c);
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(c, 10);
    }
    if (type == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    boolean hyphen =
        (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0x2043;
    return hyphen ? '-' : c;
  }
}
