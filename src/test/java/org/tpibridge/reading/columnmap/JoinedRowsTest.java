package org.tpibridge.reading.columnmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.VisitCsv;
import org.tpibridge.reading.VisitRows;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Visit;

/**
 * Joins the sites, drugs, later scores and charges of a visit into rows in random ways. Reading the
 * rows gives the same visit. For the ambiguous joins that {@code docs/column-maps.md} lists, a
 * finding is enough, unless the map specifies how rows contain the columns.
 */
class JoinedRowsTest {
  private static final int JOINS_FOR_A_DEFECT = 400;
  private static final Map<String, ClinicTable> MAPS = new ConcurrentHashMap<>();

  private static final List<String> SITES =
      List.of("trapezius R", "levator scapulae L x2", "rhomboid R", "infraspinatus L x3");
  private static final List<String> DRUGS = List.of("lidocaine 1%", "bupivacaine 0.25%", "saline");
  private static final List<String> CHARGES = List.of("J3301 x4", "J1030 x2", "J2001 x9");
  private static final List<String> SCORES = List.of("2h:4", "48h:3", "6w:2");

  /** How a child table of the visit is joined into the rows. */
  private enum Role {
    /** All items in one cell of every row. */
    CELL,
    /** All combinations with the items of the other tables. */
    CROSS,
    /** The items next to those of another table, with blanks if one is longer. */
    ZIP,
    /** In separate rows, with blanks in the other columns. */
    UNION
  }

  /**
   * The rows of one visit with the map that reads them.
   *
   * @param stated whether the map states rows: for sites, injectates and billed drugs
   * @param split whether each row has its own part of an amount, or its own pass
   * @param drugsOpen whether the rows do not show how drugs are meant
   * @param billsOpen the same of billed drugs
   */
  private record Join(
      String map,
      List<List<String>> rows,
      boolean stated,
      boolean split,
      boolean drugsOpen,
      boolean billsOpen,
      Facts facts) {

    String csv() {
      return "Visit,Chart,Day,Site,Drug,Score,Billed,Line\n"
          + rows.stream().map(r -> VisitCsv.line(r, ',')).collect(Collectors.joining());
    }

    boolean isOpen() {
      return !stated && (split || drugsOpen || billsOpen);
    }
  }

  /** The content of a visit, regardless of how it is written. */
  private record Facts(
      Map<String, Integer> sites,
      Map<String, BigDecimal> drugs,
      Map<String, Integer> billed,
      List<String> later) {

    static Facts of(Visit visit) {
      Map<String, Integer> sites = new TreeMap<>();
      visit.sites().forEach(s -> sites.merge(s.muscle() + s.side(), s.passCount(), Integer::sum));
      Map<String, BigDecimal> drugs = new TreeMap<>();
      visit
          .injectates()
          .forEach(
              d ->
                  drugs.merge(
                      d.drug(), d.volumeMl().orElseThrow().stripTrailingZeros(), Facts::sum));
      Map<String, Integer> billed = new TreeMap<>();
      visit.billedDrugs().forEach(b -> billed.merge(b.code(), b.units(), Integer::sum));
      return new Facts(
          sites,
          drugs,
          billed,
          visit.pain().later().stream().map(String::valueOf).sorted().toList());
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
      return a.add(b).stripTrailingZeros();
    }
  }

  /** Reads a join, possibly with a defect. */
  private interface Reader extends Function<Join, ReadResult> {}

  private static ReadResult program(Join join) {
    return read(join.map(), join.csv());
  }

  @Property(tries = 6000)
  void rows_that_join_a_visits_tables_give_that_visit(@ForAll long seed) {
    Join join = join(new Random(seed));
    assertThat(violation(join, JoinedRowsTest::program)).as(join.map() + join.csv()).isEmpty();
  }

