package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources of visit ids and MRNs, in the settings and on the command line. */
class SourcesOnTheTerminalTest {
  private static final String HEADER =
      "visit_id,mrn,patient_last,patient_first,visit_start,sites,injectates\n";
  private static final Map<String, Object> NEW =
      Map.of(
          "tpibridge.sources.new.systems.visit", "https://clinic.example/new/visit",
          "tpibridge.sources.new.systems.mrn", "https://clinic.example/new/mrn");

  @TempDir private Path folder;

  private Typed typed(Map<String, Object> settings, String... arguments) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("tpibridge.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
    return Typed.with(all, "", arguments);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String visits(String name, int mrn, String year) throws IOException {
    return file(
        name,
        HEADER
            + IntStream.rangeClosed(1, 12)
                .mapToObj(
                    i ->
                        "%d,%d,Person%d,A,%s-03-%02d,trapezius R,lidocaine 1%% 2 mL\n"
                            .formatted(i, mrn + i, mrn + i, year, i))
                .collect(Collectors.joining()));
  }

  @Test
  void twoProgramsWithEqualIdsAreDistinguishedByTheirSource() throws IOException {
    String old = visits("old.csv", 1000, "2004");
    String young = visits("new.csv", 2000, "2024");

    Typed both = typed(Map.of(), "import", old, young);

    assertThat(both.exitCode()).isEqualTo(1);
    assertThat(both.err())
        .contains("12 created", "12 rejected", "TPI-IMPORT-VISIT-ID-TAKEN")
        .doesNotContain("12 updated");

    Typed named = typed(NEW, "import", "--source", "new", young);
    assertThat(named.exitCode()).isZero();
    assertThat(named.err()).contains("12 created");
    assertThat(typed(NEW, "import", old).err()).contains("12 unchanged");
  }

  @Test
  void erasingAPatientLeavesAnotherSourcesPatientOfTheSameNumber() throws IOException {
    String rejected = "%s,1001,Rejected,A,soon,trapezius R,lidocaine 1%% 2 mL\n";
    String old =
        file(
            "old.csv",
            Files.readString(Path.of(visits("a.csv", 1000, "2004"))) + rejected.formatted("R1"));
    String young =
        file(
            "new.csv",
            Files.readString(Path.of(visits("b.csv", 1000, "2024"))) + rejected.formatted("R2"));
    Path oldRejects = folder.resolve("old-rejects.csv");
    Path youngRejects = folder.resolve("new-rejects.csv");
    typed(NEW, "import", old, "--rejects", oldRejects.toString());
    typed(NEW, "import", "--source", "new", young, "--rejects", youngRejects.toString());
    typed(NEW, "convert", old, "-o", folder.resolve("old").toString());
    typed(NEW, "convert", "--source", "new", young, "-o", folder.resolve("new").toString());
    String before = Files.readString(oldRejects);
    assertThat(before).contains("Rejected");
    assertThat(youngRejects).content().contains("Rejected");
    assertThat(folder.resolve("new/new.1.json")).exists();

    Typed unnamed = typed(NEW, "erase", "--patient", "1001", "--yes");
    assertThat(unnamed.exitCode()).isEqualTo(2);
    assertThat(unnamed.err()).contains("--source clinic or --source new");

    Typed erased =
        typed(
            NEW,
            "erase",
            "--patient",
            "1001",
            "--source",
            "new",
            "--yes",
            "--files",
            folder.resolve("old").toString(),
            folder.resolve("new").toString(),
            old);

    assertThat(erased.err()).as(erased.out()).contains("1 visit,");
    assertThat(oldRejects).hasContent(before);
    assertThat(youngRejects).content().doesNotContain("Rejected");
    assertThat(folder.resolve("new/new.1.json")).doesNotExist();
    assertThat(folder.resolve("new/new.2.json")).exists();
    assertThat(folder.resolve("old/1.json")).exists();
    assertThat(erased.out())
        .contains("may contain the patient's data")
        .doesNotContain(", contains the patient");
    assertThat(erased.out()).doesNotContain("old-rejects.csv: row");
    assertThat(typed(NEW, "import", old).err()).contains("12 unchanged");
    assertThat(typed(NEW, "import", "--source", "new", young).err())
        .contains("11 unchanged")
        .contains("erased");
  }

  @Test
  void threePatientsWithoutANumberAreNotOne() throws IOException {
    String file =
        file(
            "export.csv",
            HEADER
                + "N1,NULL,Okafor,Miriam,2024-03-04,trapezius R,lidocaine 1% 2 mL\n"
                + "N2,NULL,Brandt,Jonas,2024-03-04,trapezius L,lidocaine 1% 2 mL\n"
                + "N3,#N/A,Nguyen,Linh,2024-03-05,trapezius L,lidocaine 1% 2 mL\n");

    Typed typed = typed(Map.of(), "import", file);

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("0 created", "3 rejected", "TPI-READ-ID-PLACEHOLDER");
  }

  @Test
  void oneVisitInTwoExportsHasOneId() throws IOException {
    String map =
        file(
            "map.yaml",
            """
            style: shorthand
            time-zone: America/Chicago
            columns:
              visit_id: {template: "{MRN}-{DOS}"}
              mrn: {from: MRN, style: canonical}
              visit_start: DOS
              sites: Muscles
              injectates: Meds
            """);
    String one = file("1.csv", "MRN,DOS,Muscles,Meds\n117,1/2/24 2:30p,R trap,1% lido 2cc\n");
    String two = file("2.csv", "MRN,DOS,Muscles,Meds\n117,01/02/2024 2:30 PM,R trap,1% lido 2cc\n");

    Typed typed = typed(Map.of(), "import", "--columns", map, one, two);

    assertThat(typed.err()).contains("1 created", "1 unchanged").doesNotContain("read as UTC");
  }

  @Test
  void aColumnMapSpecifiesItsSource() throws IOException {
    String map =
        file(
            "map.yaml",
            """
            source: new
            columns: {visit_id: V, mrn: M, visit_start: D, sites: S, injectates: I}
            """);
    String table = file("t.csv", "V,M,D,S,I\n1,117,2024-03-04,trapezius R,none\n");
    Path out = folder.resolve("out");

    Typed typed = typed(NEW, "convert", "--columns", map, table, "-o", out.toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(out.resolve("new.1.json"))
        .content()
        .contains("https://clinic.example/new/visit", "https://clinic.example/new/mrn");
    assertThat(typed(NEW, "check", "--columns", map, "--source", "other", table).err())
        .contains("\"other\"", "Configured sources: new");
    assertThat(typed(Map.of(), "check", "--columns", map, table).err())
        .contains("\"new\"", "No source is configured", "tpibridge.sources.new.systems.visit");
  }

  @Test
  void aSegmentMapSpecifiesItsSource() throws IOException {
    String map = file("segments.yaml", "source: new\n");
    String message =
        file(
            "m.hl7",
            String.join(
                "\r",
                "MSH|^~\\&|A|B|C|D|20240304101500||ORU^R01|1|P|2.5.1",
                "PID|1||117^^^^MR||Quillfeather^Odalys",
                "PV1|1|O|||||||||||||||||1|||||||||||||||||||||||||20240304093000",
                "OBR|1|O1|F1|TPI^Trigger point injection^L|||20240304093500",
                "OBX|1|ST|TPSITE^Injection sites^L||R trap||||||F",
                "OBX|2|ST|TPDRUG^Injectate^L||1% lidocaine 4cc||||||F",
                ""));

    Typed typed = typed(NEW, "convert", "--segments", map, message);

    assertThat(typed.out()).contains("https://clinic.example/new/visit");
  }

  @ParameterizedTest
  @CsvSource({
    "tpibridge.sources.new.systems.mrn, https://clinic.example/new, new.systems.visit is not set",
    "tpibridge.sources.new.systems.visit, no uri, absolute URI",
    "tpibridge.sources.new.systems.visit, https://clinic.example/visit, is the same as",
    "tpibridge.sources.clinic.systems.visit, urn:x, must not be clinic",
    "tpibridge.sources.new.visit, urn:x, Unknown setting",
    "tpibridge.clinic.systems.mrn, clinic, absolute URI",
    "tpibridge.clinic.systems.item, items, absolute URI",
    "tpibridge.clinic.systems.item, https://clinic.example/visit, is the same as",
    "tpibridge.clinic.systems.item, https://clinic.example/mrn, is the same as",
    "tpibridge.clinic.systems.clinician, https://clinic.example/mrn, is the same as",
    "tpibridge.clinic.systems.location, https://clinic.example/visit, is the same as",
    "tpibridge.sources.new.systems.visit, https://clinic.example/mrn, is the same as"
  })
  void aSettingThatCannotBeUsedIsReported(String setting, String value, String said)
      throws IOException {
    Typed typed = typed(Map.of(setting, value), "check", visits("v.csv", 1000, "2024"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(said);
  }
}
