package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Search parameters that HAPI's definitions of FHIR R4 do not contain: those that US Core 6.1 adds,
 * and {@code _source} of all types.
 */
final class AdditionalParameters {

  /**
   * A parameter with one expression.
   *
   * @param expression FHIRPath
   */
  record AdditionalParameter(String name, SearchParameterType kind, String expression) {}

  private static final Map<String, List<AdditionalParameter>> US_CORE =
      Map.of(
          "Condition",
          List.of(
              new AdditionalParameter(
                  "asserted-date",
                  SearchParameterType.DATE,
                  "Condition.extension.where(url ="
                      + " 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate').value")),
          "Encounter",
          List.of(
              new AdditionalParameter(
                  "discharge-disposition",
                  SearchParameterType.TOKEN,
                  "Encounter.hospitalization.dischargeDisposition")),
          "Goal",
          List.of(
              new AdditionalParameter(
                  "description", SearchParameterType.TOKEN, "Goal.description")));

  private AdditionalParameters() {}

  static List<AdditionalParameter> of(String type) {
    List<AdditionalParameter> parameters = new ArrayList<>(US_CORE.getOrDefault(type, List.of()));
    parameters.add(
        new AdditionalParameter("_source", SearchParameterType.URI, "Resource.meta.source"));
    return parameters;
  }
}
