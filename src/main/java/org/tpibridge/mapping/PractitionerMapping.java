package org.tpibridge.mapping;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;

/** Who injected, where told. */
final class PractitionerMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("practitioner");

  @Override
  public void add(VisitContext context) {
    context.visit().clinician().ifPresent(clinician -> add(context, clinician));
  }

  private static void add(VisitContext context, Clinician clinician) {
    Practitioner practitioner = new Practitioner();
    practitioner.getMeta().addProfile(US_CORE);
    Entry entry =
        clinician
            .npi()
            .map(
                npi ->
                    context.shared(Role.PRACTITIONER, CodeSystems.NPI, npi.digits(), practitioner))
            .orElseGet(
                () ->
                    context.shared(
                        Role.PRACTITIONER,
                        context.clinic().systems().clinician(),
                        Ids.key(clinician.name().orElseThrow()),
                        practitioner));
    practitioner.addIdentifier(entry.identifier());
    practitioner.addName(name(clinician));
    practitioner.setText(
        Narratives.of(
            "Clinician "
                + clinician.name().orElse("(name unknown)")
                + clinician.npi().map(npi -> ", NPI " + npi.digits()).orElse("")));
    Column known = clinician.npi().isPresent() ? Column.CLINICIAN_NPI : Column.CLINICIAN_NAME;
    entry.from(known).from("identifier", known).from("name", Column.CLINICIAN_NAME);
  }

  /** US Core wants a family name; one that is not surely known says so. */
  private static HumanName name(Clinician clinician) {
    HumanName name = new HumanName();
    clinician.name().ifPresent(name::setText);
    Optional<ClinicianName> known = clinician.name().flatMap(ClinicianName::of);
    if (known.isPresent()) {
      return name.setFamily(known.get().family()).addGiven(known.get().given());
    }
    name.getFamilyElement().addExtension(Extensions.DATA_ABSENT_REASON, new CodeType("unknown"));
    return name;
  }
}
