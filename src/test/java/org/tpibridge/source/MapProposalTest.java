package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.terminology.Terminology;

class MapProposalTest {
  private static final MapProposal PROPOSAL = new MapProposal(Terminology.shipped());

  @Test
  void the_map_proposed_for_the_messy_table_reads_nearly_all_that_the_one_by_hand_reads()
      throws IOException {
    Input messy = Input.of(Path.of("examples", "columns", "messy.csv"));
    List<Parsed> parsed = MappedTable.by(PROPOSAL.of(messy).orElseThrow()).read(messy);
    assertThat(Reading.visits(parsed)).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void days_that_cannot_be_months_tell_the_order_of_dates() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,13/2/2024,20552,trapezius R\n"))
        .contains("visit_start: {from: \"DOS\", dates: [\"d/M/yyyy\"]}\n");
  }

  @Test
  void an_order_of_dates_that_no_row_tells_is_asked_about() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,3/2/2024,20552,trapezius R\n"))
        .contains("dates: [\"M/d/yyyy\"]}   # CHECK");
  }

  @Test
  void a_visit_number_that_neighbours_share_groups_rows() throws IOException {
    assertThat(
            proposed(
                """
                Encounter,MRN,DOS,CPT,Muscle,Side
                1,2,2024-02-03,20552,trapezius,R
                1,2,2024-02-03,20552,rhomboid,R
                """))
        .contains("group-by: [\"Encounter\"]")
        .contains("sites: {template: \"{Muscle}[ {Side}]\"}");
  }

  @Test
  void sites_in_shorthand_are_read_as_that() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,2024-02-03,20552,\"b/l trap, R QL\"\n"))
        .contains("sites: {from: \"Sites\", style: shorthand}");
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(
            "Visit #", "MRN", "DOS", "Sites", "Dx", "Dx 1", "Pain", "a \"b\"", "x: y", "#", "",
            "{z}", "[q]", "\\", "Name", "Time", "Side", "Vol")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(names -> String.join(",", names.stream().map(MapProposalTest::cell).toList()));
  }

  private static String cell(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Property(tries = 200)
  void whatever_the_header_the_proposal_is_a_sound_map(@ForAll("headers") String header)
      throws IOException {
    PROPOSAL
        .of(input(header + "\n"))
        .ifPresent(yaml -> assertThat(ColumnMap.read(yaml, "map").findings()).as(yaml).isEmpty());
  }

  private static String proposed(String csv) throws IOException {
    String yaml = PROPOSAL.of(input(csv)).orElseThrow();
    assertThat(Reading.visits(MappedTable.by(yaml).read(csv))).as(yaml).isNotEmpty();
    return yaml;
  }

  private static Input input(String csv) {
    return new Input("table.csv", () -> new ByteArrayInputStream(csv.getBytes(UTF_8)));
  }
}
