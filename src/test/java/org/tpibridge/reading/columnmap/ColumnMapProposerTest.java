package org.tpibridge.reading.columnmap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;

class ColumnMapProposerTest {
  private static final ColumnMapProposer PROPOSAL = new ColumnMapProposer(Terminology.builtIn());

  @Test
  void the_proposed_map_for_the_messy_table_reads_nearly_as_much_as_the_written_map()
      throws IOException {
    Input messy = Input.of(Path.of("examples", "columns", "messy.csv"));
    List<ReadResult> parsed = ClinicTable.by(yaml(messy)).read(messy);
    assertThat(TestReader.visits(parsed)).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void days_above_twelve_show_the_order_of_dates() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,13/2/2024,20552,trapezius R\n"))
        .contains("visit_start: {from: \"DOS\", dates: [\"d/M/yyyy\"]}")
        .contains("CHECK: day first (1 of 1 dates can only be read this way)");
  }

  @Test
  void an_order_of_dates_that_no_row_shows_is_marked_to_check() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,3/2/2024,20552,trapezius R\n"))
        .contains(
            "dates: [\"M/d/yyyy\"]}   # CHECK: month first is assumed, because no date shows the order");
  }

  @Test
  void consecutive_rows_with_one_visit_number_are_grouped() throws IOException {
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
  void sites_in_shorthand_get_the_shorthand_style() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites\n1,2,2024-02-03,20552,\"b/l trap, R QL\"\n"))
        .contains("sites: {from: \"Sites\", style: shorthand}");
  }

  @Test
  void the_steps_around_an_injection_are_recognized() throws IOException {
    assertThat(
            proposed(
                """
                Visit #,MRN,DOS,CPT,Sites,Patient Position,Procedure Steps,PEG,Later PEG,Prior Treatments,Home Meds,Held Meds,Driver,Treatment Plan
                1,2,2024-02-03,20552,trapezius R,face down,skin marked; pressure 2 min,6/5/8,"6w:3,2,2",massage; PT,warfarin,warfarin 5 days,Y,ergonomics
                """))
        .contains("position: {from: \"Patient Position\", style: shorthand}")
        .contains("procedure_steps: \"Procedure Steps\"")
        .contains("peg_before: {from: \"PEG\", style: shorthand}")
        .contains("peg_later: \"Later PEG\"")
        .contains("prior_treatments: \"Prior Treatments\"")
        .contains("current_medications: \"Home Meds\"")
        .contains("held_medications: {from: \"Held Meds\", style: shorthand}")
        .contains("driver: {from: \"Driver\"")
        .contains("plan: \"Treatment Plan\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# what map-columns could not make\n", "---\n", "null\n"})
  void an_empty_map_is_an_error(String yaml) {
    assertThat(ColumnMap.read(yaml, "map.yaml").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith("The file is empty"));
  }

  @Test
  void the_former_key_of_missing_values_is_an_error_with_the_new_key() {
    String columns = "columns: {visit_id: Visit, mrn: MRN, visit_start: DOS, sites: Sites}\n";
    assertThat(ColumnMap.read("map: A\nnot-told: [none]\n" + columns, "map").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.toString()).startsWith("error TPI-COLUMNS-FORM at map:2:");
              assertThat(finding.message())
                  .isEqualTo("The key not-told was renamed. Write missing instead.");
            });
    assertThat(ColumnMap.read("missing: [none]\n" + columns, "map").findings()).isEmpty();
  }

  @Test
  void a_table_has_one_order_of_month_and_day() throws IOException {
    String header = "Visit #,MRN,DOB,DOS,Sites,Drug\n";
    String row = ",trapezius R,lidocaine 1% 1 mL\n";
    assertThat(
            proposed(
                header + ("1,2,13/04/1961,03/14/2024" + row) + ("2,3,03/04/1961,03/15/2024" + row)))
        .contains("birth_date: {from: \"DOB\", dates: [\"M/d/yyyy\"]}")
        .contains("1 date shows the other order and will be rejected");
    assertThat(
            proposed(
                header + ("1,2,13/04/1961,03/04/2024" + row) + ("2,3,14/04/1961,04/04/2024" + row)))
        .contains("visit_start: {from: \"DOS\", dates: [\"d/M/yyyy\"]}")
        .contains("first, as dates in other columns show");
  }

  @Test
  void several_muscles_get_their_sides() throws IOException {
    assertThat(
            proposed(
                """
                Visit #,MRN,DOS,Muscle,Side,Muscle,Side,Drug
                1,2,03/14/2024,trapezius,R,rhomboid,L,lidocaine 1% 1 mL
                """))
        .contains(
            "sites: {each: [{template: \"{Muscle#1}[ {Side#1}]\"}, {template:"
                + " \"{Muscle#2}[ {Side#2}]\"}]}");
  }

  @Test
  void a_time_in_a_separate_column_belongs_to_the_start() throws IOException {
    assertThat(
            proposed(
                """
                Visit #,MRN,Visit Date,Visit Time,Sites,CPT
                1,2,03/14/2024,9:30 AM,trapezius R,20560
                """))
        .contains("visit_start: {template: \"{Visit Date}[ {Visit Time}]\"");
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(
            "Visit #", "MRN", "DOS", "Sites", "Dx", "Dx 1", "Pain", "a \"b\"", "x: y", "#", "",
            "{z}", "[q]", "\\", "Name", "Time", "Side", "Vol")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(names -> String.join(",", names.stream().map(ColumnMapProposerTest::cell).toList()));
  }

  private static String cell(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Property(tries = 200)
  void for_any_header_the_proposal_is_a_valid_map_except_for_missing_columns(
      @ForAll("headers") String header) throws IOException {
    if (PROPOSAL.propose(input(header + "\n")) instanceof ColumnMapProposer.Result.Proposed map) {
      assertThat(ColumnMap.read(map.yaml(), "map").findings())
          .as(map.yaml())
          .allMatch(f -> f.message().contains(" has no column."));
    }
  }

  @ParameterizedTest
  @CsvSource({"mrn", "visit_id", "visit_start", "sites"})
  void a_required_column_that_is_not_found_must_be_filled_in(String column) throws IOException {
    Map<String, String> names =
        Map.of("visit_id", "encounter", "mrn", "chart", "visit_start", "dos", "sites", "muscles");
    String header = "encounter,chart,dos,muscles,drug".replace(names.get(column), "x7");
    String yaml = yaml(input(header + "\n1,2,2024-02-03,trapezius R,lidocaine 1% 2 mL\n"));
    assertThat(yaml).contains("  " + column + ":   # CHECK: fill in the column. Possible: \"x7\"");
    ColumnMap.Result read = ColumnMap.read(yaml, "map.yaml");
    assertThat(read.map()).isEmpty();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message()).startsWith(column + " has no column.");
              Place.Text at = (Place.Text) f.place().orElseThrow();
              assertThat(yaml.lines().toList().get((int) at.line() - 1)).contains(column + ":");
            });
  }

  @Test
  void several_candidates_for_a_required_column_are_listed() throws IOException {
    assertThat(yaml(input("Visit #,Chart,Patient ID,DOS,Sites\n1,2,3,2024-02-03,trapezius R\n")))
        .contains("  mrn:   # CHECK: fill in the column. Possible: \"Chart\", \"Patient ID\"");
  }

  @Test
  void a_number_on_several_days_is_not_proposed_as_visit_id() throws IOException {
    assertThat(
            yaml(
                input(
                    """
                    Account number,MRN,DOS,Sites
                    7,2,2024-02-03,trapezius R
                    7,2,2024-03-03,trapezius R
                    """)))
        .contains("  visit_id:   # CHECK")
        .contains("occur on several days");
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void every_canonical_column_is_proposed_for_itself_in_any_spelling(Column column)
      throws IOException {
    String name = column.header();
    for (String written :
        List.of(name, name.toUpperCase(Locale.ROOT), name.replace('_', ' '), name.replace("_", "")))
      assertThat(yaml(input("visit_id,mrn,visit_start,sites," + written + "\n")))
          .as(written)
          .containsPattern("\n  " + name + ": .*\"" + written + "[\"#}]");
  }

  @Test
  void a_canonical_table_is_read_by_its_proposal_as_without_a_map() throws IOException {
    Path visits = Path.of("examples", "visits.csv");
    List<Visit> mapped =
        TestReader.visits(ClinicTable.by(yaml(Input.of(visits))).read(Input.of(visits)));
    assertThat(mapped).isEqualTo(TestReader.visits(TestReader.of(visits))).isNotEmpty();
  }

  @Test
  void a_weight_without_a_unit_is_marked_to_check() throws IOException {
    assertThat(proposed("Visit #,MRN,DOS,CPT,Sites,Weight\n1,2,2024-02-03,20552,trapezius R,180\n"))
        .contains("weight_kg: \"Weight\"   # CHECK: 1 of 1 cells have no unit");
  }

  @Test
  void an_encoding_is_marked_to_check_with_a_word_of_the_table() throws IOException {
    byte[] csv =
        "Visit #,MRN,DOS,Sites,First name\n1,2,2024-02-03,trapezius R,Zo\u008e\n"
            .getBytes(ISO_8859_1);
    assertThat(yaml(new Input("t.csv", () -> new ByteArrayInputStream(csv))))
        .contains("encoding: windows-1252   # CHECK: not UTF-8 in 1 row:")
        .contains("x-MacRoman \"Zo\u00e9\"");
  }

  @Test
  void titles_above_the_header_are_skipped() throws IOException {
    String yaml =
        proposed(
            """
            NORTH CLINIC,,,,
            Injections in May,,,,

            Visit #,MRN,DOS,Sites,Drug
            1,2,2024-05-03,trapezius R,lidocaine 1% 2 mL
            """);
    assertThat(yaml).contains("skip: 2   # CHECK").contains("visit_id: \"Visit #\"");
  }

  @Test
  void a_table_without_a_recognized_header_gives_an_empty_map_with_instructions()
      throws IOException {
    assertThat(yaml(input("1,2,2024-05-03,trapezius R\n2,3,2024-05-04,trapezius L\n")))
        .contains("no header was found")
        .contains("add skip:")
        .contains("  mrn:   # CHECK")
        .contains("  sites:   # CHECK");
  }

  @Test
  void amount_columns_become_part_of_the_drug() throws IOException {
    String csv =
        """
        EncID,MRN,DOS,Muscles,Drug,Conc,Amt,Unit
        E1,117,2024-03-04,"Trapezius (R), Levator scapulae (R)",Lidocaine,1%,3,mL
        E1,117,2024-03-04,"Trapezius (R), Levator scapulae (R)",Kenalog,40 mg/mL,1,mL
        E2,118,2024-03-04,Trapezius (B),Bupivacaine,0.25%,4,mL
        """;
    String yaml = proposed(csv);
    assertThat(yaml)
        .contains("sites: {from: \"Muscles\", style: shorthand, rows: same}")
        .contains("{template: \"{Drug}[ {Conc}][ {Amt}][ {Unit}]\", style: shorthand");
    assertThat(TestReader.visits(ClinicTable.by(yaml).read(csv)))
        .extracting(v -> v.sites().size())
        .containsExactly(2, 2);
    assertThat(TestReader.visits(ClinicTable.by(yaml).read(csv)).get(0).injectates())
        .extracting(d -> d.doseMg().orElseThrow().intValue())
        .containsExactly(30, 40);
  }

  @Test
  void cells_that_are_equal_in_all_rows_of_a_visit_are_proposed_as_rows_same() throws IOException {
    String csv =
        """
        Encounter ID,Patient ID,Service Date,Charge,Units,Muscles,Medication
        1,44,2024-03-04,20553,1,R trap; L rhomboid,1% lidocaine 3cc
        1,44,2024-03-04,J3301,4,R trap; L rhomboid,1% lidocaine 3cc
        """;
    String yaml = proposed(csv);
    assertThat(yaml)
        .contains("sites: {from: \"Muscles\", style: shorthand, rows: same}")
        .contains("injectates: {from: \"Medication\", style: shorthand, rows: same}");
  }

  @Test
  void an_equal_drug_at_several_sites_is_marked_to_check() throws IOException {
    assertThat(
            yaml(
                input(
                    """
                    Encounter ID,MRN,DOS,Muscle,Drug
                    1,44,2024-03-04,trapezius R,lidocaine 1% 1 mL
                    1,44,2024-03-04,rhomboid R,lidocaine 1% 1 mL
                    """)))
        .contains("injectates: \"Drug\"   # CHECK: equal in several rows of a visit; add rows:");
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004[Content_Types].xml, This is a spreadsheet",
    "<html><table>, This is XML or HTML",
    "%PDF-1.4, This is a PDF",
    "MSH|^~\\&|A|B, This is HL7 v2",
    "'{\"visit_id\": \"1\"}', This is JSON",
    "' ', The input is empty"
  })
  void inputs_that_are_not_tables_are_rejected(String text, String why) throws IOException {
    assertThat(PROPOSAL.propose(input(text)))
        .isInstanceOfSatisfying(
            ColumnMapProposer.Result.NotATable.class,
            none -> assertThat(none.message()).startsWith(why));
  }

  private static String proposed(String csv) throws IOException {
    String yaml = yaml(input(csv));
    assertThat(TestReader.visits(ClinicTable.by(yaml).read(csv))).as(yaml).isNotEmpty();
    return yaml;
  }

  private static String yaml(Input input) throws IOException {
    return ((ColumnMapProposer.Result.Proposed) PROPOSAL.propose(input)).yaml();
  }

  private static Input input(String csv) {
    return new Input("table.csv", () -> new ByteArrayInputStream(csv.getBytes(UTF_8)));
  }
}
