package org.tpibridge.persona.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.files.CsvText;
import org.tpibridge.persona.facts.PersonaFact.Basis;

/** All facts of all kinds of EHR: {@code facts.csv} beside this class. */
public final class FactTable {
  /** The kind of facts that apply to all, unless one has its own. */
  public static final String ALL = "*";

  private static final String FILE = "facts.csv";
  private static final List<String> HEADER =
      List.of("persona", "type", "fact", "value", "source", "basis");

  private FactTable() {}

  /** Reads the table of the program. */
  public static List<PersonaFact> read() {
    try (InputStream in = FactTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if a row cannot be used
   */
  public static List<PersonaFact> parse(String csv) {
    try {
      List<List<String>> records = CsvText.records(csv);
      if (records.isEmpty() || !records.get(0).equals(HEADER)) {
        throw new IllegalArgumentException(FILE + ": the header must be " + HEADER);
      }
      List<PersonaFact> facts = new ArrayList<>();
      for (int i = 1; i < records.size(); i++) {
        facts.add(fact(records.get(i), i + 1));
      }
      return List.copyOf(facts);
    } catch (CsvText.MalformedException e) {
      throw new IllegalArgumentException(FILE + ": " + e.getMessage(), e);
    }
  }

  private static PersonaFact fact(List<String> cells, int row) {
    if (cells.size() != HEADER.size()) {
      throw unusable(row, "it has " + cells.size() + " cells instead of " + HEADER.size());
    }
    for (int i : new int[] {0, 2, 3, 4}) {
      if (cells.get(i).isBlank()) {
        throw unusable(row, HEADER.get(i) + " is missing");
      }
    }
    FactName name =
        FactName.of(cells.get(2))
            .orElseThrow(() -> unusable(row, "there is no fact " + cells.get(2)));
    Basis basis =
        Arrays.stream(Basis.values())
            .filter(b -> b.text().equals(cells.get(5)))
            .findFirst()
            .orElseThrow(() -> unusable(row, "there is no basis " + cells.get(5)));
    return new PersonaFact(cells.get(0), cells.get(1), name, cells.get(3), cells.get(4), basis);
  }

  private static IllegalArgumentException unusable(int row, String reason) {
    return new IllegalArgumentException(FILE + ", row " + row + ": " + reason);
  }

  /** The kinds of EHR, in the order of the table. */
  public static Set<String> kinds(List<PersonaFact> facts) {
    Set<String> kinds = new LinkedHashSet<>();
    facts.stream().map(PersonaFact::persona).filter(p -> !p.equals(ALL)).forEach(kinds::add);
    return kinds;
  }
}
