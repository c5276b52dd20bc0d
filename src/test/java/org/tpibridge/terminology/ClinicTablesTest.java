package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.TimeSpan;

class ClinicTablesTest {
  @TempDir private Path folder;

  private Terminology.TerminologyResult load(String... texts) throws IOException {
    Path[] files = new Path[texts.length];
    for (int i = 0; i < texts.length; i++) {
      files[i] = Files.writeString(folder.resolve("clinic" + i + ".csv"), texts[i]);
    }
    return Terminology.load(List.of(files));
  }

  private Terminology loaded(String... texts) throws IOException {
    Terminology.TerminologyResult result = load(texts);
    assertThat(result.findings()).isEmpty();
    return result.terminology().orElseThrow();
  }

  @Test
  void without_files_the_built_in_tables_are_used() {
    assertThat(Terminology.load(List.of()).terminology().orElseThrow().muscle("trap")).isPresent();
  }

  @Test
  void a_new_muscle_is_added() throws IOException {
    Terminology terminology =
        loaded(
            """
            muscle,name,words,system,code,code_name
            popliteus,Popliteus,pop; poplit,SNOMED CT,31764008,Invented for the test
            """);

    assertThat(terminology.muscle("pop"))
        .contains(
            new Concept(
                "popliteus",
                "Popliteus",
                List.of(new Coding(CodeSystems.SNOMED_CT, "31764008", "Invented for the test"))));
    assertThat(terminology.muscle("trap")).isPresent();
    assertThat(Terminology.builtIn().muscle("pop")).isEmpty();
  }

  @Test
  void more_words_add_to_the_built_in_ones() throws IOException {
    Terminology terminology = loaded("muscle,more_words\ntrapezius,UT; kite\n");

    assertThat(terminology.muscle("ut")).isEqualTo(Terminology.builtIn().muscle("trap"));
    assertThat(terminology.muscle("traps")).isPresent();
  }

  @Test
  void words_replace_the_built_in_ones_and_may_be_used_elsewhere() throws IOException {
    Terminology terminology =
        loaded(
            "muscle,words,more_words\nquadriceps,quadriceps femoris,\nquadratus-lumborum,,quad\n");

    assertThat(terminology.muscle("quads").map(Concept::key)).contains("quadratus-lumborum");
    assertThat(terminology.muscle("vastus lateralis").map(Concept::key)).contains("quadriceps");
  }

  @Test
  void a_code_replaces_the_built_in_ones() throws IOException {
    Terminology terminology =
        loaded("muscle,system,code\nlevator-scapulae,https://example.org/codes,LS-1\n");

    assertThat(terminology.muscle("lev scap").orElseThrow().codings())
        .containsExactly(new Coding("https://example.org/codes", "LS-1", "Levator scapulae"));
  }

  @Test
  void a_solution_of_one_strength_adds_its_codes_to_those_of_the_program() throws IOException {
    Terminology terminology =
        loaded(
            """
            clinical_drug,name,drug,mg_per_ml,system,code
            marcaine-quarter,Bupivacaine 2.5 mg/mL,bupivacaine,2.50,https://example.org/codes,B-1
            lido-one,Our lidocaine,lidocaine,10,https://example.org/codes,L-1
            """);

    assertThat(terminology.clinicalDrug("bupivacaine", new BigDecimal("2.5")))
        .extracting(Coding::code)
        .containsExactly("B-1");
    assertThat(terminology.clinicalDrug("lidocaine", new BigDecimal("10.0")))
        .extracting(Coding::code)
        .containsExactly("1010033", "L-1");
    assertThat(terminology.clinicalDrug("lidocaine", BigDecimal.ONE)).isEmpty();
  }

  @Test
  void a_clinics_own_protocol_has_one_row_for_each_item() throws IOException {
    Terminology terminology =
        loaded(
            "item,kind,name,text\nno-hot-tub,avoid,No hot tub,Stay out of hot tubs.\n",
            """
            aftercare,name,words,item,text,lasts
            ours,Our protocol,house rules,no-hot-tub,,2d
            ours,,,ice,Ice for 10 minutes.,
            ours,,,fever,,
            """);

    AftercareProtocol protocol = terminology.aftercare("House rules").orElseThrow();
    assertThat(protocol.activities())
        .extracting(AftercareActivity::text, AftercareActivity::avoid, AftercareActivity::duration)
        .containsExactly(
            tuple("Stay out of hot tubs.", true, Optional.of(new TimeSpan(2, TimeSpan.Unit.DAY))),
            tuple("Ice for 10 minutes.", false, Optional.empty()));
    assertThat(protocol.redFlags()).hasSize(1);
  }

