package org.tpibridge.source.hl7v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Random sequences of messages of one visit give the visit that the last state of each item is,
 * whatever the order in which they arrive. The same sequences find each of six defects that are put
 * into the rules on purpose, so they would find such a defect in the program.
 */
class ItemsPropertyTest {
  private static final Terminology TERMINOLOGY = Terminology.shipped();
  private static final Pattern DOSE = Pattern.compile("(\\S+ \\S+) ([0-9.]+) mL");
  private static final long SEED = 20_240_304L;
  private static final int USUAL = 1_500;
  private static final int ALL = 10_000;

  @Test
  void the_last_state_of_each_item_is_read() {
    assertThat(wrong(USUAL, ItemRules.STANDARD)).isEmpty();
  }

  @Tag("slow")
  @Test
  void the_last_state_of_each_item_is_read_from_ten_thousand_sequences() {
    assertThat(wrong(ALL, ItemRules.STANDARD)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void a_seeded_defect_is_found(Defect defect) {
    assertThat(wrong(USUAL / 5, defect.rules)).isNotEmpty();
  }

  /** Rules that are wrong in one place each. */
  enum Defect {
    ARRIVAL_DECIDES(
        new ItemRules() {
          @Override
          Comparator<Version> newest() {
            return (unusedOne, unusedOther) -> 0;
          }
        }),
    SUB_ID_IS_NOT_PART_OF_THE_KEY(
        new ItemRules() {
          @Override
          String result(String order, String code, String subId) {
            return order + "|" + code;
          }
        }),
    REMOVAL_IS_IGNORED(
        new ItemRules() {
          @Override
          boolean removes(Statement statement) {
            return false;
          }
        }),
    ORDER_IS_NOT_PART_OF_THE_ADMINISTRATION(
        new ItemRules() {
          @Override
          String administration(String order, String subId, String drug) {
            return drug;
          }
        }),
    SOURCES_ARE_ADDED_UP(
        new ItemRules() {
          @Override
          Agreement between(Agreement agreement) {
            return Agreement.DISJOINT;
          }
        }),
    CREDIT_REMOVES_THE_WHOLE_LINE(
        new ItemRules() {
          @Override
          BigDecimal left(BigDecimal charged, BigDecimal credited) {
            return BigDecimal.ZERO;
          }
        });

    @SuppressWarnings("ImmutableEnumChecker") // The rules have no state.
    private final ItemRules rules;

    Defect(ItemRules rules) {
      this.rules = rules;
    }
  }

  /** The seeds whose visit is not the model's; a test that fails names the first ones. */
  private static List<String> wrong(int sequences, ItemRules rules) {
    return LongStream.range(SEED, SEED + sequences)
        .mapToObj(seed -> difference(seed, rules))
        .flatMap(Optional::stream)
        .limit(3)
        .toList();
  }

  private static Optional<String> difference(long seed, ItemRules rules) {
    VisitModel model = VisitModel.of(seed);
    String expected =
        "sites %s complications %s scores %s drugs %s billed %s notes %s"
            .formatted(
                model.sites(),
                model.complications(),
                model.scores(),
                model.drugs(),
                model.billed(),
                model.notes());
    String read = read(model.arrived(), rules);
    return read.equals(expected)
        ? Optional.empty()
        : Optional.of("seed " + seed + "\nexpected " + expected + "\nread     " + read);
  }

  private static String read(String messages, ItemRules rules) {
    VisitFeed feed =
        new VisitFeed(
            "test",
            new ByteArrayInputStream(messages.getBytes(UTF_8)),
            TERMINOLOGY,
            ZoneId.of("America/Chicago"),
            SegmentMap.none(),
            rules);
    try {
      VisitMessages visit = (VisitMessages) feed.next().orElseThrow();
      Optional<FeedItem> second = feed.next();
      Telling telling = visit.telling();
      List<String> errors =
          telling.findings().stream().filter(Finding::isError).map(Finding::message).toList();
      return errors.isEmpty() && second.isEmpty()
          ? read(telling)
          : "errors " + errors + " second " + second.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Telling telling) {
    Map<String, Integer> scores = new TreeMap<>();
    telling
        .of(Column.PAIN_BEFORE)
        .forEach(w -> scores.merge("PRE", Integer.valueOf(w.text()), (a, b) -> -1));
    telling
        .of(Column.PAIN_AFTER)
        .forEach(w -> scores.merge("POST", Integer.valueOf(w.text()), (a, b) -> -1));
    return "sites %s complications %s scores %s drugs %s billed %s notes %s"
        .formatted(
            texts(telling, Column.SITES),
            texts(telling, Column.COMPLICATIONS),
            scores,
            totals(telling),
            billed(telling),
            telling.of(Column.NOTES).stream()
                .flatMap(w -> w.text().lines())
                .sorted()
                .collect(Collectors.toList()));
  }

  private static List<String> texts(Telling telling, Column column) {
    return telling.of(column).stream().map(Words::text).sorted().toList();
  }

  private static Map<String, Integer> totals(Telling telling) {
    Map<String, Integer> totals = new TreeMap<>();
    for (Words each : telling.of(Column.INJECTATES)) {
      Matcher dose = DOSE.matcher(each.text());
      boolean volume = dose.matches();
      totals.merge(
          volume ? dose.group(1) : each.text(),
          volume ? new BigDecimal(dose.group(2)).movePointRight(1).intValueExact() : 0,
          Integer::sum);
    }
    return totals;
  }

  private static Map<String, Integer> billed(Telling telling) {
    Map<String, Integer> units = new TreeMap<>();
    for (Words each : telling.of(Column.BILLED_DRUGS)) {
      String[] parts = each.text().split(" x", 2);
      units.merge(parts[0], Integer.valueOf(parts[1]), Integer::sum);
    }
    return units;
  }
}
