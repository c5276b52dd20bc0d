package org.tpibridge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader accept the same visits. */
class SchemaTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("examples", "visit.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  /** Each is the correct type for only a few columns. */
  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "7", "-1", "1000", "true", "\"words\"", "[]", "[7]", "[\"words\"]", "[{}]", "{}", "null");
  }

  @Test
  void the_schema_names_the_columns_and_no_others() throws IOException {
    JsonNode schema = JSON.readTree(Files.readString(Path.of("examples", "visit.schema.json")));
    assertThat(schema.get("properties").propertyNames())
        .containsExactlyElementsOf(Arrays.stream(Column.values()).map(Column::header).toList());
    assertThat(schema.get("required").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(
            Arrays.stream(Column.values()).filter(Column::required).map(Column::header).toList());
  }

  @Test
  void the_examples_match_the_schema() throws IOException {
    for (JsonNode visit : JSON.readTree(Files.readString(Path.of("examples", "visits.json")))) {
      assertThat(SCHEMA.validate(visit)).isEmpty();
    }
  }

  @Property(tries = 50)
  void every_visit_matches_the_schema(@ForAll("visits") Visit visit) {
    assertThat(SCHEMA.validate(VisitJson.of(visit), InputFormat.JSON)).isEmpty();
  }

  @Property(tries = 200)
  void the_reader_rejects_what_the_schema_rejects(
      @ForAll("visits") Visit visit, @ForAll Column column, @ForAll("values") String value) {
    ObjectNode json = (ObjectNode) JSON.readTree(VisitJson.of(visit));
    json.set(column.header(), JSON.readTree(value));
    boolean fits = SCHEMA.validate(json).isEmpty();
    ReadResult result = TestReader.of(json.toString()).get(0);
    if (fits) {
      assertThat(result.findings()).noneMatch(f -> f.code().equals("TPI-READ-JSON-TYPE"));
    } else {
      assertThat(result).as(() -> column + " " + value).isInstanceOf(ReadResult.Rejected.class);
    }
  }
}
