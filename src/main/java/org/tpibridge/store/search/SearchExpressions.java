package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * Evaluates the FHIRPath expressions of search parameters. Most are plain paths, which are
 * evaluated without the engine. Most others begin at an element that the resource does not have, so
 * there is nothing to evaluate. Together this saves four fifths of the time.
 *
 * <p>Safe for use by many threads: an evaluation stores nothing in the engine.
 */
final class SearchExpressions {
  private static final Pattern STEPS = Pattern.compile("\\w+((?:\\.\\w+)+)");

  /** Paths that end in a choice; they find nothing if their first element is missing. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "\\(?\\w+\\.(\\w+)(?:\\.\\w+)*(?: as \\w+\\)?|\\.as\\(\\w+\\)|\\.where\\([^()]*\\))"
              + "(?:\\.\\w+)*");

  /** An expression that was parsed for resources of one type. */
  interface PreparedExpression {
    List<Base> values(Resource resource);
  }

  private final FHIRPathEngine engine;

  SearchExpressions(FhirContext fhir) {
    engine = new FHIRPathEngine(new HapiWorkerContext(fhir, new FhirTypeHierarchy(fhir)));
    // FHIR's expressions refer to a choice of a repeating element (Goal.target.due as date).
    engine.setDoNotEnforceAsSingletonRule(true);
    engine.setDoNotEnforceAsCaseSensitive(true);
  }

  PreparedExpression prepare(String expression) {
    Matcher steps = STEPS.matcher(expression);
    if (steps.matches()) {
      List<ElementName> names =
          Arrays.stream(steps.group(1).substring(1).split("\\.")).map(ElementName::new).toList();
      return resource -> {
        List<Base> found = new ArrayList<>();
        walk(resource, names, 0, found);
        return found;
      };
    }
    ExpressionNode parsed = engine.parse(expression);
    Matcher choice = CHOICE.matcher(expression);
    if (choice.matches()) {
      ElementName first = new ElementName(choice.group(1));
      return resource ->
          first.of(resource).length == 0 ? List.of() : engine.evaluate(resource, parsed);
    }
    return resource -> engine.evaluate(resource, parsed);
  }

  private static void walk(Base from, List<ElementName> names, int depth, List<Base> found) {
    for (Base next : names.get(depth).of(from)) {
      if (next == null) {
        continue;
      }
      if (depth == names.size() - 1) {
        found.add(next);
      } else {
        walk(next, names, depth + 1, found);
      }
    }
  }

  private record ElementName(String name, int hash) {
    ElementName(String name) {
      this(name, name.hashCode());
    }

    Base[] of(Base parent) {
      return parent.getProperty(hash, name, false);
    }
  }
}
