package org.tpibridge.terminology;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes value sets. Provisional codes are included, because they may be sent. */
final class FshValueSets {
  private final TerminologyEntries entries;

  FshValueSets(TerminologyEntries entries) {
    this.entries = entries;
  }

  String muscleSites() {
    return set(
        "TpiMuscleSite",
        "tpi-muscle-site",
        "Muscle sites",
        "Muscles as injection sites. Contains no routes of administration.",
        List.of("tpi-muscle"),
        codings(entries.of(TerminologyTable.MUSCLE)));
  }

  String laterality() {
    return set(
        "TpiLaterality",
        "tpi-laterality",
        "Sides",
        "The side of the body.",
        List.of(),
        codings(entries.of(TerminologyTable.SIDE)));
  }

  String routes() {
    return set(
        "TpiRoute",
        "tpi-route",
        "Routes",
        "Routes of administration in trigger point injections. Contains no muscles.",
        List.of(),
        codings(entries.of(TerminologyTable.ROUTE)));
  }

  String drugs() {
    return set(
        "TpiInjectableDrug",
        "tpi-injectable-drug",
        "Injectable drugs",
        "Drugs in trigger point injections: ingredients, and solutions of one strength.",
        List.of("tpi-drug"),
        drugCodings());
  }

  private Set<Coding> drugCodings() {
    Set<Coding> codings = codings(entries.of(TerminologyTable.DRUG));
    codings.addAll(codings(entries.of(TerminologyTable.CLINICAL_DRUG)));
    return codings;
  }

  String diagnoses() {
    return set(
        "TpiDiagnosis",
        "tpi-diagnosis",
        "Diagnoses",
        "Common diagnoses for trigger point injections; other diagnoses may be used.",
        List.of(),
        codings(entries.of(TerminologyTable.DIAGNOSIS)));
  }

  String complications() {
    return set(
        "TpiComplicationVS",
        "tpi-complication",
        "Complications",
        "Complications and side effects during or after trigger point injections.",
        List.of("tpi-complication"),
        Set.of());
  }

  String treatments() {
    return set(
        "TpiTreatmentVS",
        "tpi-treatment",
        "Treatments before an injection",
        "Treatments that were tried before trigger point injections.",
        List.of("tpi-treatment"),
        Set.of());
  }

  String steps() {
    return set(
        "TpiStepVS",
        "tpi-step",
        "Steps of a procedure",
        "Steps of trigger point injections, as recorded.",
        List.of("tpi-step"),
        Set.of());
  }

  String plans() {
    return set(
        "TpiPlanVS",
        "tpi-plan",
        "Planned treatments",
        "Treatments that are planned together with trigger point injections.",
        List.of("tpi-plan"),
        Set.of());
  }

  String aftercareActivities() {
    return set(
        "TpiAftercareActivity",
        "tpi-aftercare-activity",
        "Aftercare activities",
        "Activities to do or to avoid after trigger point injections, and planned treatments.",
        List.of("tpi-aftercare", "tpi-plan"),
        Set.of());
  }

  static Set<Coding> codings(Collection<TerminologyEntry> of) {
    Set<Coding> codings = new LinkedHashSet<>();
    of.forEach(entry -> entry.codes().forEach(row -> codings.add(row.coding())));
    return codings;
  }

  private static String set(
      String name,
      String id,
      String title,
      String description,
      List<String> ownSystems,
      Set<Coding> codings) {
    FshText fsh = new FshText().definition("ValueSet", name, id, title, description);
    fsh.rule("^publisher = \"TPI Bridge\"").rule("^experimental = false");
    ownSystems.forEach(own -> fsh.rule("include codes from system " + FshText.name(own)));
    codings.forEach(
        coding ->
            fsh.rule(
                coding.system() + "#" + coding.code() + " " + FshText.quoted(coding.display())));
    return fsh.toString();
  }
}
