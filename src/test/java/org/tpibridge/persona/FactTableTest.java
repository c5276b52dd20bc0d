package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.FactTable;
import org.tpibridge.persona.facts.PersonaFact;
import org.tpibridge.persona.facts.PersonaFact.Basis;
import org.tpibridge.persona.facts.PersonaProfile;

/** Every row of the table of facts has a source, has an effect, and is tested. */
class FactTableTest {
  private static final List<PersonaFact> FACTS = FactTable.read();
  private static final String HEADER = "persona,type,fact,value,source,basis\n";

  /** The classes whose tests show what facts do. */
  private static final List<Class<?>> TESTS =
      List.of(
          PersonaDeclarationTest.class,
          PersonaContentTest.class,
          PersonaFaultTest.class,
          PersonaExportTest.class,
          PersonaAccessTest.class,
          HapiLikeTest.class);

  @Test
  void everyRowHasASource() {
    assertThat(FACTS)
        .hasSizeGreaterThan(700)
        .allSatisfy(fact -> assertThat(fact.source()).hasSizeGreaterThan(10));
  }

  /** Declared is what a CapabilityStatement can say; what only others report is marked. */
  @Test
  void theBasisOfARowFitsItsSource() {
    assertThat(FACTS)
        .allSatisfy(
            fact -> {
              if (fact.basis() == Basis.DECLARED) {
                assertThat(fact.source()).startsWith("published capability statement");
              }
              if (fact.basis() == Basis.ASSUMED) {
                assertThat(fact.source()).doesNotContain("capability statement", "documentation");
              }
              if (fact.basis() == Basis.SECOND_HAND) {
                assertThat(fact.source()).contains("implementers");
              }
            });
  }

  @Test
  void everyFactOfTheTableHasATest() {
    Set<FactName> tested = EnumSet.noneOf(FactName.class);
    TESTS.stream()
        .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
        .map(method -> method.getAnnotation(ForFact.class))
        .filter(annotation -> annotation != null)
        .flatMap(annotation -> Arrays.stream(annotation.value()))
        .forEach(tested::add);
    Set<FactName> inTable = EnumSet.noneOf(FactName.class);
    FACTS.forEach(fact -> inTable.add(fact.name()));

    assertThat(tested).containsAll(inTable);
    assertThat(inTable).containsExactlyInAnyOrder(FactName.values());
  }

  /** A fact about a type in which the type has no interaction would have no effect. */
  @Test
  void everyRowIsAboutSomethingThatTheKindOffers() {
    for (String kind : FactTable.kinds(FACTS)) {
      PersonaProfile profile = PersonaProfile.of(kind, FACTS);
      FACTS.stream()
          .filter(fact -> fact.persona().equals(kind) && !fact.type().isEmpty())
          .forEach(
              fact -> {
                Stream<String> interactions =
                    Stream.concat(
                        profile.of(fact.type()).words(FactName.INTERACTIONS).stream(),
                        profile.of(fact.type()).words(FactName.CONTRACT_INTERACTIONS).stream());
                boolean writes = interactions.anyMatch(i -> i.matches("create|update"));
                if (fact.name().isAboutContent()) {
                  assertThat(writes).as(fact.toString()).isTrue();
                }
                if (fact.name() == FactName.SEARCH || fact.name() == FactName.SEARCH_REQUIRES) {
                  assertThat(profile.of(fact.type()).can("search-type"))
                      .as(fact.toString())
                      .isTrue();
                }
              });
    }
  }

  @Test
  void allKindsAreThere() {
    assertThat(SimulatedEhrOptions.kinds())
        .containsExactlyInAnyOrder(
            "epic-like",
            "oracle-like",
            "athena-like",
            "athena-practice-like",
            "ecw-like",
            "nextgen-like",
            "hapi-like");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,,software,x,s | cells instead of 6",
        "a,,software,x,s,nonsense | no basis nonsense",
        "a,,nonsense,x,s,declared | no fact nonsense",
        "a,,software,,s,declared | value is missing",
        "a,,software,x,,declared | source is missing",
        "a,,software,\"x | quote",
      })
  void aRowThatCannotBeUsedIsRefused(String row, String message) {
    assertThatThrownBy(() -> FactTable.parse(HEADER + row + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void twoRowsForOneFactAreRefused() {
    List<PersonaFact> twice =
        FactTable.parse(
            HEADER + "a,,software,x,some source,assumed\na,,software,y,some source,assumed\n");

    assertThatThrownBy(() -> PersonaProfile.of("a", twice)).hasMessageContaining("Two rows");
    assertThatThrownBy(() -> PersonaProfile.of("b", twice)).hasMessageContaining("Choose one of");
  }

  @Test
  void aFactOfAKindReplacesTheOneOfAll() {
    List<PersonaFact> table =
        FactTable.parse(
            HEADER + "a,,page-size,5,some source,assumed\n*,,page-size,20,some source,assumed\n");

    assertThat(PersonaProfile.of("a", table).server().number(FactName.PAGE_SIZE)).hasValue(5);
  }

  /** So that a test that is renamed or removed is noticed. */
  @Test
  void theAnnotatedMethodsAreTests() {
    for (Class<?> test : TESTS) {
      for (Method method : test.getDeclaredMethods()) {
        if (method.isAnnotationPresent(ForFact.class)) {
          assertThat(
                  method.isAnnotationPresent(Test.class)
                      || method.isAnnotationPresent(ParameterizedTest.class))
              .as(method.getName())
              .isTrue();
        }
      }
    }
  }
}
