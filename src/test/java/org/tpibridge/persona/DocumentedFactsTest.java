package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.FactTable;
import org.tpibridge.persona.facts.PersonaFact;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.fault.FaultKind;

/** The documentation lists the kinds, facts and faults that there are. */
class DocumentedFactsTest {
  private static final List<FactName> DECLARED =
      List.of(
          FactName.SOFTWARE,
          FactName.FORMATS,
          FactName.SECURITY,
          FactName.SYSTEM_INTERACTIONS,
          FactName.OPERATIONS,
          FactName.INTERACTIONS,
          FactName.SEARCH,
          FactName.REVINCLUDE,
          FactName.UPDATE_CREATE,
          FactName.CONDITIONAL_CREATE,
          FactName.CONDITIONAL_UPDATE,
          FactName.CONDITIONAL_READ,
          FactName.CONDITIONAL_DELETE,
          FactName.READ_HISTORY);

  private static final List<PersonaFact> FACTS = FactTable.read();
  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of("docs", "simulated-ehrs.md"));
  }

  @Test
  void everyFactThatIsNotDeclaredIsListedWithItsSource() {
    for (String kind : FactTable.kinds(FACTS)) {
      String section = section("### " + kind + "\n");
      assertThat(section.lines().filter(line -> line.startsWith("| ")).skip(1))
          .containsExactlyElementsOf(
              FACTS.stream()
                  .filter(f -> f.persona().equals(kind) && !DECLARED.contains(f.name()))
                  .map(DocumentedFactsTest::row)
                  .toList());
    }
  }

  private static String section(String heading) {
    assertThat(page).contains(heading);
    return page.substring(page.indexOf(heading) + heading.length()).split("\n##", 2)[0];
  }

  private static String row(PersonaFact fact) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            fact.type().isEmpty() ? "(server)" : fact.type(),
            fact.name().text(),
            fact.value(),
            fact.basis().text(),
            fact.source());
  }

  @Test
  void everyNameOfAFactIsExplained() {
    String names = section("| fact | meaning |\n");
    Stream.of(FactName.values())
        .forEach(
            name -> assertThat(names).containsPattern("(\\| |, )" + name.text() + "(,| \\|| \\()"));
  }

  @Test
  void everyFaultIsExplained() {
    Stream.of(FaultKind.values())
        .forEach(kind -> assertThat(page).contains("`" + kind.text() + "`"));
  }

  /** The table of what can be done with each type. */
  @Test
  void theTableOfTypesShowsWhatIsDeclared() {
    List<String> kinds = List.copyOf(FactTable.kinds(FACTS));
    String table = section("## Kinds\n");
    List<String> rows = table.lines().filter(l -> l.matches("\\| [A-Z][A-Za-z]+ \\|.*")).toList();

    assertThat(rows).hasSizeGreaterThan(15);
    for (String row : rows) {
      String[] cells = row.split(Pattern.quote("|"), -1);
      String type = cells[1].strip();
      for (int i = 0; i < kinds.size(); i++) {
        PersonaProfile profile = PersonaProfile.of(kinds.get(i), FACTS);
        assertThat(cells[i + 2].strip())
            .as(type + " of " + kinds.get(i))
            .isEqualTo(letters(profile.of(type)));
      }
    }
  }

  private static String letters(PersonaProfile.Facts facts) {
    String contract = letters(facts.words(FactName.CONTRACT_INTERACTIONS));
    String all =
        letters(facts.words(FactName.INTERACTIONS)) + (contract.isEmpty() ? "" : " +" + contract);
    return all.isEmpty() ? "-" : all;
  }

  private static String letters(List<String> interactions) {
    StringBuilder letters = new StringBuilder();
    List.of("create:C", "update:U", "patch:P", "delete:D", "read:r", "vread:v", "search-type:s")
        .forEach(
            pair -> {
              int colon = pair.indexOf(':');
              if (interactions.contains(pair.substring(0, colon))) {
                letters.append(pair.substring(colon + 1));
              }
            });
    return letters.toString();
  }
}
