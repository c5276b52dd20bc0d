package org.tpibridge.exchange.document;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;
import org.tpibridge.visit.YesNo;

/**
 * What a document must say of a visit: texts, made from the fields of the visit and not from its
 * resources. White space does not matter.
 */
final class VisitFacts {
  private final List<String> facts = new ArrayList<>();

  private VisitFacts() {}

  static List<String> of(Visit visit) {
    VisitFacts all = new VisitFacts();
    all.head(visit);
    all.procedure(visit);
    all.scores(visit);
    all.screening(visit);
    all.plan(visit);
    return all.facts;
  }

  /** The text as it is compared: characters that are written, without white space. */
  static String comparable(String text) {
    return DocumentText.lines(text).replaceAll("(?U)\\s", "");
  }

  private void add(String fact) {
    facts.add(comparable(fact));
  }

  private void add(Optional<String> fact) {
    fact.ifPresent(this::add);
  }

  private void head(Visit visit) {
    String last = visit.patient().last().orElse("");
    String first = visit.patient().first().orElse("");
    if (!(last + first).isEmpty()) {
      add("Name " + last + (last.isEmpty() || first.isEmpty() ? "" : ", ") + first);
    }
    add("MRN " + visit.patient().mrn());
    add("Birth date " + visit.patient().birthDate().map(String::valueOf).orElse("not recorded"));
    add("Sex " + visit.patient().sex().map(VisitFacts::word).orElse("not recorded"));
    add("Visit " + visit.visitId());
    add("Start " + time(visit.start()));
    visit.end().ifPresent(end -> add("End " + time(end)));
    visit
        .clinician()
        .ifPresent(
            clinician -> {
              add(clinician.name());
              clinician.npi().ifPresent(npi -> add("NPI " + npi.digits()));
            });
    visit.location().ifPresent(location -> add("Location " + location));
    visit.weightKg().ifPresent(kg -> add("Body weight " + kg.toPlainString() + " kg"));
    for (Diagnosis diagnosis : visit.diagnoses()) {
      add(diagnosis.text());
      diagnosis
          .code()
          .ifPresent(
              code ->
                  add(
                      (code.system() == Diagnosis.Classification.ICD_9_CM
                              ? "ICD-9-CM "
                              : "ICD-10-CM ")
                          + code.value()));
    }
  }

  private static String word(Sex sex) {
    return switch (sex) {
      case FEMALE -> "female";
      case MALE -> "male";
      case OTHER -> "other";
      case UNKNOWN -> "unknown";
    };
  }

