package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.tpibridge.mapping.elements.ScreeningQuestion;
import org.tpibridge.mapping.elements.StandardCode;

/** Writes what was asked before the injection, the allergies, and the consent. */
final class ScreeningSections {
  private final VisitResources visit;

  ScreeningSections(VisitResources visit) {
    this.visit = visit;
  }

  DocumentSection screening() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    for (QuestionnaireResponse response : visit.all(QuestionnaireResponse.class)) {
      if (response.getStatus() != null
          && response.getStatus() != QuestionnaireResponseStatus.COMPLETED
          && response.getStatus() != QuestionnaireResponseStatus.AMENDED) {
        lines.field("Status", response.getStatus().toCode());
      }
      response.getItem().forEach(item -> add(item, lines));
    }
    visit.all(AllergyIntolerance.class).forEach(allergy -> lines.item("Allergy: " + text(allergy)));
    if (lines.isEmpty()) {
      lines.paragraph("Not recorded.");
    }
    return lines.under("Screening before the injection");
  }

  private static void add(QuestionnaireResponseItemComponent item, DocumentSection.Lines lines) {
    String question = question(item);
    if (item.hasAnswer()) {
      String separator = question.endsWith("?") ? " " : ": ";
      lines.item(
          question
              + separator
              + item.getAnswer().stream()
                  .map(ScreeningSections::answer)
                  .collect(Collectors.joining("; ")));
    }
    item.getItem().forEach(below -> add(below, lines));
  }

  private static String question(QuestionnaireResponseItemComponent item) {
    return Optional.ofNullable(item.getText())
        .or(() -> Optional.ofNullable(item.getLinkId()))
        .orElse("Question");
  }

  /** An answer with the answers to the questions below it: {@code warfarin (Held for: 5 d)}. */
  private static String answer(QuestionnaireResponseItemAnswerComponent answer) {
    String words = answer.hasValue() ? ElementText.value(answer.getValue()) : NOT_RECORDED;
    String below =
        answer.getItem().stream()
            .filter(QuestionnaireResponseItemComponent::hasAnswer)
            .map(
                item ->
                    question(item)
                        + ": "
                        + item.getAnswer().stream()
                            .map(ScreeningSections::answerBelow)
                            .collect(Collectors.joining("; ")))
            .collect(Collectors.joining("; "));
    return below.isEmpty() ? words : words + " (" + below + ")";
  }

  private static String answerBelow(QuestionnaireResponseItemAnswerComponent answer) {
    return answer.getValue() instanceof Quantity span ? ElementText.span(span) : answer(answer);
  }

  private static String text(AllergyIntolerance allergy) {
    Stream<String> status =
        Stream.concat(
            ElementText.words(allergy.getVerificationStatus()).stream(),
            Stream.of(allergy.getClinicalStatus())
                .filter(
                    s ->
                        !s.hasCoding(
                            StandardCode.ALLERGY_ACTIVE.system(),
                            StandardCode.ALLERGY_ACTIVE.code()))
                .flatMap(s -> ElementText.words(s).stream()));
    String shown = ElementText.commas(status.map(words -> words.toLowerCase(Locale.ROOT)));
    return ElementText.words(allergy.getCode()).orElse(NOT_RECORDED)
        + (shown.isEmpty() ? "" : " (" + shown + ")");
  }

  DocumentSection consent() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    List<Consent> consents = visit.all(Consent.class);
    consents.forEach(consent -> lines.paragraph(text(consent)));
    if (consents.isEmpty()) {
      lines.paragraph(isRefused() ? "Recorded as not given." : "Not recorded.");
    }
    return lines.under("Consent");
  }

  private static String text(Consent consent) {
    String words = ElementText.words(consent.getPolicyRule()).orElse("Consent");
    String status =
        consent.getStatus() == null || consent.getStatus() == ConsentState.ACTIVE
            ? ""
            : " (status: " + consent.getStatus().toCode() + ")";
    String time = ElementText.time(consent.getDateTimeElement()).map(t -> ", " + t).orElse("");
    return words + time + status + ".";
  }

  private boolean isRefused() {
    return visit.all(QuestionnaireResponse.class).stream()
        .flatMap(response -> response.getItem().stream())
        .filter(item -> ScreeningQuestion.CONSENT.linkId().equals(item.getLinkId()))
        .flatMap(item -> item.getAnswer().stream())
        .anyMatch(answer -> answer.hasValue() && "no".equals(ElementText.value(answer.getValue())));
  }
}
