package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Importing;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.SearchPage;

/**
 * No search reads a whole table. The databases explain how they run the statements of each kind of
 * search in a store with tens of thousands of resources. A search may read the rows of a type or
 * parameter only in the order of its results, which ends when the page is full.
 */
@OnEachDatabase
class SearchPlansIT {
  private static final int COPIES = 300;

  /** Searches with a criterion that few resources match. */
  private static final List<String> SELECTIVE =
      List.of(
          "Patient?_id=$patient",
          "Patient?identifier=$mrn",
          "Patient?family=$family",
          "Patient?family:exact=Nobody",
          "Patient?birthdate=1932-02-28&gender=female",
          "Observation?patient=$patient",
          "Observation?subject=Patient/$patient",
          "Observation?patient=$patient&code=72514-3",
          "Observation?patient=$patient&code:not=72514-3",
          "Observation?patient=$patient&date=ge2020",
          "Observation?patient=$patient&date=lt2020",
          "Observation?patient=$patient&date=ap2020",
          "Observation?patient=$patient&date=ge2020&_sort=-date",
          "Observation?patient=$patient&value-quantity=gt3",
          "Observation?patient=$patient&category=survey&status=final&_sort=code,-date",
          "Observation?patient=$patient&value-quantity:missing=true",
          "Observation?patient=$patient&encounter:missing=false",
          "Observation?patient=$patient&category:missing=true",
          "Observation?patient=$patient&_lastUpdated=gt2020",
          "Observation?patient=$patient&_profile=https://nowhere.example",
          "Observation?patient=$patient&_sort=_id",
          "Observation?patient=$patient&_sort=-_lastUpdated",
          "Observation?patient=$patient&_sort=value-quantity",
          "Observation?patient.identifier=$mrn",
          "Observation?subject:Patient.family=$family&date=ge2020",
          "Observation?encounter.patient.identifier=$mrn",
          "Observation?focus:identifier=urn:x|y",
          "Observation?subject=https://ehr.example/Patient/1",
          "Observation?date=eq1899",
          "Observation?date=lt1899",
          "Observation?date=gt2199",
          "Observation?date=ge2199",
          "Observation?date=sa2199",
          "Observation?value-quantity=gt100000",
          "Observation?_lastUpdated=gt2199",
          "Observation?_tag=urn:t|x",
          "Observation?_profile=https://nowhere.example",
          "Procedure?part-of=$procedure",
          "Procedure?code=nothing",
          "Patient?_has:Observation:patient:identifier=$score",
          "Encounter?_has:Observation:encounter:patient.identifier=$mrn",
          "Provenance?target=Procedure/$procedure",
          "Observation?patient=$patient&_include=Observation:encounter"
              + "&_revinclude=Provenance:target");

  /** Searches with many matches, which are read in the order of the results. */
  private static final List<String> ORDERED =
      List.of(
          "Observation?_lastUpdated=gt1999",
          "Observation?_lastUpdated=gt1999&_sort=_lastUpdated",
          "Observation?_lastUpdated=gt1999&_sort=-_lastUpdated",
          "Observation?code:not=72514-3",
          "Observation?code:not=72514-3&_sort=-_lastUpdated",
          "Observation?encounter:missing=true",
          "Observation?date=ge1999",
          "Observation?date=ge1999&_sort=-date",
          "Observation?date=ge1999&_sort=date",
          "Observation?date=lt2199&_sort=-date",
          "Observation?status=final&_sort=-date",
          "Observation?status=final&_sort=value-quantity",
          "Observation?status=final&_sort=code",
          "Procedure?date=ge1999&_sort=-date",
          "Procedure?date=ge1999&date=lt2199&_sort=-date",
          "Procedure?status=completed&_sort=date");

  private static final List<String> INDEXES =
      List.of(
          "search_token_version",
          "search_date_version",
          "search_reference_version",
          "search_quantity_version",
          "search_date_high",
          "search_quantity_high",
          "resource_current",
          "resource_version_updated");

