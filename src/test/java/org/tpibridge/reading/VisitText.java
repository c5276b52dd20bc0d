package org.tpibridge.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Npi;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.Position;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;
import org.tpibridge.visit.YesNo;

/** Prints the cells of a visit in canonical CSV. */
final class VisitText {
  private VisitText() {}

  static String cell(Visit visit, Column column) {
    return switch (column) {
      case VISIT_ID -> visit.visitId();
      case MRN -> visit.patient().mrn();
      case PATIENT_LAST -> visit.patient().last().orElse("");
      case PATIENT_FIRST -> visit.patient().first().orElse("");
      case BIRTH_DATE -> told(visit.patient().birthDate());
      case SEX -> visit.patient().sex().map(VisitText::letter).orElse("");
      case WEIGHT_KG -> told(visit.weightKg());
      case VISIT_START -> time(visit.start());
      case VISIT_END -> visit.end().map(VisitText::time).orElse("");
      case CLINICIAN_NPI -> visit.clinician().flatMap(Clinician::npi).map(Npi::digits).orElse("");
      case CLINICIAN_NAME -> visit.clinician().flatMap(Clinician::name).orElse("");
      case LOCATION -> visit.location().orElse("");
      case DIAGNOSES ->
          list(
              visit.diagnoses(),
              d -> (d.code().map(c -> c.value() + " ").orElse("") + d.text().orElse("")).strip());
      case PROCEDURE_CODE -> visit.procedureCode().orElse("");
      case BILLED_DRUGS -> list(visit.billedDrugs(), d -> d.code() + " x" + d.units());
      case SITES ->
          list(
              visit.sites(),
              s ->
                  s.muscle()
                      + s.side().map(side -> " " + side(side)).orElse("")
                      + (s.passes().isPresent() ? " x" + s.passCount() : ""));
      case GUIDANCE -> visit.guidance().map(VisitText::lower).orElse("");
      case TECHNIQUE -> visit.isDryNeedling() ? "dry needling" : "injection";
      case POSITION -> visit.position().map(Position::word).orElse("");
      case PROCEDURE_STEPS -> list(visit.procedureSteps(), s -> s);
      case INJECTATES -> list(visit.injectates(), Injectate::text);
      case PAIN_SCALE -> lower(visit.pain().scale());
      case PAIN_BEFORE -> told(visit.pain().before());
      case PAIN_AFTER -> told(visit.pain().after());
      case PAIN_LATER ->
          list(
              visit.pain().later(),
              l -> l.timeAfterVisit().toCanonicalText() + ":" + l.value().toPlainString());
      case RELIEF_PERCENT -> told(visit.reliefPercent());
      case PEG_BEFORE -> visit.peg().before().map(PegScore::toCanonicalText).orElse("");
      case PEG_LATER ->
          list(
              visit.peg().later(),
              l -> l.timeAfterVisit().toCanonicalText() + ":" + l.score().toCanonicalText());
      case TWITCH -> answer(visit.twitch());
      case COMPLICATIONS -> list(visit.complications(), c -> c);
      case ANTICOAGULANT -> visit.screening().anticoagulant().orElse("");
      case ALLERGIES -> visit.screening().allergies().orElse("");
      case CONTRAINDICATIONS -> visit.screening().contraindications().orElse("");
      case PRIOR_TREATMENTS -> list(visit.priorTreatments(), t -> t);
      case CURRENT_MEDICATIONS -> visit.medications().current().orElse("");
      case HELD_MEDICATIONS -> list(visit.medications().held(), HeldMedication::toCanonicalText);
      case DRIVER -> answer(visit.driver());
      case CONSENT -> answer(visit.consent());
      case GOAL -> visit.goal().map(Goal::text).orElse("");
      case AFTERCARE -> visit.aftercare().orElse("");
      case FOLLOW_UP -> visit.followUp().map(TimeSpan::toCanonicalText).orElse("");
      case PLAN -> list(visit.plan(), p -> p);
      case NOTES -> visit.notes().orElse("");
    };
  }

  static String time(VisitTime time) {
    return time instanceof VisitTime.AtTime at ? at.time().toString() : time.day().toString();
  }

  static String letter(Sex sex) {
    return sex.name().substring(0, 1);
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String side(Side side) {
    return side == Side.MIDLINE ? "midline" : side.name().substring(0, 1);
  }

  private static String answer(Optional<YesNo> answer) {
    return answer.map(VisitText::lower).orElse("");
  }

  private static String told(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static <T> String list(List<T> items, Function<T, String> written) {
    return items.stream().map(written).collect(Collectors.joining("; "));
  }
}
