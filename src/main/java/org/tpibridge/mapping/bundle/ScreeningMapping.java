package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.ScreeningQuestion;
import org.tpibridge.mapping.elements.StatedAllergy;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;
import org.tpibridge.visit.YesNo;

/** Adds the screening before the injection; only questions that the record answers. */
final class ScreeningMapping implements ResourceMapping {
  static final String REFUSED = "TPI-MAP-CONSENT";
  static final String LONG_ALLERGIES = "TPI-MAP-ALLERGIES";
  private static final String US_CORE = CanonicalUrls.usCore("questionnaireresponse");

  /** A question of the Questionnaire with its answers. */
  private record ScreeningItem(
      ScreeningQuestion question,
      List<QuestionnaireResponseItemAnswerComponent> answers,
      String words) {}

  @Override
  public void add(VisitContext context) {
    List<ScreeningItem> items = items(context.visit());
    if (!items.isEmpty()) {
      add(context, items);
    }
  }

  private static List<ScreeningItem> items(Visit visit) {
    List<ScreeningItem> items = new ArrayList<>();
    Screening screening = visit.screening();
    text(ScreeningQuestion.ANTICOAGULANT, screening.anticoagulant(), items);
    text(ScreeningQuestion.ALLERGIES, screening.allergies(), items);
    text(ScreeningQuestion.CONTRAINDICATIONS, screening.contraindications(), items);
    text(ScreeningQuestion.CURRENT_MEDICATIONS, visit.medications().current(), items);
    held(visit.medications().held(), items);
    yesNo(ScreeningQuestion.DRIVER, visit.driver(), items);
    yesNo(ScreeningQuestion.CONSENT, visit.consent(), items);
    return items;
  }

  private static void text(
      ScreeningQuestion question, Optional<String> words, List<ScreeningItem> items) {
    words.ifPresent(
        w -> items.add(new ScreeningItem(question, List.of(answer(new StringType(w))), w)));
  }

  private static void yesNo(
      ScreeningQuestion question, Optional<YesNo> stated, List<ScreeningItem> items) {
    stated
        .map(YesNo::isYes)
        .ifPresent(
            yes ->
                items.add(
                    new ScreeningItem(
                        question, List.of(answer(new BooleanType(yes))), yes ? "yes" : "no")));
  }

  /** Adds an answer for each medication, with a question below it for how long it was held. */
  private static void held(List<HeldMedication> held, List<ScreeningItem> items) {
    if (!held.isEmpty()) {
      items.add(
          new ScreeningItem(
              ScreeningQuestion.HELD_MEDICATIONS,
              held.stream().map(ScreeningMapping::answer).toList(),
              held.stream()
                  .map(HeldMedication::toCanonicalText)
                  .collect(Collectors.joining("; "))));
    }
  }

  private static QuestionnaireResponseItemAnswerComponent answer(HeldMedication held) {
    QuestionnaireResponseItemAnswerComponent answer = answer(new StringType(held.medication()));
    held.heldFor()
        .ifPresent(
            span ->
                answer
                    .addItem()
                    .setLinkId(ScreeningQuestion.HELD_FOR)
                    .setText(ScreeningQuestion.HELD_FOR_WORDS)
                    .addAnswer()
                    .setValue(
                        UcumQuantities.of(BigDecimal.valueOf(span.amount()), span.unit().ucum())));
    return answer;
  }

  private static QuestionnaireResponseItemAnswerComponent answer(Type value) {
    return new QuestionnaireResponseItemAnswerComponent().setValue(value);
  }

  private static void add(VisitContext context, List<ScreeningItem> items) {
    QuestionnaireResponse response = new QuestionnaireResponse();
    response.getMeta().addProfile(ProfileUrls.SCREENING).addProfile(US_CORE);
    BundleEntry entry = context.own(ResourceRole.SCREENING, "", response);
    entry.from(items.get(0).question().column()).from("subject", Column.MRN);
    response.setIdentifier(entry.identifier());
    response.addPartOf(context.session());
    response.setQuestionnaire(CanonicalUrls.SCREENING_QUESTIONNAIRE);
    response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(context.patient());
    response.setEncounter(context.encounter());
    response.setAuthoredElement(context.times().start());
    context.practitioner().ifPresent(response::setAuthor);
    for (int i = 0; i < items.size(); i++) {
      ScreeningItem item = items.get(i);
      response
          .addItem()
          .setLinkId(item.question().linkId())
          .setText(item.question().words())
          .setAnswer(item.answers());
      entry.from("item", i, VisitField.of(item.question().column()));
      if (item.question() == ScreeningQuestion.CONSENT
          && !context.visit().consent().get().isYes()) {
        context.found(
            entry.on(
                "item[" + i + "].answer.value",
                Finding.warning(
                        REFUSED,
                        "The record says that consent was not given, but the visit took place.")
                    .withSuggestion("Check the signed form; leave the cell empty if unknown.")));
      }
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).question() == ScreeningQuestion.ALLERGIES
          && context.visit().screening().allergies().filter(StatedAllergy::isTooLong).isPresent()) {
        context.found(
            entry.on(
                "item[" + i + "].answer.value",
                Finding.warning(
                        LONG_ALLERGIES,
                        "The text about allergies is longer than 5,000 characters, so no allergies"
                            + " were read from it. The screening contains the text.")
                    .withSuggestion("List the allergies only, separated by semicolons.")));
      }
    }
    response.setText(
        Narratives.start()
            .list(
                "Screening before the injection",
                items.stream().map(i -> i.question().words() + ": " + i.words()).toList())
            .build());
  }
}