  /** Seeded defects, each of which the property must find. */
  private enum Defect implements Reader {
    EVERY_ROW_ADDS {
      @Override
      public ReadResult apply(Join join) {
        return read(map(true, "add", "add", "add"), join.csv());
      }
    },
    NO_ROW_ADDS {
      @Override
      public ReadResult apply(Join join) {
        return read(map(true, "same", "same", "same"), join.csv());
      }
    },
    ONLY_THE_FIRST_ROW_COUNTS {
      @Override
      public ReadResult apply(Join join) {
        return read(join.map(), first(join.csv(), 2));
      }
    },
    THE_LAST_ROW_IS_LOST {
      @Override
      public ReadResult apply(Join join) {
        return read(join.map(), first(join.csv(), Math.max(2, join.rows().size())));
      }
    },
    BILLS_ADD {
      @Override
      public ReadResult apply(Join join) {
        return read(
            join.map()
                .replaceAll("Billed, rows: \\w+", "Billed, rows: add")
                .replace("{from: Billed}", "{from: Billed, rows: add}"),
            join.csv());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void the_property_finds_seeded_defects(Defect defect) {
    assertThat(
            LongStream.range(0, JOINS_FOR_A_DEFECT)
                .mapToObj(seed -> violation(join(new Random(seed)), defect))
                .flatMap(Optional::stream))
        .isNotEmpty();
  }

  @Test
  void most_joins_need_no_rows_key_in_the_map() {
    List<Join> unstated =
        LongStream.range(0, JOINS_FOR_A_DEFECT)
            .mapToObj(seed -> join(new Random(seed)))
            .filter(join -> !join.stated())
            .toList();
    long read = unstated.stream().filter(j -> program(j) instanceof ReadResult.Read).count();
    assertThat(read * 5).isGreaterThan(unstated.size() * 2L);
  }

  /** The error in reading a join, if any. */
  private static Optional<String> violation(Join join, Reader reader) {
    ReadResult result = reader.apply(join);
    boolean reported =
        result.findings().stream()
            .map(Finding::code)
            .anyMatch(
                c ->
                    c.equals("TPI-COLUMNS-REPEATED")
                        || c.equals(ReadingFindingCodes.UNDECIDED_ROWS));
    if (result instanceof ReadResult.Read read) {
      Facts facts = Facts.of(read.visit());
      if (!facts.equals(join.facts()) && !(join.isOpen() && join.split() && reported)) {
        return Optional.of("another visit: " + facts + " for " + join.facts());
      }
      return join.stated() && reported
          ? Optional.of("what the map states is reported: " + result.findings())
          : Optional.empty();
    }
    return join.isOpen() && reported
        ? Optional.empty()
        : Optional.of("not read: " + result.findings());
  }

  private static Join join(Random random) {
    List<String> sites = some(SITES, random, 1);
    List<String> drugs =
        some(DRUGS, random, 0).stream()
            .map(d -> d + " " + (2 + random.nextInt(3)) + " mL")
            .toList();
    List<String> charges = some(CHARGES, random, 0);
    List<String> scores = some(SCORES, random, 0);
    Facts facts = facts(sites, drugs, scores, charges);
    if (!drugs.isEmpty() && random.nextInt(6) == 0) {
      return split(sites, drugs, facts, random);
    }
    List<List<String>> tables = List.of(sites, drugs, scores, charges);
    List<Role> roles =
        IntStream.range(0, 4).mapToObj(i -> Role.values()[random.nextInt(4)]).toList();
    List<List<String>> rows = new ArrayList<>(product(tables, roles));
    boolean lines = random.nextInt(4) == 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      rows.add(rows.get(random.nextInt(rows.size())));
    }
    Collections.shuffle(rows, random);
    boolean stated = random.nextBoolean();
    return new Join(
        map(stated, "same", "same", "same"),
        IntStream.range(0, rows.size())
            .mapToObj(i -> cells(rows.get(i), lines ? String.valueOf(i + 1) : ""))
            .toList(),
        stated,
        false,
        isRepeated(rows, 1, 0) && !areFactors(roles, tables),
        isRepeated(rows, 3, lines ? -1 : 0) && !chargesAreFactor(roles, tables, lines),
        facts);
  }

  /** Whether sites and drugs are joined from two tables with several rows each. */
  private static boolean areFactors(List<Role> roles, List<List<String>> tables) {
    return roles.get(0) == Role.CROSS
        && roles.get(1) == Role.CROSS
        && tables.get(0).size() > 1
        && tables.get(1).size() > 1;
  }

  private static boolean chargesAreFactor(
      List<Role> roles, List<List<String>> tables, boolean lines) {
    return !lines
        && roles.get(3) == Role.CROSS
        && tables.get(3).size() > 1
        && roles.stream().noneMatch(r -> r == Role.UNION || r == Role.ZIP);
  }

  /** Whether a text of one column is in rows that differ in another; -1 for whether twice. */
  private static boolean isRepeated(List<List<String>> rows, int column, int other) {
    Map<String, List<List<String>>> by =
        rows.stream()
            .filter(r -> !r.get(column).isEmpty())
            .collect(Collectors.groupingBy(r -> r.get(column)));
    return by.values().stream()
        .anyMatch(
            alike ->
                other < 0
                    ? alike.size() > 1
                    : alike.stream()
                            .map(r -> column == 3 ? r.get(0) + "|" + r.get(1) : r.get(other))
                            .distinct()
                            .count()
                        > 1);
  }

  /** Whether each row has a separate amount, which only a map can specify. */
  private static Join split(List<String> sites, List<String> drugs, Facts facts, Random random) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      int times =
          sites.get(i).matches(".* x[0-9]")
              ? sites.get(i).charAt(sites.get(i).length() - 1) - '0'
              : 1;
      for (int pass = 0; pass < times; pass++) {
        rows.add(List.of(sites.get(i).replaceAll(" x[0-9]$", ""), "", "", ""));
      }
    }
    int parts = rows.size();
    for (String drug : drugs) {
      int at = drug.lastIndexOf(' ', drug.length() - 4);
      BigDecimal whole = new BigDecimal(drug.substring(at + 1, drug.length() - 3));
      BigDecimal part = whole.movePointLeft(1);
      for (int i = 0; i < 10; i++) {
        String cell = drug.substring(0, at + 1) + part.toPlainString() + " mL";
        List<String> row = i < parts ? rows.get(i) : List.of("", "", "", "");
        if (row.get(1).isEmpty() && i < parts) {
          rows.set(i, List.of(row.get(0), cell, "", ""));
        } else {
          rows.add(List.of("", cell, "", ""));
        }
      }
    }
    facts.billed().clear();
    boolean stated = random.nextBoolean();
    return new Join(
        map(stated, "add", "add", "add"),
        rows.stream().map(r -> cells(r, "")).toList(),
        stated,
        true,
        true,
        false,
        new Facts(facts.sites(), facts.drugs(), Map.of(), List.of()));
  }

