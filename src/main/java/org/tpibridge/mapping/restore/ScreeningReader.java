package org.tpibridge.mapping.restore;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ScreeningQuestion;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Medications;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.YesNo;

/** Reads the screening before the injection. */
final class ScreeningReader {
  private final VisitBundle bundle;
  private final Optional<QuestionnaireResponse> response;

  ScreeningReader(VisitBundle bundle) {
    this.bundle = bundle;
    response =
        bundle.all(QuestionnaireResponse.class).stream()
            .filter(ScreeningReader::isScreening)
            .findFirst();
  }

  private static boolean isScreening(QuestionnaireResponse response) {
    String form = response.getQuestionnaire();
    return form != null
        && (form.equals(CanonicalUrls.SCREENING_QUESTIONNAIRE)
            || form.startsWith(CanonicalUrls.SCREENING_QUESTIONNAIRE + "|"));
  }

  Screening screening() {
    return new Screening(
        words(ScreeningQuestion.ANTICOAGULANT),
        words(ScreeningQuestion.ALLERGIES),
        words(ScreeningQuestion.CONTRAINDICATIONS));
  }

  Medications medications() {
    return new Medications(
        words(ScreeningQuestion.CURRENT_MEDICATIONS),
        answers(ScreeningQuestion.HELD_MEDICATIONS)
            .filter(answer -> answer.getValue() instanceof StringType)
            .map(this::held)
            .toList());
  }

  private HeldMedication held(QuestionnaireResponseItemAnswerComponent answer) {
    Optional<TimeSpan> heldFor =
        answer.getItem().stream()
            .filter(item -> ScreeningQuestion.HELD_FOR.equals(item.getLinkId()))
            .flatMap(item -> item.getAnswer().stream())
            .map(QuestionnaireResponseItemAnswerComponent::getValue)
            .filter(Quantity.class::isInstance)
            .findFirst()
            .flatMap(
                value ->
                    bundle.read(
                        response.orElseThrow(),
                        "item",
                        () -> ElementReader.span((Quantity) value)));
    return new HeldMedication(((StringType) answer.getValue()).getValue(), heldFor);
  }

  Optional<YesNo> driver() {
    return yesNo(ScreeningQuestion.DRIVER);
  }

  Optional<YesNo> consent() {
    return yesNo(ScreeningQuestion.CONSENT);
  }

  private Optional<YesNo> yesNo(ScreeningQuestion question) {
    return answer(question, BooleanType.class)
        .map(BooleanType::getValue)
        .map(given -> given ? YesNo.YES : YesNo.NO);
  }

  private Optional<String> words(ScreeningQuestion question) {
    return answer(question, StringType.class).map(StringType::getValue);
  }

  private <T extends Type> Optional<T> answer(ScreeningQuestion question, Class<T> type) {
    return answers(question)
        .map(QuestionnaireResponseItemAnswerComponent::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private Stream<QuestionnaireResponseItemAnswerComponent> answers(ScreeningQuestion question) {
    return response.stream()
        .flatMap(r -> r.getItem().stream())
        .filter(item -> question.linkId().equals(item.getLinkId()))
        .flatMap(item -> item.getAnswer().stream());
  }
}
