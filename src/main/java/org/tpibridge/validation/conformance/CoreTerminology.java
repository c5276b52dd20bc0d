package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.formats.JsonParser;

/**
 * Provides code systems and value sets of FHIR R4 and of TPI Bridge, as R4 resources, to the
 * terminology service. Like HAPI's own support, it compares versions only for systems that are not
 * HL7's.
 */
final class CoreTerminology extends DefinitionsByUrl {

  private final DefinitionStore definitions;
  private final Map<DefinitionStore.StoredDefinition, IBaseResource> parsed =
      new ConcurrentHashMap<>();

  CoreTerminology(FhirContext fhir, DefinitionStore definitions) {
    super(fhir);
    this.definitions = definitions;
  }

  @Override
  public String getName() {
    return "FHIR R4 and TPI Bridge terminology";
  }

  @Override
  IBaseResource find(String type, String canonical) {
    if (type == null) {
      return null;
    }
    return definitions
        .find("r4-" + type, withoutVersion(canonical))
        .filter(definition -> answers(definition, canonical))
        .map(definition -> parsed.computeIfAbsent(definition, this::parse))
        .orElse(null);
  }

  static String withoutVersion(String canonical) {
    int bar = canonical.indexOf('|');
    return bar > 0 ? canonical.substring(0, bar) : canonical;
  }

  static boolean answers(DefinitionStore.StoredDefinition definition, String canonical) {
    int bar = canonical.indexOf('|');
    return bar <= 0
        || bar == canonical.length() - 1
        || canonical.startsWith("http://hl7.org")
        || canonical.startsWith("http://terminology.hl7.org")
        || canonical.substring(bar + 1).equals(definition.version());
  }

  /** Uses the model's parser: the context's parser would first read all model classes. */
  private IBaseResource parse(DefinitionStore.StoredDefinition definition) {
    try {
      return new JsonParser().parse(definitions.read(definition));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
