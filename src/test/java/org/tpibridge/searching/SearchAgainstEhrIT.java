package org.tpibridge.searching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;

/** The store finds the same resources as an independent FHIR server. */
@OnEachDatabase(empty = true)
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
@Tag(EhrExtension.TAG)
class SearchAgainstEhrIT {
  /** Answers of the EHR, which is queried once for all databases. */
  private static final Map<Question, Optional<Set<String>>> OF_EHR = new TreeMap<>();

  private final ImportedVisits visits;

  SearchAgainstEhrIT(TestDatabase database) {
    visits = new ImportedVisits(database);
  }

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void findsWhatTheEhrFindsExceptListedDifferences(Ehr ehr) {
    ask(ehr);
    Map<Question, Optional<Differences.Ehr>> seen = new TreeMap<>();
    int found = 0;
    for (Map.Entry<Question, Optional<Set<String>>> asked : OF_EHR.entrySet()) {
      Set<String> ids = visits.answer(asked.getKey()).orElseThrow();
      seen.put(asked.getKey(), Differences.Ehr.beside(ids, asked.getValue()));
      found += ids.isEmpty() ? 0 : 1;
    }

    assertThat(Differences.read().complaints(seen)).isEmpty();
    // Ensures that the comparison is not empty.
    assertThat(seen).hasSizeGreaterThan(1500);
    assertThat(found).isGreaterThan(seen.size() / 2);
  }

  private void ask(Ehr ehr) {
    if (OF_EHR.isEmpty()) {
      List<Question> questions = Questions.about(visits.resources());
      try (EhrCopy copy = new EhrCopy(ehr, visits.byImport())) {
        // One query per processor at a time, because most of the time is spent in the server.
        OF_EHR.putAll(questions.parallelStream().collect(Collectors.toMap(q -> q, copy::answer)));
      }
    }
  }
}
