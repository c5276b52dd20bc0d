package org.tpibridge.reading.canonical;

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

/** Checks and normalizes identifiers. */
final class IdentifierRules {
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

  /**
   * How spreadsheets write what they interpret as a date; {@code 12-34-56} may be a clinic's
   * number.
   */
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)(?:[0-9]{1,2}-"
              + MONTH
              + "(?:-[0-9]{2}(?:[0-9]{2})?)?|"
              + MONTH
              + "-[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}"
              + "|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?:[ T][0-9]{1,2}:[0-9:.]+)?");

  private static final String MARKS = "'\"`\u2018\u2019\u201c\u201d";
  private static final Pattern MARKED = Pattern.compile("^[" + MARKS + "]+|[" + MARKS + "]+$");
  private static final Pattern LABELED =
      Pattern.compile(
          "(?i)(?:mrn|chart|medical record|patient|visit|encounter|account|id)"
              + "(?: (?:no|number|id))?\\.? ?[:#] ?(\\S.*)");
  private static final Pattern X_PLACEHOLDER = Pattern.compile("[xX]{2,}");

  private IdentifierRules() {}

  private static Map<String, String> placeholders() {
    Map<String, String> reasons = new HashMap<>();
    try (InputStream yaml = IdentifierRules.class.getResourceAsStream("not-identifiers.yaml")) {
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
    return WhiteSpace.collapse(text).toLowerCase(Locale.ROOT);
  }

  /** The reason why a text is a placeholder; empty if it is not. */
  static Optional<String> placeholder(String text) {
    return Optional.ofNullable(PLACEHOLDERS.get(folded(text)));
  }

  static Optional<Identifier> damageReason(String text) {
    Optional<String> placeholder = placeholder(text);
    if (placeholder.isPresent()) {
      return Optional.of(new Identifier.Placeholder(placeholder.get()));
    }
    if (text.startsWith("#") && ERROR.matcher(text.toUpperCase(Locale.ROOT)).matches()) {
      return Optional.of(new Identifier.Placeholder("is an error value of a spreadsheet"));
    }
    if (!hasLetterOrDigit(text)) {
      return Optional.of(new Identifier.Placeholder("contains no letter or digit"));
    }
    if ("xX".indexOf(text.charAt(0)) >= 0 && X_PLACEHOLDER.matcher(text).matches()) {
      return Optional.of(new Identifier.Placeholder("is a placeholder"));
    }
    if (isZero(text)) {
      return Optional.of(new Identifier.Placeholder("contains no digits other than zero"));
    }
    return damage(text);
  }

  private static boolean hasLetterOrDigit(String text) {
    return !text.isEmpty()
        && (isAsciiLetterOrDigit(text.charAt(0))
            || text.codePoints().anyMatch(Character::isLetterOrDigit));
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isZero(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isLetter(c) || (Character.isDigit(c) && c != '0')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Identifier> damage(String text) {
    if (hasAny(text, 'e', 'E') && EXPONENT.matcher(text).matches()) {
      return Optional.of(
          new Identifier.Damaged(
              "is a number in scientific notation, as spreadsheets shorten long numbers; digits are"
                  + " lost",
              Optional.empty()));
    }
    if (text.startsWith("=")) {
      Matcher quoted = QUOTED_FORMULA.matcher(text);
      if (quoted.matches()) {
        return Optional.of(
            new Identifier.Damaged(
                "is a formula of a spreadsheet",
                Optional.of(quoted.group(1)).filter(t -> damageReason(t).isEmpty())));
      }
    }
    Optional<Identifier> around = around(text);
    if (around.isPresent()) {
      return around;
    }
    if ("=+@".indexOf(text.charAt(0)) >= 0) {
      return Optional.of(new Identifier.Damaged("is a formula of a spreadsheet", Optional.empty()));
    }
    if (text.startsWith("-") && NEGATIVE.matcher(text).matches()) {
      return Optional.of(new Identifier.Damaged("is a negative number", Optional.empty()));
    }
    return Character.isDigit(text.charAt(0)) || text.indexOf('-') == MONTH_LETTERS
        ? reformatted(text)
        : Optional.empty();
  }

  private static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }

  /** Detects marks and labels around a number. */
  private static Optional<Identifier> around(String text) {
    if (isMark(text.charAt(0)) || isMark(text.charAt(text.length() - 1))) {
      return Optional.of(
          new Identifier.Damaged(
              "has an apostrophe or quotation mark that programs add to text",
              validOrEmpty(MARKED.matcher(text).replaceAll(""))));
    }
    if (hasAny(text, ':', '#')) {
      Matcher labeled = LABELED.matcher(text);
      if (labeled.matches()) {
        return Optional.of(
            new Identifier.Damaged(
                "has a label before the number", validOrEmpty(labeled.group(1))));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> validOrEmpty(String text) {
    return Optional.of(WhiteSpace.strip(text))
        .filter(t -> !t.isEmpty() && damageReason(t).isEmpty());
  }

  private static Optional<Identifier> reformatted(String text) {
    Optional<Identifier> number = hasAny(text, ',', '.') ? number(text) : Optional.empty();
    if (number.isPresent()) {
      return number;
    }
    return hasAny(text, '-', '/') && DAY.matcher(text).matches()
        ? Optional.of(
            new Identifier.Damaged(
                "is a date, which spreadsheets make from a number such as 3-4", Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Identifier> number(String text) {
    if (THOUSANDS.matcher(text).matches()) {
      String digits = text.replaceAll("\\..*|,", "");
      return Optional.of(
          new Identifier.Damaged("is a number with thousands separators", Optional.of(digits)));
    }
    Matcher decimal = DECIMAL.matcher(text);
    return decimal.matches()
        ? Optional.of(
            new Identifier.Damaged(
                "is a number with decimals, as programs write the numbers of a column with empty"
                    + " cells; leading zeros are lost",
                // Three zeros may be decimals or thousands.
                Optional.of(decimal.group(1)).filter(t -> decimal.group(2).length() != 3)))
        : Optional.empty();
  }

  /** A quick test before a regular expression is tried. */
  private static boolean hasAny(String text, char one, char other) {
    return text.indexOf(one) >= 0 || text.indexOf(other) >= 0;
  }

  /** Whether a text is printable ASCII with single spaces inside, as most are. */
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
        .map(IdentifierRules::plain)
        .forEach(plain::appendCodePoint);
    return WhiteSpace.collapse(Normalizer.normalize(plain, Normalizer.Form.NFC));
  }

  /** Zero width, soft hyphens, bidirectional marks, byte order marks, variation selectors. */
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
