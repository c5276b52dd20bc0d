package org.tpibridge.validation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the lazy structure with the complete one in everything that the validator may ask. */
class LazyStructureDefinitionTest {

  private static final DefinitionStore DEFINITIONS = new DefinitionStore();

  /**
   * Elements that no validation needs and that the lazy structure omits: authors, audience, and
   * mappings to other standards.
   */
  private static final Set<String> OMITTED =
      Set.of(
          "Contact",
          "Mapping",
          "Keyword",
          "Publisher",
          "Purpose",
          "Copyright",
          "Jurisdiction",
          "UseContext",
          "Identifier",
          "Language",
          "Meta",
          "Contained",
          "Text");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hl7.org/fhir/StructureDefinition/Observation",
        "http://hl7.org/fhir/StructureDefinition/Quantity",
        "http://hl7.org/fhir/StructureDefinition/string",
        "http://hl7.org/fhir/StructureDefinition/bodyweight",
        "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure",
      })
  void answersEachMethodLikeTheCompleteStructure(String url) throws IOException {
    DefinitionStore.StoredDefinition piece =
        DEFINITIONS.structures().stream()
            .filter(p -> p.url().equals(url))
            .findFirst()
            .orElseThrow();
    StructureDefinition whole =
        (StructureDefinition) new JsonParser().parse(DEFINITIONS.read(piece));
    for (Method method : StructureDefinition.class.getMethods()) {
      if (isCompared(method)) {
        Object lazily = ask(method, new LazyStructureDefinition(DEFINITIONS, piece, element -> {}));
        assertThat(same(lazily, ask(method, whole))).as(method.getName()).isTrue();
      }
    }
  }

  private static boolean isCompared(Method method) {
    String name = method.getName().replaceFirst("^(get|has)", "");
    String bare = name.replaceFirst("(Element|FirstRep)$", "");
    boolean reads = !name.equals(method.getName()) && method.getParameterCount() == 0;
    boolean creates = name.endsWith("FirstRep") || name.endsWith("Element");
    return reads
        && !creates
        && !Modifier.isStatic(method.getModifiers())
        && Base.class.isAssignableFrom(method.getDeclaringClass())
        && method.getDeclaringClass() != Base.class
        && !name.contains("SourcePackage")
        && !bare.startsWith("VersionAlgorithm")
        && !OMITTED.contains(bare);
  }

  private static Object ask(Method method, StructureDefinition structure) {
    try {
      return method.invoke(structure);
    } catch (InvocationTargetException refused) {
      return refused.getCause().getClass();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean same(Object one, Object other) {
    if (one instanceof Base first && other instanceof Base second) {
      return first.equalsDeep(second);
    }
    if (one instanceof List<?> first && other instanceof List<?> second) {
      boolean same = first.size() == second.size();
      for (int at = 0; same && at < first.size(); at++) {
        same = same(first.get(at), second.get(at));
      }
      return same;
    }
    return one == null ? other == null : one.equals(other);
  }
}
