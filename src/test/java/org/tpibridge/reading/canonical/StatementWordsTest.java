package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The filters before the regular expressions never change a result. */
class StatementWordsTest {
  private static final String[] WORDS = {
    "none",
    "no",
    "nil",
    "nothing",
    "without",
    "w/o",
    "denies",
    "denied",
    "uncomplicated",
    "known",
    "complications",
    "reported",
    "bleeding",
    "of",
    "and",
    "at",
    "this",
    "time",
    "dry",
    "needling",
    "needle",
    "dn",
    "only",
    "trigger",
    "point",
    "tp",
    "tpi",
    "tpis",
    "injection",
    "injected",
    "given",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "n/d",
    "unk",
    "unknown",
    "unspecified",
    "null",
    "(null)",
    "\\n",
    "tbd",
    "missing",
    "blank",
    "bla\u212a",
    "un\u212anown",
    "\u017fee",
    "see",
    "the",
    "chart",
    "notes",
    "empty",
    "not",
    "un",
    "specified",
    "stated",
    "applicable",
    "#ref!",
    "#value!",
    "injectate",
    "drug",
    "used",
    "saline",
    "lidocaine",
    "trapezius",
    "m\u0130ssing",
    "INJ\u0130",
    "B\u0130ank",
    "5 mL",
  };
  private static final String[] BETWEEN = {
    " ", "  ", "", ";", ", ", "\n", "\t", "\u00a0", "\ufeff", "\u2003", "-", "\u2013", "\u2014",
    ".", "?", "/", "*", "_", "!", "\u0301", "\u200b", "\u0007", "'", "(", "\u007f",
  };

  @Property(tries = 5000)
  void the_filter_does_not_change_statements(@ForAll("texts") String text) {
    assertThat(InjectateStatement.of(text)).isEqualTo(InjectateStatement.ofWords(text));
  }

  @Property(tries = 5000)
  void the_filter_does_not_change_absences(@ForAll("texts") String text) {
    assertThat(Absence.of(text)).isEqualTo(Absence.ofWords(text));
  }

  @Property(tries = 2000)
  void the_filters_do_not_change_any_text(@ForAll String text) {
    assertThat(InjectateStatement.of(text)).isEqualTo(InjectateStatement.ofWords(text));
    assertThat(Absence.of(text)).isEqualTo(Absence.ofWords(text));
  }

  @Property(tries = 5000)
  void a_collapsed_text_does_not_change(@ForAll("texts") String text) {
    assertThat(WhiteSpace.collapse(text)).isEqualTo(WhiteSpace.collapsed(text));
    assertThat(WhiteSpace.collapse(WhiteSpace.collapsed(text)))
        .isEqualTo(WhiteSpace.collapsed(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> word =
        Arbitraries.of(WORDS)
            .flatMap(w -> Arbitraries.of(w, w.toUpperCase(Locale.ROOT), w.substring(0, 1)));
    Arbitrary<String> between = Arbitraries.of(BETWEEN);
    return Arbitraries.oneOf(word, between).list().ofMaxSize(7).map(all -> String.join("", all));
  }
}
