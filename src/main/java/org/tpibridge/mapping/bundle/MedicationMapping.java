package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Drug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;

/** Adds each drug of the session, for all sites together; a missing dose is marked as unknown. */
public final class MedicationMapping implements ResourceMapping {
  static final String DOSES_DIFFER = "TPI-MAP-DOSE";
  public static final String STATED = "stated";
  static final String COMPUTED = "computed";

  @Override
  public void add(VisitContext context) {
    List<Injectate> injectates = context.visit().injectates();
    for (int i = 0; i < injectates.size(); i++) {
      add(context, injectates.get(i), i);
    }
  }

  private static void add(VisitContext context, Injectate injectate, int index) {
    MedicationAdministration given = new MedicationAdministration();
    given.getMeta().addProfile(ProfileUrls.MEDICATION);
    Optional<Concept> drug = context.terminology().drug(injectate.drug()).map(Drug::concept);
    BundleEntry entry = context.own(ResourceRole.MEDICATION, key(injectate, drug), given);
    given.addIdentifier(entry.identifier());
    given.addPartOf(context.session());
    given.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED);
    InjectedMedication.fill(given, injectate, drug, context.terminology());
    given.setSubject(context.patient());
    given.setContext(context.encounter());
    given.setEffective(context.times().performed());
    context.practitioner().ifPresent(p -> given.addPerformer().setActor(p));
    given.setReasonReference(context.references(ResourceRole.CONDITION));
    given.setDosage(dosage(context, injectate));
    doseOrigin(injectate).ifPresent(origin -> given.addNote().setText(note(origin)));
    given.setText(Narratives.of(words(injectate)));
    entry
        .from(Column.INJECTATES, index)
        .from("subject", Column.MRN)
        .from("effective", Column.VISIT_START)
        .from("effective.end", Column.VISIT_END)
        .from("performer", Column.CLINICIAN_NAME)
        .from("reasonReference", Column.DIAGNOSES)
        .from("dosage.site", Column.SITES);
    compare(context, entry, injectate);
  }

  private static String key(Injectate injectate, Optional<Concept> drug) {
    StringBuilder key =
        new StringBuilder(
            drug.map(Concept::key).orElseGet(() -> StableIds.normalizedKey(injectate.drug())));
    injectate
        .strength()
        .ifPresent(
            s ->
                key.append('/').append(s.mgPerMl().stripTrailingZeros().toPlainString() + "mg/mL"));
    injectate.epinephrine().ifPresent(n -> key.append("/1:").append(n));
    return key.toString();
  }

  private static MedicationAdministrationDosageComponent dosage(
      VisitContext context, Injectate injectate) {
    MedicationAdministrationDosageComponent dosage = new MedicationAdministrationDosageComponent();
    dosage.setText(injectate.text());
    if (context.muscles().size() == 1) {
      dosage.setSite(context.muscles().get(0).sidedConcept());
    }
    dosage.setRoute(CodeableConcepts.of(context.terminology().intramuscular()));
    dosage.setMethod(CodeableConcepts.of(context.terminology().inject()));
    dosage.setDose(dose(injectate));
    injectate
        .volumeMl()
        .ifPresent(
            ml ->
                dosage.addExtension(
                    ExtensionUrls.INJECTED_VOLUME,
                    UcumQuantities.of(ml, UcumQuantities.MILLILITER)));
    return dosage;
  }

  private static Quantity dose(Injectate injectate) {
    Optional<BigDecimal> doseMg = injectate.doseMg();
    Quantity dose =
        doseMg.map(mg -> UcumQuantities.of(mg, UcumQuantities.MILLIGRAM)).orElseGet(Quantity::new);
    doseOrigin(injectate)
        .ifPresentOrElse(
            origin -> dose.addExtension(ExtensionUrls.DOSE_ORIGIN, new CodeType(origin)),
            () -> dose.addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown")));
    return dose;
  }

  private static Optional<String> doseOrigin(Injectate injectate) {
    return injectate.doseMg().map(mg -> injectate.statedMg().isPresent() ? STATED : COMPUTED);
  }

  /** Says for receivers without the extension where the dose is from. */
  private static String note(String doseOrigin) {
    return doseOrigin.equals(STATED)
        ? "Dose stated in the record"
        : "Dose computed from strength and volume";
  }

  private static String words(Injectate injectate) {
    return injectate.text()
        + injectate.doseMg().map(mg -> ": " + mg.toPlainString() + " mg").orElse(": dose unknown")
        + ", intramuscular, all sites together";
  }

  private static void compare(VisitContext context, BundleEntry entry, Injectate injectate) {
    Optional<BigDecimal> computed = injectate.computedMg();
    Optional<BigDecimal> stated = injectate.statedMg();
    if (computed.isPresent() && stated.isPresent() && stated.get().compareTo(computed.get()) != 0) {
      context.found(
          entry.on(
              "dosage.dose",
              Finding.warning(
                      DOSES_DIFFER,
                      "“%s” states %s mg, but strength and volume give %s mg. The stated dose is exported."
                          .formatted(
                              injectate.text(),
                              stated.get().toPlainString(),
                              computed.get().toPlainString()))
                  .withSuggestion("Correct the strength, the volume or the milligrams.")));
    }
  }
}
