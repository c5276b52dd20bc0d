package org.tpibridge.exchange.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Merge;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Undecided;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a merge takes from which side, for all combinations of changes and winners. */
class ThreeWayMergeTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int STEPS = 60;

  /** Values of each element; an element can also be missing. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "valueQuantity",
          List.of("{\"value\":1}", "{\"value\":2}", "{\"value\":3}"),
          "note",
          List.of(
              "[{\"text\":\"a\"}]", "[{\"text\":\"b\"}]", "[{\"text\":\"a\"},{\"text\":\"b\"}]"),
          "method",
          List.of("{\"text\":\"a\"}", "{\"text\":\"b\"}", "{\"text\":\"c\"}"),
          "performer",
          List.of("[{\"display\":\"a\"}]", "[{\"display\":\"b\"}]", "[{\"display\":\"c\"}]"),
          "status",
          List.of("\"final\"", "\"amended\"", "\"entered-in-error\""));

  private static final List<Winner> WINNERS = List.of(Winner.values());
  private static final Set<String> REQUIRED = Set.of("status");

  /** One side's resource. */
  private static Map<String, String> randomSide(Random random) {
    Map<String, String> side = new HashMap<>();
    VALUES.forEach((element, values) -> set(side, element, random));
    return side;
  }

  private static void set(Map<String, String> side, String element, Random random) {
    List<String> values = VALUES.get(element);
    int number = random.nextInt(values.size() + (REQUIRED.contains(element) ? 0 : 1));
    if (number < values.size()) {
      side.put(element, values.get(number));
    } else {
      side.remove(element);
    }
  }

  private static Map<String, Winner> randomWinners(Random random) {
    Map<String, Winner> winners = new HashMap<>();
    VALUES
        .keySet()
        .forEach(
            element ->
                winners.put("Observation." + element, WINNERS.get(random.nextInt(WINNERS.size()))));
    return winners;
  }

  private static Resource resource(Map<String, String> side) {
    ObjectNode json = JSON.createObjectNode().put("resourceType", "Observation").put("id", "1");
    json.putObject("code").put("text", "Pain");
    side.forEach((element, value) -> json.set(element, JSON.readTree(value)));
    return FhirJsonReader.read(JSON.writeValueAsBytes(json));
  }

  private static Map<String, String> side(Resource resource) {
    JsonNode json = JSON.readTree(FhirJsonWriter.compact().bytes(resource));
    Map<String, String> side = new HashMap<>();
    VALUES
        .keySet()
        .forEach(
            element ->
                Optional.ofNullable(json.get(element))
                    .ifPresent(value -> side.put(element, JSON.writeValueAsString(value))));
    return side;
  }

  @Property(tries = 1_500)
  void eachElementIsTakenFromTheRightSide(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, String> base = randomSide(random);
    Map<String, String> ours = random.nextBoolean() ? randomSide(random) : new HashMap<>(base);
    Map<String, String> theirs = random.nextBoolean() ? randomSide(random) : new HashMap<>(base);
    Map<String, Winner> winners = randomWinners(random);

    Merge merge =
        ThreeWayMerge.merge(resource(base), resource(ours), resource(theirs), winners::get);

    Map<String, String> merged = merge.merged().map(ThreeWayMergeTest::side).orElse(theirs);
    List<String> undecided = merge.undecided().stream().map(Undecided::element).toList();
    for (String element : VALUES.keySet()) {
      String was = base.get(element);
      String here = ours.get(element);
      String there = theirs.get(element);
      boolean isBoth = !same(here, was) && !same(there, was) && !same(here, there);
      Winner winner = winners.get("Observation." + element);
      String expected =
          isBoth ? (winner == Winner.CLINIC ? here : there) : same(here, was) ? there : here;
      assertThat(merged.get(element)).as(element).isEqualTo(expected);
      assertThat(undecided.contains(element))
          .as("undecided: %s", element)
          .isEqualTo(isBoth && winner == Winner.PERSON);
      assertThat(merge.kept().contains(element))
          .as("kept: %s", element)
          .isEqualTo(
              (was != null || here != null)
                  && !same(here, there)
                  && (isBoth ? winner == Winner.EHR : same(here, was)));
    }
  }

  private static boolean same(String one, String other) {
    return Objects.equals(one, other);
  }

  /**
   * Both sides change elements again and again, and what was sent last is the base of the next
   * merge. What a user of the EHR entered into an element that the EHR owns stays there, unless it
   * is the value that the clinic had at the last merge: then both sides agreed, and the clinic's
   * next change is a change of that.
   */
  @Property(tries = 200)
  void noElementThatTheEhrOwnsIsOverwritten(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, Winner> winners = randomWinners(random);
    List<String> elements = new ArrayList<>(VALUES.keySet());
    Map<String, String> base = randomSide(random);
    Map<String, String> ours = new HashMap<>(base);
    Map<String, String> theirs = new HashMap<>(base);
    Map<String, String> entered = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      String element = elements.get(random.nextInt(elements.size()));
      boolean isOwned = winners.get("Observation." + element) == Winner.EHR;
      if (random.nextBoolean()) {
        set(ours, element, random);
      } else {
        set(theirs, element, random);
        if (isOwned) {
          entered.put(element, String.valueOf(theirs.get(element)));
        }
      }
      if (random.nextInt(3) == 0) {
        Map<String, String> before = base;
        Map<String, String> there = theirs;
        entered.keySet().removeIf(owned -> same(before.get(owned), there.get(owned)));
        Merge merge =
            ThreeWayMerge.merge(resource(base), resource(ours), resource(theirs), winners::get);
        if (merge.undecided().isEmpty()) {
          theirs = new HashMap<>(merge.merged().map(ThreeWayMergeTest::side).orElse(theirs));
          base = new HashMap<>(ours);
        }
        for (String owned : List.copyOf(entered.keySet())) {
          assertThat(String.valueOf(theirs.get(owned))).as(owned).isEqualTo(entered.get(owned));
          if (same(ours.get(owned), theirs.get(owned))) {
            entered.remove(owned);
          }
        }
      }
    }
  }

  @Test
  void restoredElementsGetTheClinicsValue() {
    Map<String, String> base = Map.of("status", "\"final\"", "method", "{\"text\":\"a\"}");
    Map<String, String> theirs =
        Map.of("status", "\"entered-in-error\"", "method", "{\"text\":\"b\"}");

    Merge merge =
        ThreeWayMerge.merge(
            resource(base), resource(base), resource(theirs), any -> Winner.EHR, Set.of("status"));

    assertThat(side(merge.merged().orElseThrow()))
        .containsEntry("status", "\"final\"")
        .containsEntry("method", "{\"text\":\"b\"}");
  }

  @Test
  void numbersAreComparedByValue() {
    Observation sent = (Observation) resource(Map.of("valueQuantity", "{\"value\":50}"));
    Observation stored = (Observation) resource(Map.of("valueQuantity", "{\"value\":50.0}"));

    assertThat(ThreeWayMerge.changed(sent, stored)).isEmpty();
    assertThat(ThreeWayMerge.differences(sent, stored).isEmpty()).isTrue();
  }
}
