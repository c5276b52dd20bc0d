package org.tpibridge.mapping.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

/**
 * Adds all injections of the visit as one Procedure, because CPT is billed once for a session. It
 * lists all sites, for readers that ignore the Procedures of single sites.
 */
public final class SessionProcedureMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("procedure");

  @Override
  public void add(VisitContext context) {
    Visit visit = context.visit();
    Procedure session = new Procedure();
    session.getMeta().addProfile(ProfileUrls.SESSION).addProfile(US_CORE);
    BundleEntry entry = context.own(ResourceRole.SESSION, "", session);
    entry.from(Column.VISIT_ID);
    session.addIdentifier(entry.identifier());
    session.setCode(code(visit));
    entry.from("code", Column.PROCEDURE_CODE).from("code.text", Column.TECHNIQUE);
    PerformedProcedure.fill(session, entry, context);
    session.setReasonReference(context.references(ResourceRole.CONDITION));
    entry.from("reasonReference", Column.DIAGNOSES);
    extensions(session, entry, context);
    sites(session, entry, context);
    complications(session, entry, context);
    visit.notes().ifPresent(words -> session.addNote().setText(words));
    entry.from("note", Column.NOTES);
    SessionNotes.add(session, entry, context);
    session.setText(SessionNarrative.of(context));
  }

  /** CPT only as the clinic wrote it: never derived, and without its licensed descriptor. */
  private static CodeableConcept code(Visit visit) {
    TpiBridgeCode kind =
        visit.isDryNeedling()
            ? TpiBridgeCode.DRY_NEEDLING_SESSION
            : TpiBridgeCode.INJECTION_SESSION;
    CodeableConcept code =
        new CodeableConcept()
            .setText(kind.display() + visit.guidance().map(SessionNarrative::words).orElse(""));
    visit
        .procedureCode()
        .ifPresent(cpt -> code.addCoding().setSystem(CodeSystems.CPT).setCode(cpt));
    return code.addCoding(kind.coding());
  }

  private static void extensions(Procedure session, BundleEntry entry, VisitContext context) {
    Visit visit = context.visit();
    visit
        .guidance()
        .ifPresent(
            guidance -> {
              note(session, entry, VisitField.of(Column.GUIDANCE));
              session.addExtension(ExtensionUrls.GUIDANCE, new CodeType(code(guidance)));
            });
    visit
        .position()
        .ifPresent(
            position -> {
              note(session, entry, VisitField.of(Column.POSITION));
              session.addExtension(ExtensionUrls.POSITION, new CodeType(position.code()));
            });
    Terminology terminology = context.terminology();
    for (int i = 0; i < visit.procedureSteps().size(); i++) {
      String words = visit.procedureSteps().get(i);
      note(session, entry, VisitField.of(Column.PROCEDURE_STEPS, i));
      session.addExtension(
          ExtensionUrls.PROCEDURE_STEP,
          CodeableConcepts.of(words, terminology.step(words), CanonicalUrls.STEP));
    }
    for (int i = 0; i < visit.priorTreatments().size(); i++) {
      String words = visit.priorTreatments().get(i);
      note(session, entry, VisitField.of(Column.PRIOR_TREATMENTS, i));
      session.addExtension(
          ExtensionUrls.PRIOR_TREATMENT,
          CodeableConcepts.of(words, terminology.treatment(words), CanonicalUrls.TREATMENT));
    }
    PainScale scale = visit.pain().scale();
    if (scale != PainScale.NRS && !visit.pain().hasScores()) {
      note(session, entry, VisitField.of(Column.PAIN_SCALE));
      session.addExtension(ExtensionUrls.PAIN_SCALE, new CodeType(PainScaleCode.of(scale).code()));
    }
    List<BilledDrug> billed = visit.billedDrugs();
    for (int i = 0; i < billed.size(); i++) {
      note(session, entry, VisitField.of(Column.BILLED_DRUGS, i));
      session.addExtension(extension(billed.get(i), context.terminology()));
    }
  }

  private static void note(Procedure session, BundleEntry entry, VisitField field) {
    entry.from("extension", session.getExtension().size(), field);
  }

  public static String code(Guidance guidance) {
    return switch (guidance) {
      case NONE -> "none";
      case ULTRASOUND -> "ultrasound";
    };
  }

  private static Extension extension(BilledDrug drug, Terminology terminology) {
    CodeableConcept code =
        new CodeableConcept(new Coding().setSystem(CodeSystems.HCPCS).setCode(drug.code()));
    // TPI Bridge's own text, because the coding's display is licensed.
    terminology.billedDrug(drug.code()).ifPresent(known -> code.setText(known.coding().display()));
    Extension extension = new Extension(ExtensionUrls.BILLED_DRUG);
    extension.addExtension(ExtensionUrls.BILLED_DRUG_CODE, code);
    extension.addExtension(ExtensionUrls.BILLED_DRUG_UNITS, new PositiveIntType(drug.units()));
    return extension;
  }

  private static void sites(Procedure session, BundleEntry entry, VisitContext context) {
    List<SiteMuscle> muscles = context.muscles();
    Set<String> added = new HashSet<>();
    for (int i = 0; i < muscles.size(); i++) {
      // A muscle that is listed twice with the same side is one site of the body.
      if (added.add(SiteMuscle.display(muscles.get(i).site()))) {
        entry.from("bodySite", session.getBodySite().size(), VisitField.of(Column.SITES, i));
        session.addBodySite(muscles.get(i).sidedConcept());
      }
    }
  }

  private static void complications(Procedure session, BundleEntry entry, VisitContext context) {
    List<String> stated = context.visit().complications();
    for (int i = 0; i < stated.size(); i++) {
      String words = stated.get(i);
      session.addComplication(
          CodeableConcepts.of(
              words, context.terminology().complication(words), CanonicalUrls.COMPLICATION));
      entry.from("complication", i, VisitField.of(Column.COMPLICATIONS, i));
    }
  }
}
