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
import org.tpibridge.store.search.SearchExpressions.Ready;

/**
 * Takes out of resources what they can be found by: FHIR R4's own search parameters of their types,
 * with FHIR's own expressions. References must say the type of what they lead to ({@code Type/id}).
 * Safe for use by many threads.
 */
public final class SearchIndexer {

  private record ParameterStep(String parameter, SearchParameterType kind, Ready expression) {}

  private final Supplier<FhirContext> fhir;
  private final IndexValueExtractor extraction;
  private final Map<String, List<ParameterStep>> steps = new ConcurrentHashMap<>();
  private SearchExpressions expressions;

  /**
   * @param fhir asked for when the first resource comes: it takes a while to make
   * @param zone where days are meant that do not say their zone: the clinic's
   */
  public SearchIndexer(Supplier<FhirContext> fhir, ZoneId zone) {
    this.fhir = fhir;
    this.extraction = new IndexValueExtractor(new DateRanges(zone));
  }

  public SearchIndexer(FhirContext fhir, ZoneId zone) {
    this(() -> fhir, zone);
  }

  /** No two are equal. */
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
   * Of a resource as it is kept.
   *
   * @param json FHIR JSON
   */
  public List<IndexValue> of(byte[] json) {
    try {
      return of(new JsonParser().parse(json));
    } catch (IOException | FHIRFormatError e) {
      // The cause may quote the resource, so only its kind is told.
      throw new IllegalArgumentException(
          "not a resource in FHIR R4 JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  private List<ParameterStep> steps(String type) {
    List<ParameterStep> all = new ArrayList<>();
    for (ParameterExpressions kept : new IndexedParameters(fhir.get(), type).kept()) {
      for (String expression : kept.expressions()) {
        all.add(
            new ParameterStep(
                kept.parameter(), kept.kind(), expressions().ready(of(type, expression))));
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

  /** What FHIR defines for all resources, as said of one type. */
  private static String of(String type, String expression) {
    return expression.replaceFirst("^Resource\\.", type + ".");
  }
}
