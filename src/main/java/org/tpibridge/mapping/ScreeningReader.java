package org.tpibridge.mapping;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.Screening;

/** What was asked before the injection. */
final class ScreeningReader {
  private final Optional<QuestionnaireResponse> response;

  ScreeningReader(VisitBundle bundle) {
    response =
        bundle.all(QuestionnaireResponse.class).stream()
            .filter(ScreeningReader::isScreening)
            .findFirst();
  }

  private static boolean isScreening(QuestionnaireResponse response) {
    String form = response.getQuestionnaire();
    return form != null
        && (form.equals(Canonical.SCREENING_QUESTIONNAIRE)
            || form.startsWith(Canonical.SCREENING_QUESTIONNAIRE + "|"));
  }

  Screening screening() {
    return new Screening(
        words(Question.ANTICOAGULANT),
        words(Question.ALLERGIES),
        words(Question.CONTRAINDICATIONS));
  }

  Optional<Answer> consent() {
    return answer(Question.CONSENT, BooleanType.class)
        .map(BooleanType::getValue)
        .map(given -> given ? Answer.YES : Answer.NO);
  }

  private Optional<String> words(Question question) {
    return answer(question, StringType.class).map(StringType::getValue);
  }

  private <T extends Type> Optional<T> answer(Question question, Class<T> type) {
    return response.stream()
        .flatMap(r -> r.getItem().stream())
        .filter(item -> question.linkId().equals(item.getLinkId()))
        .flatMap(item -> item.getAnswer().stream())
        .map(QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