  private static List<List<String>> product(List<List<String>> tables, List<Role> roles) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("", "", "", "")));
    int zipped = 0;
    for (int t = 0; t < tables.size(); t++) {
      if (roles.get(t) == Role.ZIP) {
        zipped = Math.max(zipped, tables.get(t).size());
      }
      if (roles.get(t) == Role.CROSS && !tables.get(t).isEmpty()) {
        int column = t;
        rows =
            rows.stream()
                .flatMap(row -> tables.get(column).stream().map(item -> with(row, column, item)))
                .toList();
      }
    }
    if (zipped > 0) {
      List<List<String>> wide = new ArrayList<>();
      for (List<String> row : rows) {
        for (int i = 0; i < zipped; i++) {
          List<String> each = row;
          for (int t = 0; t < tables.size(); t++) {
            if (roles.get(t) == Role.ZIP && i < tables.get(t).size()) {
              each = with(each, t, tables.get(t).get(i));
            }
          }
          wide.add(each);
        }
      }
      rows = wide;
    }
    List<List<String>> all = new ArrayList<>(rows);
    for (int t = 0; t < tables.size(); t++) {
      if (roles.get(t) == Role.UNION) {
        for (String item : tables.get(t)) {
          all.add(with(List.of("", "", "", ""), t, item));
        }
      }
    }
    for (int t = 0; t < tables.size(); t++) {
      if (roles.get(t) == Role.CELL) {
        int column = t;
        all.replaceAll(row -> with(row, column, String.join("; ", tables.get(column))));
      }
    }
    return all;
  }

  private static List<String> with(List<String> row, int column, String cell) {
    List<String> other = new ArrayList<>(row);
    other.set(column, cell);
    return List.copyOf(other);
  }

  private static List<String> some(List<String> all, Random random, int least) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, least + random.nextInt(all.size() + 1 - least));
  }

  private static List<String> cells(List<String> row, String line) {
    return Stream.of(List.of("V1", "7", "2024-03-04"), row, List.of(line))
        .flatMap(List::stream)
        .toList();
  }

  private static Facts facts(
      List<String> sites, List<String> drugs, List<String> scores, List<String> charges) {
    String csv =
        VisitRows.with(
            "procedure_code", "20553",
            "sites", String.join("; ", sites),
            "injectates", String.join("; ", drugs),
            "pain_later", String.join("; ", scores),
            "billed_drugs", String.join("; ", charges));
    return Facts.of(TestReader.visits(TestReader.of(csv)).get(0));
  }

  private static String first(String csv, int lines) {
    return csv.lines().limit(lines).map(l -> l + "\n").collect(Collectors.joining());
  }

  private static String map(boolean stated, String sites, String drugs, String bills) {
    return """
    group-by: [Visit]
    ignore: [Line]
    columns:
      visit_id: Visit
      mrn: Chart
      visit_start: Day
      procedure_code: {fixed: 20553}
      sites: {from: Site%s}
      injectates: {from: Drug%s}
      pain_later: Score
      billed_drugs: {from: Billed%s}
    """
        .formatted(
            stated ? ", rows: " + sites : "",
            stated ? ", rows: " + drugs : "",
            stated ? ", rows: " + bills : "");
  }

  private static ReadResult read(String map, String csv) {
    return MAPS.computeIfAbsent(map, ClinicTable::by).read(csv).get(0);
  }
}
