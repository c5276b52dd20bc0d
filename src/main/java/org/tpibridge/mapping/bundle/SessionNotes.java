package org.tpibridge.mapping.bundle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.StringType;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.terminology.Coding;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

/**
 * Writes what only extensions of the session contain as notes too, for readers that ignore
 * extensions. Their author distinguishes them from the clinic's notes.
 */
public final class SessionNotes {
  private static final String AUTHOR = "TPI Bridge";

  private SessionNotes() {}

  static void add(Procedure session, BundleEntry entry, VisitContext context) {
    Visit visit = context.visit();
    for (String words : billed(context)) {
      entry.from("note", session.getNote().size(), VisitField.of(Column.BILLED_DRUGS));
      note(session, words);
    }
    course(visit)
        .forEach(
            (column, words) -> {
              entry.from("note", session.getNote().size(), VisitField.of(column));
              note(session, words);
            });
    if (visit.pain().scale() != PainScale.NRS && !visit.pain().hasScores()) {
      entry.from("note", session.getNote().size(), VisitField.of(Column.PAIN_SCALE));
      note(session, "Pain scale: " + PainScaleCode.of(visit.pain().scale()).words());
    }
  }

  /** A sentence for each list that is recorded, by its column. */
  static Map<Column, String> course(Visit visit) {
    Map<Column, String> sentences = new EnumMap<>(Column.class);
    visit
        .position()
        .ifPresent(
            position -> sentences.put(Column.POSITION, "Patient position: " + position.word()));
    list("Steps: ", visit.procedureSteps())
        .ifPresent(steps -> sentences.put(Column.PROCEDURE_STEPS, steps));
    list("Tried before: ", visit.priorTreatments())
        .ifPresent(treatments -> sentences.put(Column.PRIOR_TREATMENTS, treatments));
    return sentences;
  }

  private static Optional<String> list(String title, List<String> items) {
    return items.isEmpty() ? Optional.empty() : Optional.of(title + String.join("; ", items));
  }

  private static void note(Procedure session, String words) {
    session.addNote().setAuthor(new StringType(AUTHOR)).setText(words);
  }

  /** One sentence for each billed drug. */
  static List<String> billed(VisitContext context) {
    List<String> billed = new ArrayList<>();
    for (BilledDrug drug : context.visit().billedDrugs()) {
      String description =
          context
              .terminology()
              .billedDrug(drug.code())
              .map(known -> known.coding())
              .map(Coding::display)
              .map(words -> " (" + words + ")")
              .orElse("");
      billed.add(
          String.format(
              Locale.ROOT,
              "Billed: %s%s, %d %s",
              drug.code(),
              description,
              drug.units(),
              drug.units() == 1 ? "unit" : "units"));
    }
    return billed;
  }

  /** Whether the note is one of the clinic's. */
  public static boolean isOfClinic(Annotation note) {
    return !(note.getAuthor() instanceof StringType author && AUTHOR.equals(author.getValue()));
  }
}
