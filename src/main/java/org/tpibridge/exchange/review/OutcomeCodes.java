package org.tpibridge.exchange.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.tpibridge.mapping.json.FhirJsonReader;

/** The codes of stored OperationOutcomes, without their texts, which may quote patient data. */
final class OutcomeCodes {
  private static final int MOST_CODES = 10;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  private OutcomeCodes() {}

  /**
   * The different codes, in their order.
   *
   * @param json an OperationOutcome
   */
  static List<String> of(String json) {
    return FhirJsonReader.read(json.getBytes(UTF_8)) instanceof OperationOutcome outcome
        ? outcome.getIssue().stream()
            .flatMap(OutcomeCodes::codes)
            .distinct()
            .limit(MOST_CODES)
            .toList()
        : List.of();
  }

  private static Stream<String> codes(OperationOutcomeIssueComponent issue) {
    List<String> details =
        issue.getDetails().getCoding().stream()
            .map(Coding::getCode)
            .filter(code -> code != null && CODE.matcher(code).matches())
            .toList();
    return !details.isEmpty() || issue.getCode() == null
        ? details.stream()
        : Stream.of(issue.getCode().toCode());
  }
}
