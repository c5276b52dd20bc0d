package org.tpibridge.mapping;

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
    clinician
        .name()
        .ifPresent(
            words -> {
              HumanName name = practitioner.addName().setText(words);
              ClinicianName.of(words)
                  .ifPresent(
                      known -> {
                        name.setFamily(known.family()).addGiven(known.given());
                        practitioner.getMeta().addProfile(US_CORE);
                      });
            });
    practitioner.setText(
        Narratives.of(
            "Clinician "
                + clinician.name().orElse("(name unknown)")
                + clinician.npi().map(npi -> ", NPI " + npi.digits()).orElse("")));
    Column known = clinician.npi().isPresent() ? Column.CLINICIAN_NPI : Column.CLINICIAN_NAME;
    entry.from(known).from("identifier", known).from("name", Column.CLINICIAN_NAME);
  }
}
