package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.store.search.IndexedParameters.ParameterExpressions;
import org.tpibridge.store.search.SearchExpressions.PreparedExpression;

/**
 * Extracts index values from resources with FHIR R4's search parameters and expressions. References
 * must contain the type of their target ({@code Type/id}). Safe for use by many threads.
 */
public final class SearchIndexer {

  private record ParameterStep(
      String parameter, SearchParameterType kind, PreparedExpression expression) {}

  private final Supplier<FhirContext> fhir;
  private final IndexValueExtractor extraction;
  private final Map<String, List<ParameterStep>> steps = new ConcurrentHashMap<>();
  private SearchExpressions expressions;

  /**
   * @param fhir called for the first resource, because creating a context takes time
   * @param zone of dates without a time zone: the clinic's
   */
  public SearchIndexer(Supplier<FhirContext> fhir, ZoneId zone) {
    this.fhir = fhir;
    this.extraction = new IndexValueExtractor(new DateRanges(zone));
  }

  public SearchIndexer(FhirContext fhir, ZoneId zone) {
    this(() -> fhir, zone);
  }

  /** Extracts the index values of a resource, without duplicates. */
  public List<IndexValue> of(Resource resource) {
    Set<IndexValue> index = new LinkedHashSet<>();
    for (ParameterStep step : steps.computeIfAbsent(resource.fhirType(), this::steps)) {
      for (Base value : step.expression().values(resource)) {
        extraction.add(step.kind(), step.parameter(), value, index::add);
      }
    }
    return List.copyOf(index);
  }

  /**
   * Extracts the index values of a resource as it is stored.
   *
   * @param json FHIR JSON
   */
  public List<IndexValue> of(byte[] json) {
    try {
      return of(new JsonParser().parse(json));
    } catch (IOException | FHIRFormatError e) {
      // The cause may quote the resource, so the message contains only its class.
      throw new IllegalArgumentException(
          "not a resource in FHIR R4 JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  private List<ParameterStep> steps(String type) {
    List<ParameterStep> all = new ArrayList<>();
    for (ParameterExpressions stored : new IndexedParameters(fhir.get(), type).stored()) {
      for (String expression : stored.expressions()) {
        all.add(
            new ParameterStep(
                stored.parameter(), stored.kind(), expressions().prepare(of(type, expression))));
      }
    }
    return all;
  }

  private synchronized SearchExpressions expressions() {
    if (expressions == null) {
      expressions = new SearchExpressions(fhir.get());
    }
    return expressions;
  }

  /** Replaces the type in an expression that FHIR defines for all resources. */
  private static String of(String type, String expression) {
    return expression.replaceFirst("^Resource\\.", type + ".");
  }
}
