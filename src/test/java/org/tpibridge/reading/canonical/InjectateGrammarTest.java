package org.tpibridge.reading.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InjectateGrammarTest {
  private static final Pattern DRUG_END = Pattern.compile(" (?=[0-9]|with epi)");

  @Property(tries = 5000)
  void the_drug_ends_before_an_amount_or_epinephrine(@ForAll("items") String item) {
    Matcher end = DRUG_END.matcher(item);

    assertThat(InjectateGrammar.drugEnd(item)).isEqualTo(end.find() ? end.start() : item.length());
  }

  @Provide
  Arbitrary<String> items() {
    return Arbitraries.of(
            " ",
            "  ",
            "1",
            "%",
            "with epi",
            "with",
            "epinephrine",
            "lidocaine",
            "\u0661",
            "Epi",
            " 2 mL",
            "\n",
            "\u00a03")
        .list()
        .ofMaxSize(8)
        .map(all -> String.join("", all));
  }
}
