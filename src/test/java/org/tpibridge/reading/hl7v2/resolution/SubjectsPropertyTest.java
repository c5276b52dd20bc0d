package org.tpibridge.reading.hl7v2.resolution;

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
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.hl7v2.FeedItem;
import org.tpibridge.reading.hl7v2.VisitFeed;
import org.tpibridge.reading.hl7v2.VisitMessages;
import org.tpibridge.reading.hl7v2.VisitModel;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * Random sequences of messages of one visit give the visit with the last state of each item, in any
 * order of arrival. The same sequences find each of six defects that are injected into the rules,
 * which shows that they would find such a defect in the program.
 */
class SubjectsPropertyTest {
  private static final Terminology TERMINOLOGY = Terminology.builtIn();
  private static final Pattern DOSE = Pattern.compile("(\\S+ \\S+) ([0-9.]+) mL");
  private static final long SEED = 20_240_304L;
  private static final int USUAL = 1_500;
  private static final int ALL = 10_000;

  @Test
  void the_last_state_of_each_item_is_read() {
    assertThat(wrong(USUAL, SubjectRules.STANDARD)).isEmpty();
  }

  @Tag("slow")
  @Test
  void the_last_state_of_each_item_is_read_from_ten_thousand_sequences() {
    assertThat(wrong(ALL, SubjectRules.STANDARD)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void a_seeded_defect_is_found(Defect defect) {
    assertThat(wrong(USUAL / 5, defect.rules)).isNotEmpty();
  }

  /** Rules with one defect each. */
  enum Defect {
    ARRIVAL_DECIDES(
        new SubjectRules() {
          @Override
          Comparator<StatementVersion> newest() {
            return (unusedOne, unusedOther) -> 0;
          }
        }),
    SUB_ID_IS_NOT_PART_OF_THE_KEY(
        new SubjectRules() {
          @Override
          String result(String order, String code, String subId) {
            return order + "|" + code;
          }
        }),
    REMOVAL_IS_IGNORED(
        new SubjectRules() {
          @Override
          boolean removes(MessageStatement statement) {
            return false;
          }
        }),
    ORDER_IS_NOT_PART_OF_THE_ADMINISTRATION(
        new SubjectRules() {
          @Override
          String administration(String order, String subId, String drug) {
            return drug;
          }
        }),
    SOURCES_ARE_ADDED_UP(
        new SubjectRules() {
          @Override
          ListAgreement agreementOfLists(ListAgreement agreement) {
            return ListAgreement.DISJOINT;
          }
        }),
    CREDIT_REMOVES_THE_WHOLE_LINE(
        new SubjectRules() {
          @Override
          BigDecimal remainingAfterCredit(BigDecimal charged, BigDecimal credited) {
            return BigDecimal.ZERO;
          }
        });

    @SuppressWarnings("ImmutableEnumChecker") // The rules have no state.
    private final SubjectRules rules;

    Defect(SubjectRules rules) {
      this.rules = rules;
    }
  }

  /** Returns the seeds whose visit differs from the model; a failing test names the first ones. */
  private static List<String> wrong(int sequences, SubjectRules rules) {
    return LongStream.range(SEED, SEED + sequences)
        .mapToObj(seed -> difference(seed, rules))
        .flatMap(Optional::stream)
        .limit(3)
        .toList();
  }

  private static Optional<String> difference(long seed, SubjectRules rules) {
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

  private static String read(String messages, SubjectRules rules) {
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
      ExtractedFields extracted = visit.fields();
      List<String> errors =
          extracted.findings().stream().filter(Finding::isError).map(Finding::message).toList();
      return errors.isEmpty() && second.isEmpty()
          ? read(extracted)
          : "errors " + errors + " second " + second.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(ExtractedFields extracted) {
    Map<String, Integer> scores = new TreeMap<>();
    extracted
        .of(Column.PAIN_BEFORE)
        .forEach(value -> scores.merge("PRE", Integer.valueOf(value.text()), (a, b) -> -1));
    extracted
        .of(Column.PAIN_AFTER)
        .forEach(value -> scores.merge("POST", Integer.valueOf(value.text()), (a, b) -> -1));
    return "sites %s complications %s scores %s drugs %s billed %s notes %s"
        .formatted(
            texts(extracted, Column.SITES),
            texts(extracted, Column.COMPLICATIONS),
            scores,
            totals(extracted),
            billed(extracted),
            extracted.of(Column.NOTES).stream()
                .flatMap(value -> value.text().lines())
                .sorted()
                .collect(Collectors.toList()));
  }

  private static List<String> texts(ExtractedFields extracted, Column column) {
    return extracted.of(column).stream().map(RawValue::text).sorted().toList();
  }

  private static Map<String, Integer> totals(ExtractedFields extracted) {
    Map<String, Integer> totals = new TreeMap<>();
    for (RawValue each : extracted.of(Column.INJECTATES)) {
      Matcher dose = DOSE.matcher(each.text());
      boolean volume = dose.matches();
      totals.merge(
          volume ? dose.group(1) : each.text(),
          volume ? new BigDecimal(dose.group(2)).movePointRight(1).intValueExact() : 0,
          Integer::sum);
    }
    return totals;
  }

  private static Map<String, Integer> billed(ExtractedFields extracted) {
    Map<String, Integer> units = new TreeMap<>();
    for (RawValue each : extracted.of(Column.BILLED_DRUGS)) {
      String[] parts = each.text().split(" x", 2);
      units.merge(parts[0], Integer.valueOf(parts[1]), Integer::sum);
    }
    return units;
  }
}
