package org.tpibridge.mapping.bundle;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ClinicianName;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;

/** Adds the clinician who injected, if stated. */
final class PractitionerMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("practitioner");

  @Override
  public void add(VisitContext context) {
    context.visit().clinician().ifPresent(clinician -> add(context, clinician));
  }

  private static void add(VisitContext context, Clinician clinician) {
    Practitioner practitioner = new Practitioner();
    practitioner.getMeta().addProfile(US_CORE);
    BundleEntry entry =
        clinician
            .npi()
            .map(
                npi ->
                    context.shared(
                        ResourceRole.PRACTITIONER, CodeSystems.NPI, npi.digits(), practitioner))
            .orElseGet(
                () ->
                    context.shared(
                        ResourceRole.PRACTITIONER,
                        context.clinic().systems().clinician(),
                        StableIds.normalizedKey(clinician.name().orElseThrow()),
                        practitioner));
    practitioner.addIdentifier(entry.identifier());
    practitioner.addName(name(clinician));
    practitioner.setText(
        Narratives.of(
            "Clinician "
                + clinician.name().orElse("(name unknown)")
                + clinician.npi().map(npi -> ", NPI " + npi.digits()).orElse("")));
    Column column = clinician.npi().isPresent() ? Column.CLINICIAN_NPI : Column.CLINICIAN_NAME;
    entry.from(column).from("identifier", column).from("name", Column.CLINICIAN_NAME);
  }

  /** US Core requires a family name; if it is uncertain, it is marked as unknown. */
  private static HumanName name(Clinician clinician) {
    HumanName name = new HumanName();
    clinician.name().ifPresent(name::setText);
    Optional<ClinicianName> column = clinician.name().flatMap(ClinicianName::of);
    if (column.isPresent()) {
      return name.setFamily(column.get().family()).addGiven(column.get().given());
    }
    name.getFamilyElement().addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown"));
    return name;
  }
}
