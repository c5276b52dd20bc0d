package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the committed FSH is generated from the tables. {@code mvn test -Dtest=FshTest
 * -Dtpibridge.rewrite=true} writes it again; {@code profiles/build.sh} then builds the package.
 */
class FshTest {
  private static final Path FOLDER = Path.of("profiles/input/fsh/terminology");
  private static final Map<String, String> GENERATED = generated();

  private static Map<String, String> generated() {
    TerminologyEntries entries = BuiltInTables.ENTRIES;
    FshCodeSystems systems = new FshCodeSystems(entries);
    FshValueSets sets = new FshValueSets(entries);
    FshConceptMaps maps = new FshConceptMaps(entries);
    Map<String, String> files = new TreeMap<>();
    files.put("codes-muscle.fsh", systems.muscles());
    files.put("codes-drug.fsh", systems.drugs());
    files.put("codes-complication.fsh", systems.complications());
    files.put("codes-treatment.fsh", systems.treatments());
    files.put("codes-step.fsh", systems.steps());
    files.put("codes-plan.fsh", systems.plans());
    files.put("codes-aftercare.fsh", systems.aftercare());
    files.put("words-muscle.fsh", systems.words(TerminologyTable.MUSCLE, "muscles"));
    files.put("words-drug.fsh", systems.words(TerminologyTable.DRUG, "drugs"));
    files.put(
        "words-complication.fsh", systems.words(TerminologyTable.COMPLICATION, "complications"));
    files.put("words-treatment.fsh", systems.words(TerminologyTable.TREATMENT, "treatments"));
    files.put("words-step.fsh", systems.words(TerminologyTable.STEP, "steps"));
    files.put("words-plan.fsh", systems.words(TerminologyTable.PLAN, "planned treatments"));
    files.put("words-diagnosis.fsh", systems.words(TerminologyTable.DIAGNOSIS, "diagnoses"));
    files.put("words-side.fsh", systems.words(TerminologyTable.SIDE, "sides"));
    files.put("set-muscle-site.fsh", sets.muscleSites());
    files.put("set-laterality.fsh", sets.laterality());
    files.put("set-route.fsh", sets.routes());
    files.put("set-injectable-drug.fsh", sets.drugs());
    files.put("set-diagnosis.fsh", sets.diagnoses());
    files.put("set-complication.fsh", sets.complications());
    files.put("set-treatment.fsh", sets.treatments());
    files.put("set-step.fsh", sets.steps());
    files.put("set-plan.fsh", sets.plans());
    files.put("set-aftercare-activity.fsh", sets.aftercareActivities());
    files.put(
        "map-muscle.fsh",
        maps.fromKeys(TerminologyTable.MUSCLE, CodeSystems.SNOMED_CT, "snomed-ct", "muscles"));
    files.put(
        "map-drug.fsh",
        maps.fromKeys(TerminologyTable.DRUG, CodeSystems.RXNORM, "rxnorm", "drugs"));
    files.put("map-words-muscle.fsh", maps.fromWords(TerminologyTable.MUSCLE, "muscles"));
    files.put("map-words-drug.fsh", maps.fromWords(TerminologyTable.DRUG, "drugs"));
    files.put(
        "map-words-complication.fsh",
        maps.fromWords(TerminologyTable.COMPLICATION, "complications"));
    files.put("map-words-treatment.fsh", maps.fromWords(TerminologyTable.TREATMENT, "treatments"));
    files.put("map-words-step.fsh", maps.fromWords(TerminologyTable.STEP, "steps"));
    files.put("map-words-plan.fsh", maps.fromWords(TerminologyTable.PLAN, "planned treatments"));
    files.put(
        "map-words-diagnosis.fsh", maps.fromWordsToOthers(TerminologyTable.DIAGNOSIS, "diagnoses"));
    files.put("map-words-side.fsh", maps.fromWordsToOthers(TerminologyTable.SIDE, "sides"));
    files.put("rules-safety.fsh", new FshInvariants(entries).safety());
    return files;
  }

  @BeforeAll
  static void rewriteIfRequested() throws IOException {
    if (Boolean.getBoolean("tpibridge.rewrite")) {
      if (System.getenv("CI") != null) {
        fail("CI compares what was committed; it never rewrites it");
      }
      Files.createDirectories(FOLDER);
      for (String old : committed()) {
        Files.delete(FOLDER.resolve(old));
      }
      for (Map.Entry<String, String> file : GENERATED.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
    }
  }

  private static Set<String> committed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  static Set<String> files() {
    return GENERATED.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void the_committed_file_is_what_the_tables_generate(String file) throws IOException {
    assertThat(FOLDER.resolve(file)).content(StandardCharsets.UTF_8).isEqualTo(GENERATED.get(file));
  }

  @Test
  void the_folder_contains_no_other_files() throws IOException {
    assertThat(committed()).isEqualTo(GENERATED.keySet());
  }

  @Test
  void no_code_is_both_a_site_and_a_route() {
    Set<Coding> both =
        new HashSet<>(FshValueSets.codings(BuiltInTables.ENTRIES.of(TerminologyTable.MUSCLE)));
    both.retainAll(FshValueSets.codings(BuiltInTables.ENTRIES.of(TerminologyTable.ROUTE)));

    assertThat(both).isEmpty();
  }
}
