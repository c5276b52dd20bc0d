package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
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
final class CoreTerms implements IValidationSupport {

  private final FhirContext fhir;
  private final Pieces pieces;
  private final Map<Pieces.Piece, IBaseResource> parsed = new ConcurrentHashMap<>();

  CoreTerms(FhirContext fhir, Pieces pieces) {
    this.fhir = fhir;
    this.pieces = pieces;
  }

  @Override
  public FhirContext getFhirContext() {
    return fhir;
  }

  @Override
  public String getName() {
    return "FHIR R4 and TPI Bridge terminology";
  }

  @Override
  public IBaseResource fetchValueSet(String url) {
    return find("ValueSet", url);
  }

  @Override
  public IBaseResource fetchCodeSystem(String system) {
    return find("CodeSystem", system);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
    return type == null ? null : (T) find(fhir.getResourceType(type), url);
  }

  private IBaseResource find(String type, String canonical) {
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

  static boolean answers(Pieces.Piece piece, String canonical) {
    int bar = canonical.indexOf('|');
    return bar <= 0
        || bar == canonical.length() - 1
        || canonical.startsWith("http://hl7.org")
        || canonical.startsWith("http://terminology.hl7.org")
        || canonical.substring(bar + 1).equals(piece.version());
  }

  /** With the model's own parser: the context's would first look at every model class. */
  private IBaseResource parse(Pieces.Piece piece) {
    try {
      return new JsonParser().parse(pieces.read(piece));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
