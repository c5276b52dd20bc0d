package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/**
 * A later visit of a patient, even one that looks like the follow-up with the scores that an
 * earlier goal waits for, changes nothing of the earlier visit.
 */
@OnEachDatabase
class TwoVisitsTest {
  private static final Pattern ID = Pattern.compile("\"reference\":\"([A-Za-z]+/[0-9a-f-]{36})\"");
  private static final Set<String> SHARED =
      Set.of("Patient", "Practitioner", "Organization", "Location");

  private static final VisitRow MARCH =
      VisitRow.of("V-1", "10001")
          .with("goal", "pain 3 in 6w")
          .with("aftercare", "24 hours")
          .with("follow_up", "6w");

  /** On the day of the follow-up, with a score that reaches the goal. */
  private static final VisitRow APRIL =
      VisitRow.of("V-2", "10001")
          .with("visit_start", "2024-04-15")
          .with("pain_before", "2")
          .with("pain_after", "1")
          .with("goal", "pain 3 in 6w")
          .with("aftercare", "24 hours");

  private final TestDatabase database;
  private final Store store;

  TwoVisitsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<RowOutcome> run(VisitRow... rows) {
    try (Importing importing = Importing.withRules(store)) {
      return importing.run(rows).outcomes();
    }
  }

  /** The resources that one visit owns, with version and content. */
  private Map<String, String> owned() {
    Map<String, Integer> numbers = Contents.ownedNumbers(database);
    Map<String, String> owned = new TreeMap<>(Contents.current(database));
    owned.keySet().retainAll(numbers.keySet());
    owned.replaceAll((name, content) -> numbers.get(name) + " " + content);
    return owned;
  }

  @Test
  void aLaterVisitChangesNothingOfAnEarlierOne() {
    run(MARCH);
    Map<String, String> march = owned();
    assertThat(run(APRIL)).containsExactly(RowOutcome.CREATED);

    assertThat(owned()).containsAllEntriesOf(march).hasSizeGreaterThan(march.size());
    assertThat(march)
        .anySatisfy(
            (name, content) ->
                assertThat(content)
                    .contains("\"resourceType\":\"Goal\"", "\"lifecycleStatus\":\"active\"")
                    .doesNotContain("achievementStatus"));
    assertThat(run(MARCH)).containsExactly(RowOutcome.UNCHANGED);
  }

  @Test
  void theOrderOfImportsDoesNotMatter() {
    run(APRIL, MARCH);
    Map<String, String> both = owned();
    assertThat(run(MARCH, APRIL)).containsExactly(RowOutcome.UNCHANGED, RowOutcome.UNCHANGED);

    assertThat(owned()).isEqualTo(both);
  }

  @Test
  void aVisitRefersToNothingOfAnotherVisit() {
    run(MARCH);
    Set<String> march = new HashSet<>(owned().keySet());
    run(APRIL);
    Map<String, String> april = new TreeMap<>(owned());
    april.keySet().removeAll(march);

    Set<String> references =
        april.values().stream()
            .flatMap(content -> ID.matcher(content).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(
                        april.containsKey(reference)
                            || SHARED.contains(reference.substring(0, reference.indexOf('/'))))
                    .as(reference)
                    .isTrue());
  }
}
