package org.tpibridge.mapping.restore;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ScreeningQuestion;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.YesNo;

/** Reads the screening before the injection. */
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
        && (form.equals(CanonicalUrls.SCREENING_QUESTIONNAIRE)
            || form.startsWith(CanonicalUrls.SCREENING_QUESTIONNAIRE + "|"));
  }

  Screening screening() {
    return new Screening(
        words(ScreeningQuestion.ANTICOAGULANT),
        words(ScreeningQuestion.ALLERGIES),
        words(ScreeningQuestion.CONTRAINDICATIONS));
  }

  Optional<YesNo> consent() {
    return answer(ScreeningQuestion.CONSENT, BooleanType.class)
        .map(BooleanType::getValue)
        .map(given -> given ? YesNo.YES : YesNo.NO);
  }

  private Optional<String> words(ScreeningQuestion question) {
    return answer(question, StringType.class).map(StringType::getValue);
  }

  private <T extends Type> Optional<T> answer(ScreeningQuestion question, Class<T> type) {
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