  @Test
  void a_byte_order_mark_semicolons_and_crlf_are_read_as_excel_writes_them() throws IOException {
    Terminology terminology =
        loaded("\uFEFFMuscle;More_Words\r\n\r\ntrapezius;\"UT; kite\"\r\n;\r\n");

    assertThat(terminology.muscle("kite")).isPresent();
  }

  @Test
  void a_word_about_allergies_is_added_or_gets_another_kind() throws IOException {
    Terminology terminology =
        loaded("allergy_word,kind\nniente,denial\ndell'orticaria,no-substance\nred,uncertain\n");

    assertThat(terminology.allergyWord("niente")).contains(AllergyWordKind.DENIAL);
    assertThat(terminology.allergyWord("dell'orticaria")).contains(AllergyWordKind.NO_SUBSTANCE);
    assertThat(terminology.allergyWord("red")).contains(AllergyWordKind.UNCERTAIN);
    assertThat(terminology.allergyWord("nkda")).contains(AllergyWordKind.DENIAL);
    assertThat(Terminology.builtIn().allergyWord("niente")).isEmpty();
  }

  @Test
  void the_later_of_two_files_is_used() throws IOException {
    Terminology terminology =
        loaded("drug,name,class\nnew,First,other\n", "drug,name\nnew,Second\n");

    assertThat(terminology.drug("second").map(Drug::drugClass)).contains(DrugClass.OTHER);
    assertThat(terminology.drug("first")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TPI-TERM-TABLE     | 1 | musle  | musle,name\\nx,y",
        "TPI-TERM-TABLE     | 1 |        | ``",
        "TPI-TERM-COLUMN    | 1 | wrds   | muscle,wrds\\ntrapezius,a",
        "TPI-TERM-COLUMN    | 1 | name   | muscle,name,name\\ntrapezius,a,b",
        "TPI-TERM-CELLS     | 2 |        | muscle,more_words\\ntrapezius,a,b",
        "TPI-TERM-KEY       | 3 | muscle | muscle,name\\ntrapezius,Trap\\n,Nameless",
        "TPI-TERM-KEY       | 2 | muscle | muscle,name\\nUpper Trap,Upper trap",
        "TPI-TERM-KEY       | 2 | side   | side,name\\nupside-down,Upside down",
        "TPI-TERM-NAME      | 2 | name   | muscle,words\\nnew-muscle,a",
        "TPI-TERM-VALUE     | 2 | class  | drug,name\\nnew-drug,New",
        "TPI-TERM-VALUE     | 2 | class  | drug,name,class\\nnew-drug,New,steroid",
        "TPI-TERM-VALUE     | 2 | match  | muscle,match\\ntrapezius,same",
        "TPI-TERM-VALUE     | 2 | lasts  | aftercare,name,item,lasts\\na,A,ice,one day",
        "TPI-TERM-VALUE     | 2 | item   | aftercare,name\\na,A",
        "TPI-TERM-VALUE     | 2 | mg_per_unit | billed_drug,name,mg_per_unit\\nJ3301,Kenalog,0",
        "TPI-TERM-VALUE     | 2 | mg_per_ml | clinical_drug,name,drug,mg_per_ml\\nx,X,lidocaine,1%",
        "TPI-TERM-VALUE     | 2 | mg_per_ml | clinical_drug,name,drug\\nx,X,lidocaine",
        "TPI-TERM-VALUE     | 2 | drug   | clinical_drug,name,mg_per_ml\\nx,X,10",
        "TPI-TERM-REFERENCE | 2 | drug   | clinical_drug,name,drug,mg_per_ml\\nx,X,lidocane,10",
        "TPI-TERM-CODE      | 2 | code   | muscle,system,code\\ntrapezius,SNOMED CT,31764009",
        "TPI-TERM-CODE      | 2 | code   | drug,system,code\\nlidocaine,RxNorm,lido",
        "TPI-TERM-CODE      | 2 | system | muscle,code\\ntrapezius,31764008",
        "TPI-TERM-CODE      | 2 | procedure | procedure,name\\n2055,Injection",
        "TPI-TERM-SYSTEM    | 2 | system | muscle,system,code\\ntrapezius,SNOWMED,31764008",
        "TPI-TERM-REFERENCE | 2 | drug   | billed_drug,name,drug\\nJ9999,New,lidocane",
        "TPI-TERM-REFERENCE | 2 | item   | aftercare,name,item\\na,A,icy",
        "TPI-TERM-KEY       | 2 | allergy_word | allergy_word,kind\\nNiente,denial",
        "TPI-TERM-KEY       | 2 | allergy_word | allergy_word,kind\\nnot known,denial",
        "TPI-TERM-VALUE     | 2 | kind   | allergy_word,kind\\nniente,no",
        "TPI-TERM-VALUE     | 2 | kind   | allergy_word,source\\nniente,ours",
        "TPI-TERM-VALUE     | 2 | kind   | allergy_word,kind\\nniente,avoid",
        "TPI-TERM-COLUMN    | 1 | words  | allergy_word,kind,words\\nniente,denial,nulla",
        "TPI-TERM-CLASH     | 2 | more_words | muscle,more_words\\nrhomboid,QL",
        "TPI-TERM-CLASH     | 2 | words  | muscle,words\\ntrapezius,QL",
      })
  void an_invalid_table_is_refused_at_its_place(String code, long row, String column, String text)
      throws IOException {
    Terminology.TerminologyResult result = load(text.replace("\\n", "\n"));

    assertThat(result.terminology()).isEmpty();
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.isError()).isTrue();
              assertThat(finding.place())
                  .contains(new Place.Cell("clinic0.csv", row, column == null ? "" : column));
            });
  }

  @Test
  void a_conflict_names_the_other_row() throws IOException {
    Finding clash = load("muscle,more_words\nrhomboid,QL\n").findings().get(0);

    assertThat(clash.message()).contains("quadratus-lumborum").contains("muscles.csv row");
    assertThat(clash.suggestion()).isPresent();
  }

  @Test
  void the_right_name_is_suggested_for_a_misspelled_column_or_reference() throws IOException {
    assertThat(load("muscle,wrds\ntrapezius,a\n").findings().get(0).suggestion()).contains("words");
    assertThat(load("billed_drug,name,drug\nJ9999,New,lidocane\n").findings().get(0).suggestion())
        .contains("lidocaine");
  }

  @Test
  void one_invalid_file_excludes_all_files_and_every_error_is_reported() throws IOException {
    Terminology.TerminologyResult result =
        load("muscle,more_words\ntrapezius,UT\n", "drug,colour\nx,y\n", "side,name\nup,Up\n");

    assertThat(result.terminology()).isEmpty();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly("TPI-TERM-COLUMN", "TPI-TERM-KEY");
  }

  @Test
  void an_unclosed_quotation_mark_is_reported_with_its_line() throws IOException {
    Terminology.TerminologyResult result = load("muscle,name\ntrapezius,\"Trap\n");

    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("TPI-TERM-CSV");
              assertThat(finding.place()).get().isInstanceOf(Place.Text.class);
            });
  }

  @Test
  void a_missing_file_and_one_that_is_not_utf_8_are_reported() throws IOException {
    Path latin =
        Files.write(
            folder.resolve("latin.csv"),
            "muscle,more_words\ntrapezius,trapèze\n".getBytes(Charset.forName("windows-1252")));

    assertThat(Terminology.load(List.of(folder.resolve("none.csv"), latin)).findings())
        .extracting(Finding::code, f -> f.place().orElseThrow().description())
        .containsExactly(tuple("TPI-TERM-FILE", "none.csv"), tuple("TPI-TERM-FILE", "latin.csv"));
  }

  @Test
  void the_built_in_tables_can_be_used_as_a_clinics_own() throws IOException {
    for (TerminologyTable table : TerminologyTable.values()) {
      try (var in = Terminology.class.getResourceAsStream(table.fileName())) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load(text).findings()).isEmpty();
      }
    }
  }
}
