package org.tpibridge.searching;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.store.search.TypesOfReferences;

/**
 * The searches for resources: each of FHIR's search parameters of their types, in each form, with
 * existing values. The values are found by HAPI's FHIRPath with FHIR's own expressions.
 */
final class Questions {
  /** Values of one parameter: the first, the last and one between, in alphabetical order. */
  private static final int VALUES = 3;

  private static final Set<RestSearchParameterTypeEnum> NOT_INDEXED =
      Set.of(RestSearchParameterTypeEnum.COMPOSITE, RestSearchParameterTypeEnum.SPECIAL);

  private static final Set<String> OF_THE_SERVER = Set.of("_id", "_lastUpdated");

  /** The type that is searched for parameters of all types. */
  private static final String ONE = "Observation";

  private final IFhirPath path = ImportedVisits.FHIR.newFhirPath();
  private final Set<String> questions = new LinkedHashSet<>();

  private Questions() {
    path.setEvaluationContext(new TypesOfReferences());
  }

  static List<Question> about(Collection<Resource> resources) {
    Questions asked = new Questions();
    Map<String, List<Resource>> byType =
        resources.stream()
            .collect(Collectors.groupingBy(Resource::fhirType, TreeMap::new, Collectors.toList()));
    byType.forEach(asked::ofType);
    return asked.questions.stream().map(Question::new).toList();
  }

  private void ofType(String type, List<Resource> resources) {
    ids(type, resources.stream().map(Resource::getIdPart).sorted().toList());
    if (type.equals(ONE)) {
      updates(type);
    }
    ImportedVisits.FHIR.getResourceDefinition(type).getSearchParams().stream()
        .sorted(Comparator.comparing(RuntimeSearchParam::getName))
        .filter(one -> !OF_THE_SERVER.contains(one.getName()))
        .filter(one -> !one.getName().startsWith("_") || type.equals(ONE))
        .forEach(one -> ofParameter(type, one, resources));
  }

  private void ids(String type, List<String> ids) {
    String first = ids.get(0);
    String last = ids.get(ids.size() - 1);
    List.of(first, first + "," + last, first + ",nobody", "nobody")
        .forEach(value -> ask(type + "?_id", value));
    ask(type + "?_id=" + first + "&_id", last);
  }

  private void updates(String type) {
    for (String prefix : SearchableValue.PREFIXES) {
      ask(type + "?_lastUpdated", prefix + "{1}");
      ask(type + "?_lastUpdated", prefix + "{2}");
    }
    ask(type + "?_lastUpdated=gt{1}&_lastUpdated", "le{2}");
  }

  private void ofParameter(String type, RuntimeSearchParam parameter, List<Resource> resources) {
    if (NOT_INDEXED.contains(parameter.getParamType())) {
      return;
    }
    String name = type + "?" + parameter.getName();
    List<SearchableValue> stated = some(values(parameter.getPath(), resources));
    ask(name + ":missing", "false");
    if (!stated.isEmpty()) {
      ask(name + ":missing", "true");
    }
    for (SearchableValue one : stated) {
      if (one.isOrdered() || one.equals(stated.get(0))) {
        one.asked().forEach((modifier, values) -> values.forEach(v -> ask(name + modifier, v)));
      } else {
        ask(name, one.plain());
      }
    }
    if (stated.size() > 1) {
      together(name, parameter.getName(), stated.get(0), stated.get(stated.size() - 1));
    }
  }

  /** Any of two values, and both values. */
  private void together(
      String name, String parameter, SearchableValue first, SearchableValue last) {
    ask(name, first.plain() + "," + last.plain());
    if (first.isOrdered()) {
      ask(name + "=ge" + Question.written(first.plain()) + "&" + parameter, "lt" + last.plain());
    } else {
      ask(name + "=" + Question.written(first.plain()) + "&" + parameter, last.plain());
    }
  }

  private Set<SearchableValue> values(String expression, List<Resource> resources) {
    Set<SearchableValue> values = new TreeSet<>(Comparator.comparing(SearchableValue::toString));
    // Each alternative alone: HAPI's union compares quantities, which needs a UCUM service.
    for (String alternative : expression.split(" \\| ", -1)) {
      for (Resource resource : resources) {
        for (Base value : path.evaluate(resource, alternative, Base.class)) {
          values.addAll(SearchableValue.by(value));
        }
      }
    }
    return values;
  }

  private static List<SearchableValue> some(Set<SearchableValue> values) {
    List<SearchableValue> all = List.copyOf(values);
    if (all.size() <= VALUES) {
      return all;
    }
    List<SearchableValue> some = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      some.add(all.get(i * (all.size() - 1) / (VALUES - 1)));
    }
    return some;
  }

  private void ask(String name, String value) {
    questions.add(name + "=" + Question.written(value));
  }
}
