package org.tpibridge.mapping.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** Reads the injected sites: muscle, side and needle passes. */
final class SitesReader {
  private final VisitBundle bundle;
  private final Terminology terminology;

  SitesReader(VisitBundle bundle, Terminology terminology) {
    this.bundle = bundle;
    this.terminology = terminology;
  }

  List<InjectionSite> sites() {
    return bundle.all(Procedure.class).stream()
        .filter(
            p ->
                ElementReader.has(p.getCode(), TpiBridgeCode.INJECTION_SITE)
                    || ElementReader.has(p.getCode(), TpiBridgeCode.DRY_NEEDLING_SITE))
        .flatMap(p -> bundle.read(p, "bodySite", () -> site(p)).stream())
        .toList();
  }

  private InjectionSite site(Procedure procedure) {
    String muscle =
        procedure.getBodySite().stream()
            .flatMap(concept -> ElementReader.text(concept).stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the muscle has no text"));
    Optional<Side> side =
        ElementReader.value(
                procedure.getExtension(), ExtensionUrls.TARGET_BODY_STRUCTURE, Reference.class)
            .flatMap(reference -> bundle.target(reference, BodyStructure.class))
            .map(this::side);
    OptionalInt passes =
        ElementReader.value(
                procedure.getExtension(), ExtensionUrls.NEEDLE_PASSES, PositiveIntType.class)
            .map(n -> OptionalInt.of(n.getValue()))
            .orElse(OptionalInt.empty());
    return new InjectionSite(muscle, side, passes);
  }

  private Side side(BodyStructure structure) {
    return Arrays.stream(Side.values())
        .filter(side -> has(structure, side))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the side is not one that visits use"));
  }

  private boolean has(BodyStructure structure, Side side) {
    org.tpibridge.terminology.Coding coding = terminology.side(side);
    return structure.getLocationQualifier().stream()
        .anyMatch(qualifier -> qualifier.hasCoding(coding.system(), coding.code()));
  }
}
