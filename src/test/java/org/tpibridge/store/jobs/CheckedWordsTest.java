package org.tpibridge.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Severity;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.DeliveryAttempts;
import org.tpibridge.store.outbox.EhrMatches;
import org.tpibridge.store.outbox.ExchangeReviews;
import org.tpibridge.store.outbox.Ledger;
import org.tpibridge.store.outbox.WaitingPatients;
import org.tpibridge.store.pulled.BulkExports;
import org.tpibridge.store.pulled.PulledResources;
import org.tpibridge.store.pulled.PulledScores;
import org.tpibridge.store.resources.PatientConflicts;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;

/**
 * The words that PostgreSQL accepts in a column are those that the program writes. After a constant
 * was added or renamed, a migration has to change the check.
 */
@OnEachDatabase(DatabaseKind.POSTGRESQL)
class CheckedWordsTest {
  private static final Pattern WORD = Pattern.compile("'([a-z_]+)'::text");

  private static final Map<String, Class<? extends Enum<?>>> COLUMNS = new TreeMap<>();

  static {
    COLUMNS.put("job_kind", Jobs.JobKind.class);
    COLUMNS.put("job_state", Jobs.JobState.class);
    COLUMNS.put("visit_state", Visits.VisitState.class);
    COLUMNS.put("source_row_outcome", SourceRows.RowOutcome.class);
    COLUMNS.put("source_row_place_kind", StoredPlace.PlaceKind.class);
    COLUMNS.put("finding_place_kind", StoredPlace.PlaceKind.class);
    COLUMNS.put("finding_severity", Severity.class);
    COLUMNS.put("patient_conflict_state", PatientConflicts.ConflictState.class);
    COLUMNS.put("visit_change_change", VisitChanges.VisitChange.class);
    COLUMNS.put("outbox_patient_state", WaitingPatients.WaitState.class);
    COLUMNS.put("ledger_state", Ledger.LedgerState.class);
    COLUMNS.put("delivery_attempt_request", DeliveryAttempts.RequestKind.class);
    COLUMNS.put("delivery_attempt_result", DeliveryAttempts.AttemptResult.class);
    COLUMNS.put("exchange_review_kind", ExchangeReviews.ReviewKind.class);
    COLUMNS.put("ehr_match_method", EhrMatches.MatchMethod.class);
    COLUMNS.put("pulled_resource_relation", PulledResources.Relation.class);
    COLUMNS.put("pulled_score_state", PulledScores.ScoreState.class);
    COLUMNS.put("bulk_export_state", BulkExports.ExportState.class);
    COLUMNS.put("bulk_file_kind", BulkExports.FileKind.class);
    COLUMNS.put("bulk_file_state", BulkExports.FileState.class);
  }

  private final TestDatabase database;

  CheckedWordsTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void areThoseOfTheProgram() throws SQLException {
    Map<String, Set<String>> expected = new TreeMap<>();
    COLUMNS.forEach((name, type) -> expected.put(name, words(type)));

    assertThat(checked()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into visit values (1, 'urn:v', 'V-1', 'p', '2024-03-04', 'ab', 'current', 1)",
        "insert into visit values (1, 'urn:v', 'V-1', 'p', '2024-03-04', sha256(''), 'gone', 1)",
        "insert into resource_version values (1, 1, 0, 1, 0, 1, 0, sha256(''), 1, '')",
        "insert into resource_version values (1, 1, 1, 1, 0, 1, 2, sha256(''), 1, '')",
      })
  void otherValuesAreRefused(String insert) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(insert))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("violates check constraint");
    }
  }

  private static Set<String> words(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants())
        .map(ColumnValues::enumWord)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, Set<String>> checked() throws SQLException {
    Map<String, Set<String>> checked = new TreeMap<>();
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select conname, pg_get_constraintdef(oid) from pg_constraint"
                    + " where contype = 'c' and connamespace = current_schema()::regnamespace");
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        Matcher word = WORD.matcher(found.getString(2));
        while (word.find()) {
          checked.computeIfAbsent(found.getString(1), name -> new TreeSet<>()).add(word.group(1));
        }
      }
    }
    return checked;
  }
}
