package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The quick tests before the regular expressions never accept a damaged identifier. */
class IdentifierDamageTest {
  private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

  private static final String MARK = "['\"`\u2018\u2019\u201c\u201d]";

  /** All rules in order, each applied to every text. */
  private record Rule(String reason, Pattern words) {
    Rule(String reason, String words) {
      this(reason, Pattern.compile(words));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "is an error value of a spreadsheet",
              "(?i)#(?:[A-Z][A-Z_/0-9]{0,19}[!?]|N/A|GETTING_DATA)"),
          new Rule("is a placeholder", "[xX]{2,}"),
          new Rule(
              "is a number in scientific notation",
              "[+-]?[0-9]+(?:[.,][0-9]+[eE][+-]?|[eE][+-])[0-9]+"),
          new Rule("is a formula of a spreadsheet", "=\"[^\"]*\""),
          new Rule("has an apostrophe or quotation mark", "(?s)" + MARK + ".*|.*" + MARK),
          new Rule(
              "has a label before the number",
              "(?i)(?:mrn|chart|medical record|patient|visit|encounter|account|id)"
                  + "(?: (?:no|number|id))?\\.? ?[:#] ?(\\S.*)"),
          new Rule("is a formula of a spreadsheet", "(?s)[=+@].*"),
          new Rule("is a negative number", "-[0-9]+(?:[.,][0-9]+)?"),
          new Rule("is a number with thousands separators", "[0-9]{1,3}(?:,[0-9]{3})+(?:\\.0+)?"),
          new Rule("is a number with decimals", "([0-9]+)[.,](0+)"),
          new Rule(
              "is a date",
              "(?i)(?:[0-9]{1,2}-"
                  + MONTH
                  + "(?:-[0-9]{2}(?:[0-9]{2})?)?|"
                  + MONTH
                  + "-[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}"
                  + "|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?:[ T][0-9]{1,2}:[0-9:.]+)?"));

  @Property(tries = 20_000)
  void the_filters_do_not_change_the_result_of_the_rules(@ForAll("written") String written) {
    Identifier read = Identifier.of(written);
    Optional<String> reason = reason(Identifier.normalized(written));
    if (reason.isEmpty()) {
      assertThat(read).isInstanceOf(Identifier.Usable.class);
    } else {
      assertThat(reasonOf(read)).startsWith(reason.get());
    }
  }

  private static String reasonOf(Identifier read) {
    if (read instanceof Identifier.Damaged damaged) {
      return damaged.reason();
    }
    return read instanceof Identifier.Placeholder placeholder ? placeholder.reason() : "usable";
  }

  /** The reason; empty if a text is an identifier. */
  private static Optional<String> reason(String text) {
    Identifier placeholder =
        IdentifierRules.placeholder(text).<Identifier>map(Identifier.Placeholder::new).orElse(null);
    if (placeholder != null) {
      return Optional.of(reasonOf(placeholder));
    }
    if (matches(RULES.get(0), text)) {
      return Optional.of(RULES.get(0).reason());
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of("contains no letter or digit");
    }
    if (matches(RULES.get(1), text)) {
      return Optional.of(RULES.get(1).reason());
    }
    if (text.codePoints().noneMatch(Character::isLetter)
        && text.codePoints().filter(Character::isDigit).allMatch(c -> c == '0')) {
      return Optional.of("contains no digits other than zero");
    }
    return RULES.subList(2, RULES.size()).stream()
        .filter(rule -> matches(rule, text))
        .map(Rule::reason)
        .findFirst();
  }

  private static boolean matches(Rule rule, String text) {
    return rule.words().matcher(text).matches();
  }

  @Provide
  Arbitrary<String> written() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "#",
                "N/A",
                "n/a",
                "#REF!",
                "#NAME?",
                "xx",
                "XXX",
                "x",
                "0",
                "00",
                "000",
                "e",
                "E",
                "+",
                "-",
                ".",
                ",",
                "/",
                "=",
                "@",
                "=\"",
                "\"",
                "'",
                "\u2019",
                "MRN: ",
                "Visit #",
                "jan",
                "MAR",
                "Dec",
                "12",
                "1,234",
                "2024",
                "1999-01-02",
                "3/4/2024",
                "3-4",
                " 12:30",
                "T00:00",
                "unknown",
                "none",
                "\u212a",
                "\u017fep",
                "\u200b",
                "\uff11",
                "\u0660",
                "\u00e9",
                "A",
                "MRN",
                " ",
                "\u00a0",
                ":",
                "\u2013",
                "\ufeff",
                "\u00df",
                "\ud835\udfd8"),
            Arbitraries.integers().between(0, 99_999).map(String::valueOf));
    return piece
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(all -> String.join("", all))
        .filter(text -> !WhiteSpace.strip(text).isEmpty());
  }
}
