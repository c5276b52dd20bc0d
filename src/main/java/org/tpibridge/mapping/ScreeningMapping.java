package org.tpibridge.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

/** What was asked before the injection; only questions that the record answers. */
final class ScreeningMapping implements ResourceMapping {
  static final String REFUSED = "TPI-MAP-CONSENT";
  private static final String US_CORE = Canonical.usCore("questionnaireresponse");

  /** A question of the Questionnaire with its answer. */
  private record Item(Question question, Type answer, String words) {}

  @Override
  public void add(VisitContext context) {
    List<Item> items = items(context.visit());
    if (!items.isEmpty()) {
      add(context, items);
    }
  }

  private static List<Item> items(Visit visit) {
    List<Item> items = new ArrayList<>();
    Screening screening = visit.screening();
    text(Question.ANTICOAGULANT, screening.anticoagulant(), items);
    text(Question.ALLERGIES, screening.allergies(), items);
    text(Question.CONTRAINDICATIONS, screening.contraindications(), items);
    visit
        .consent()
        .map(Answer::isYes)
        .ifPresent(
            yes -> items.add(new Item(Question.CONSENT, new BooleanType(yes), yes ? "yes" : "no")));
    return items;
  }

  private static void text(Question question, Optional<String> words, List<Item> items) {
    words.ifPresent(w -> items.add(new Item(question, new StringType(w), w)));
  }

  private static void add(VisitContext context, List<Item> items) {
    QuestionnaireResponse response = new QuestionnaireResponse();
    response.getMeta().addProfile(Profiles.SCREENING).addProfile(US_CORE);
    Entry entry = context.own(Role.SCREENING, "", response);
    entry.from(items.get(0).question().column()).from("subject", Column.MRN);
    response.setIdentifier(entry.identifier());
    response.addPartOf(context.session());
    response.setQuestionnaire(Canonical.SCREENING_QUESTIONNAIRE);
    response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    response.setSubject(context.patient());
    response.setEncounter(context.encounter());
    response.setAuthoredElement(context.times().start());
    context.practitioner().ifPresent(response::setAuthor);
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      response
          .addItem()
          .setLinkId(item.question().linkId())
          .setText(item.question().words())
          .addAnswer()
          .setValue(item.answer());
      entry.from("item", i, VisitField.of(item.question().column()));
      if (item.question() == Question.CONSENT && !context.visit().consent().get().isYes()) {
        context.found(
            entry.on(
                "item[" + i + "].answer.value",
                Finding.warning(
                        REFUSED,
                        "The record says that consent was not given, but the visit took place.")
                    .suggesting("Check the signed form; leave the cell empty if unknown.")));
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