  private static String time(VisitTime time) {
    if (time instanceof VisitTime.AtTime at) {
      OffsetDateTime written = at.time();
      return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(written)
          + (written.getSecond() == 0 ? "" : ":" + two(written.getSecond()))
          + " (UTC"
          + (written.getOffset().equals(ZoneOffset.UTC) ? "" : written.getOffset().getId())
          + ")";
    }
    return time.day().toString();
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  private void procedure(Visit visit) {
    add(visit.isDryNeedling() ? "Dry needling session" : "Trigger point injection session");
    visit.procedureCode().ifPresent(code -> add("CPT code " + code));
    visit
        .guidance()
        .ifPresent(
            guidance ->
                add(
                    switch (guidance) {
                      case NONE -> "without imaging guidance";
                      case ULTRASOUND -> "guided by ultrasound";
                    }));
    visit.position().ifPresent(position -> add("Patient position " + position.word()));
    visit.procedureSteps().forEach(this::add);
    visit.billedDrugs().forEach(drug -> add(drug.code()));
    visit.billedDrugs().forEach(drug -> add(", " + drug.units() + " unit"));
    add("SITES (" + visit.sites().size() + ")");
    for (InjectionSite site : visit.sites()) {
      String side = site.side().map(VisitFacts::word).orElse("");
      String passes =
          site.passes().isPresent()
              ? ", "
                  + site.passCount()
                  + (site.passCount() == 1 ? " needle pass" : " needle passes")
              : "";
      add("- " + side + " " + site.muscle() + passes);
    }
    for (Injectate drug : visit.injectates()) {
      add("- " + drug.solutionText() + ":");
      if (!drug.toCanonicalText().startsWith(drug.text())) {
        add("recorded as \"" + drug.text() + "\"");
      }
      drug.volumeMl().ifPresent(ml -> add(ml.toPlainString() + " mL,"));
      drug.doseMg()
          .ifPresentOrElse(
              mg ->
                  add(
                      mg.toPlainString()
                          + " mg ("
                          + (drug.statedMg().isPresent() ? "stated in" : "computed from")),
              () -> add("dose not recorded"));
    }
    visit
        .twitch()
        .ifPresent(
            seen -> add("Local twitch response " + (seen.isYes() ? "" : "not") + "observed"));
    visit.complications().forEach(complication -> add("- " + complication));
    add(visit.notes());
  }

  private static String word(Side side) {
    return switch (side) {
      case RIGHT -> "right";
      case LEFT -> "left";
      case MIDLINE -> "midline";
    };
  }

  private void scores(Visit visit) {
    if (visit.pain().hasScores() || visit.pain().scale() != PainScale.NRS) {
      add(
          switch (visit.pain().scale()) {
            case NRS -> "numeric rating";
            case VAS -> "visual analog scale";
            case FACES -> "Wong-Baker FACES";
          });
    }
    visit.pain().before().ifPresent(score -> score("Before the injection", score));
    visit.pain().after().ifPresent(score -> score("Immediately after the injection", score));
    for (LaterScore later : visit.pain().later()) {
      score(later.timeAfterVisit().toCanonicalText() + " after the visit", later.value());
    }
    visit
        .reliefPercent()
        .ifPresent(
            percent -> add("Patient-reported pain relief " + percent.toPlainString() + " %"));
    visit.peg().before().ifPresent(peg -> peg("Before the injection", peg));
    for (LaterPeg later : visit.peg().later()) {
      peg(later.timeAfterVisit().toCanonicalText() + " after the visit", later.score());
    }
  }

  private void score(String when, BigDecimal value) {
    add(when + " " + value.toPlainString() + " of 10");
  }

  private void peg(String when, PegScore peg) {
    add(when + " mean " + peg.mean().toPlainString() + " of 10");
    add("Average pain in the past week: " + peg.pain() + " of 10");
    add("enjoyment of life in the past week: " + peg.enjoyment() + " of 10");
    add("general activity in the past week: " + peg.activity() + " of 10");
  }

  private void screening(Visit visit) {
    add(visit.screening().anticoagulant().map(text -> "bleeding disorder? " + text));
    add(visit.screening().allergies().map(text -> "pain medication: " + text));
    add(visit.screening().contraindications().map(text -> "injury of the muscle: " + text));
    add(visit.medications().current().map(text -> "muscle relaxants: " + text));
    visit
        .medications()
        .held()
        .forEach(
            held ->
                add(
                    held.medication()
                        + held.heldFor()
                            .map(TimeSpan::toCanonicalText)
                            .map(span -> " (Held for: " + span + ")")
                            .orElse("")));
    visit.driver().ifPresent(answer -> add("drive the patient home? " + word(answer)));
    visit.consent().ifPresent(answer -> add("consent to the procedure? " + word(answer)));
    visit
        .consent()
        .ifPresent(
            answer ->
                add(
                    answer.isYes()
                        ? "Consent to the trigger point procedure, as documented at the visit"
                        : "Recorded as not given."));
    visit.priorTreatments().forEach(this::add);
  }

  private static String word(YesNo answer) {
    return answer.isYes() ? "yes" : "no";
  }

  private void plan(Visit visit) {
    visit
        .goal()
        .ifPresent(
            goal -> {
              add("Goal " + goal.text());
              goal.pain().ifPresent(score -> add("Target score " + score.toPlainString()));
              goal.within().ifPresent(span -> add("(" + span.toCanonicalText() + " after"));
            });
    visit.aftercare().ifPresent(aftercare -> add("As recorded " + aftercare));
    visit
        .followUp()
        .ifPresent(span -> add("Follow-up visit " + span.toCanonicalText() + " after the visit: "));
    visit.plan().forEach(planned -> add("- " + planned));
  }
}
