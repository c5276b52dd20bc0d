package org.tpibridge.mapping.bundle;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.visit.Column;

/**
 * Adds the Provenance: the row that the visit's resources come from, who is responsible, and the
 * mapping version. The order of its targets is the visit's, which reading the visit back relies on.
 */
final class ProvenanceMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("provenance");
  private static final String PROGRAM =
      "TPI Bridge, mapping version " + CanonicalUrls.MAPPING_VERSION;
  private static final String POLICY = CanonicalUrls.mapping(CanonicalUrls.MAPPING_VERSION);

  @Override
  public void add(VisitContext context) {
    Provenance provenance = new Provenance();
    provenance.getMeta().addProfile(ProfileUrls.PROVENANCE).addProfile(US_CORE);
    provenance.setTarget(context.stated());
    BundleEntry entry = context.own(ResourceRole.PROVENANCE, "", provenance);
    provenance.setRecordedElement(recorded(context));
    provenance.addPolicy(POLICY);
    context
        .practitioner()
        .ifPresent(who -> agent(provenance, StandardCode.AUTHOR, who, context.organization()));
    agent(
        provenance,
        StandardCode.ASSEMBLER,
        new Reference().setDisplay(PROGRAM),
        context.organization());
    provenance
        .addEntity()
        .setRole(Provenance.ProvenanceEntityRole.SOURCE)
        .setWhat(source(context.origin()));
    provenance.setText(Narratives.of("From " + place(context.origin()) + " by " + PROGRAM));
    entry.from(Column.VISIT_ID).from("agent", Column.CLINICIAN_NAME);
  }

  private static InstantType recorded(VisitContext context) {
    ZoneId zone = context.clinic().zone();
    return context
        .origin()
        .recorded()
        .map(at -> new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone))))
        .orElseGet(context.times()::finishedInstant);
  }

  private static void agent(
      Provenance provenance, StandardCode type, Reference who, Reference onBehalfOf) {
    provenance
        .addAgent()
        .setType(new CodeableConcept(type.coding()))
        .setWho(who)
        .setOnBehalfOf(onBehalfOf);
  }

  private static Reference source(VisitOrigin origin) {
    return new Reference()
        .setIdentifier(new Identifier().setSystem(CanonicalUrls.ROW_HASH).setValue(origin.sha256()))
        .setDisplay(place(origin));
  }

  private static String place(VisitOrigin origin) {
    return origin.place() + origin.job().map(job -> ", import " + job).orElse("");
  }
}
