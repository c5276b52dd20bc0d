package org.tpibridge.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/** Reads and searches the profiles and terminology of one type that the program ships. */
final class DefinitionProvider extends TypeProvider {
  /** The parameters of {@link #search}. */
  static final Map<String, SearchParamType> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "_id", SearchParamType.TOKEN,
              "name", SearchParamType.STRING,
              "status", SearchParamType.TOKEN,
              "url", SearchParamType.URI));

  private final DefinitionFiles definitions;

  DefinitionProvider(
      FhirContext fhir, String type, ValidateOperation validation, DefinitionFiles definitions) {
    super(fhir, type, validation);
    this.definitions = definitions;
  }

  @Read
  public IBaseResource read(@IdParam IdType id) {
    return definitions.ofType(type()).stream()
        .filter(one -> one.getIdElement().getIdPart().equals(id.getIdPart()))
        .findFirst()
        .orElseThrow(
            () ->
                new ResourceNotFoundException(type() + "/" + id.getIdPart() + " does not exist."));
  }

  /** Searches; FHIR's string search finds names that begin with the text, whatever the case. */
  @Search
  public List<MetadataResource> search(
      @OptionalParam(name = "_id") @Nullable TokenParam id,
      @OptionalParam(name = "url") @Nullable UriParam url,
      @OptionalParam(name = "name") @Nullable StringParam name,
      @OptionalParam(name = "status") @Nullable TokenParam status) {
    return definitions.ofType(type()).stream()
        .filter(one -> id == null || one.getIdElement().getIdPart().equals(id.getValue()))
        .filter(one -> url == null || one.getUrl().equals(url.getValue()))
        .filter(one -> name == null || matches(one.getName(), name))
        .filter(one -> status == null || one.getStatus().toCode().equals(status.getValue()))
        .toList();
  }

  private static boolean matches(String name, StringParam asked) {
    return asked.isExact()
        ? name.equals(asked.getValue())
        : asked.isContains()
            ? folded(name).contains(folded(asked.getValue()))
            : folded(name).startsWith(folded(asked.getValue()));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
