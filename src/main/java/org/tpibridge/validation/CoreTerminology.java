package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.formats.JsonParser;

/**
 * Code systems and value sets of FHIR R4 and of our package, as R4, for the terminology service.
 * Answers as the stock support does: a version is asked for only where HL7 did not write the
 * system.
 */
final class CoreTerminology extends DefinitionsByUrl {

  private final DefinitionStore pieces;
  private final Map<DefinitionStore.StoredDefinition, IBaseResource> parsed =
      new ConcurrentHashMap<>();

  CoreTerminology(FhirContext fhir, DefinitionStore pieces) {
    super(fhir);
    this.pieces = pieces;
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
    return pieces
        .find("r4-" + type, withoutVersion(canonical))
        .filter(piece -> answers(piece, canonical))
        .map(piece -> parsed.computeIfAbsent(piece, this::parse))
        .orElse(null);
  }

  static String withoutVersion(String canonical) {
    int bar = canonical.indexOf('|');
    return bar > 0 ? canonical.substring(0, bar) : canonical;
  }

  static boolean answers(DefinitionStore.StoredDefinition piece, String canonical) {
    int bar = canonical.indexOf('|');
    return bar <= 0
        || bar == canonical.length() - 1
        || canonical.startsWith("http://hl7.org")
        || canonical.startsWith("http://terminology.hl7.org")
        || canonical.substring(bar + 1).equals(piece.version());
  }

  /** With the model's own parser: the context's would first look at every model class. */
  private IBaseResource parse(DefinitionStore.StoredDefinition piece) {
    try {
      return new JsonParser().parse(pieces.read(piece));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