  private final Map<String, String> places = new LinkedHashMap<>();
  private final SearchQueryParser parser =
      new SearchQueryParser(ResourcesAsStored.FHIR, ZoneOffset.UTC, Clock.systemUTC());

  private final TestDatabase database;
  private Connection connection;
  private ExplainedStatements statements;
  private ResourceSearch search;

  SearchPlansIT(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void fill() throws SQLException {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
        Importing importing = new Importing(store)) {
      importing.run(Input.of(Path.of("examples", "visits.csv")));
    }
    connection = database.connect();
    new CopiedPatients(connection, Duration.ofDays(20).toMillis()).add(1, COPIES);
    execute(database.kind() == DatabaseKind.POSTGRESQL ? "vacuum analyze" : "pragma user_version");
    places.put("$patient", text("select id from resource where type = 'Patient' and key > 20000"));
    places.put("$procedure", text("select id from resource where type = 'Procedure'"));
    places.put("$family", text("select normalized_start from search_string"));
    places.put(
        "$mrn", text("select code from search_token where code like '%-50' order by version_key"));
    places.put(
        "$score",
        text("select code from search_token where code like '%-51' order by version_key"));
    statements = new ExplainedStatements(connection);
    search =
        new ResourceSearch(
            JdbcClient.create(new SingleConnectionDataSource(statements.recording(), true)),
            (version, crc, content) -> content);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static List<String> searches() {
    return Stream.concat(SELECTIVE.stream(), ORDERED.stream()).toList();
  }

  @Test
  void noSearchReadsAWholeTable() throws SQLException {
    SoftAssertions softly = new SoftAssertions();
    for (String text : searches()) {
      softly.assertThat(scans(text)).as(text).isEmpty();
    }
    softly.assertAll();
  }

  /** Shows that the test notices if an index is missing. */
  @Test
  void aMissingIndexIsNoticed() throws SQLException {
    for (String index : INDEXES) {
      connection.setAutoCommit(false);
      execute("drop index " + index);
      List<String> scans = new ArrayList<>();
      for (String text : searches()) {
        scans.addAll(scans(text));
      }
      connection.rollback();
      connection.setAutoCommit(true);
      assertThat(scans).as(index).isNotEmpty();
    }
  }

  /** Runs a search, its next page and its includes, and returns the steps that read too much. */
  private List<String> scans(String text) throws SQLException {
    String filled = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    SearchQuery query = new SearchTexts(parser).query(filled);
    assertThat(query.findings()).as(text).isEmpty();
    List<FoundResource> found = search.read(query, SearchPage.first(20));
    if (found.size() == 20) {
      search.read(query, SearchPage.after(found.get(19).match(), 20));
    }
    if (query.hasIncludes()) {
      search.included(query, found.stream().map(FoundResource::match).toList(), 100);
    }
    boolean isOrdered = ORDERED.contains(text);
    List<String> scans = new ArrayList<>();
    if (database.kind() == DatabaseKind.SQLITE) {
      for (List<String> steps : statements.explain("explain query plan", 1, 2, 4)) {
        new SqlitePlan(isOrdered, scans).add(steps);
      }
    } else {
      for (List<String> plan : statements.explain("explain (format json)", 1)) {
        scans.addAll(new PostgresqlPlan(isOrdered).scans(plan));
      }
    }
    return scans;
  }

  /**
   * Steps such as {@code 7 3 SEARCH s USING INDEX search_date_version (version_key=?)}: number,
   * parent, action.
   */
  private record SqlitePlan(boolean isOrdered, List<String> scans) {
    private static final Pattern SCAN =
        Pattern.compile("SCAN (r|v|s|t|e|o|search_\\w+|resource|resource_version)\\b.*");
    private static final Pattern OF_PARAMETER =
        Pattern.compile("SEARCH \\w+ USING .*\\(parameter_hash=\\?\\)");
    private static final Pattern OF_TYPE =
        Pattern.compile("SEARCH \\w+ USING .*\\((type|<expr>)=\\?\\)");

    void add(List<String> steps) {
      Set<String> inRow = new HashSet<>();
      for (String step : steps) {
        String[] parts = step.split(" ", 3);
        boolean isInRow = inRow.contains(parts[1]);
        if (isInRow || parts[2].startsWith("CORRELATED")) {
          inRow.add(parts[0]);
        }
        // What is checked for each row seeks the row's version.
        boolean isSeeking = parts[2].contains("version_key=?") || !parts[2].contains(" search_");
        if (isScan(parts[2]) || (isInRow && !isSeeking)) {
          scans.add(step);
        }
      }
    }

    private boolean isScan(String step) {
      if (isOrdered && step.startsWith("SCAN v USING INDEX resource_version_updated")) {
        return false;
      }
      boolean isRead = isOrdered && step.matches("SEARCH (s|r|resource) .*");
      return SCAN.matcher(step).matches()
          || (!isRead && (OF_PARAMETER.matcher(step).matches() || OF_TYPE.matcher(step).matches()));
    }
  }

  /** Plans as JSON, whose nodes have a type, a condition of the index and other plans. */
  private record PostgresqlPlan(boolean isOrdered) {
    private static final int FEW_ROWS = 500;

    /** More than that of a parameter without rows. */
    private static final double HIGH_COST = 20;

    /** Nodes that stop reading when the page is full. */
    private static final Set<String> PASSED =
        Set.of(
            "Nested Loop",
            "Incremental Sort",
            "Subquery Scan",
            "Append",
            "Memoize",
            "Result",
            "Limit");

    private static final Pattern VALUE =
        Pattern.compile("\\b(code|low|target_key|target|normalized_start|uri_hash)\\b");
    private static final Pattern ONLY_PARAMETER =
        Pattern.compile("\\(\\(?(\\w+\\.)?(parameter_hash|type) = [^()]*\\)?\\)");

    List<String> scans(List<String> plans) {
      List<String> scans = new ArrayList<>();
      for (String plan : plans) {
        try {
          add(JsonMapper.builder().build().readTree(plan).get(0).get("Plan"), false, scans);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return scans;
    }

    /**
     * @param limited whether the node is only read until a page is full
     */
    private void add(JsonNode node, boolean limited, List<String> scans) {
      String type = node.path("Node Type").asText();
      String condition = node.path("Index Cond").asText();
      boolean isWhole =
          type.equals("Seq Scan")
              || (type.contains("Index") && type.contains("Scan") && isUnlimited(node, condition));
      boolean isSmall =
          ONLY_PARAMETER.matcher(condition).matches() && node.path("Plan Rows").asInt() <= FEW_ROWS;
      boolean isHighestKey =
          node.path("Index Name").asText().equals("resource_pkey")
              && node.path("Scan Direction").asText().equals("Backward");
      if (isWhole && !limited && !isSmall && !isHighestKey) {
        scans.add(
            "%s of %s %s %s"
                .formatted(
                    type,
                    node.path("Relation Name").asText(),
                    node.path("Index Name").asText(),
                    condition));
      }
      boolean isLimit = isOrdered && type.equals("Limit") && node.path("Plan Rows").asInt() > 1;
      boolean isPassed = PASSED.contains(type) && limited;
      for (JsonNode child : node.path("Plans")) {
        boolean isPartOfRow = child.path("Parent Relationship").asText().equals("SubPlan");
        // Counting ends when there are too many.
        boolean isCounted =
            type.equals("Aggregate") && child.path("Node Type").asText().equals("Limit");
        add(child, (isLimit || isPassed || isCounted) && !isPartOfRow, scans);
      }
    }

    /** A key that begins with parameter and value cannot seek a version alone. */
    private static boolean isUnlimited(JsonNode node, String condition) {
      boolean isByValue = node.path("Index Name").asText().matches("search_\\w+_pkey");
      return condition.isEmpty()
          || ONLY_PARAMETER.matcher(condition).matches()
          || (isByValue
              && !VALUE.matcher(condition).find()
              && node.path("Total Cost").asDouble() > HIGH_COST);
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql + " limit 1")) {
      if (!row.next()) {
        throw new IllegalStateException("nothing is found by " + sql);
      }
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
