package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

class OperationOutcomesTest {

  private static final String EXTENSION =
      "http://hl7.org/fhir/StructureDefinition/operationoutcome-";

  @Test
  void containsPlaceAndMessage() {
    Finding finding =
        Finding.error("TPI-FHIR-CARDINALITY", "Observation.code is missing")
            .withExpression("Observation")
            .at(new Place.Text("in.json", 3, 7, ""));
    OperationOutcome outcome = OperationOutcomes.of(List.of(finding));
    OperationOutcome.OperationOutcomeIssueComponent issue = outcome.getIssueFirstRep();
    assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
    assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
    assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Observation");
    assertThat(issue.getExtensionString(EXTENSION + "message-id"))
        .isEqualTo("TPI-FHIR-CARDINALITY");
    assertThat(issue.getExtensionByUrl(EXTENSION + "issue-line").getValue().primitiveValue())
        .isEqualTo("3");
    assertThat(issue.getExtensionByUrl(EXTENSION + "issue-col").getValue().primitiveValue())
        .isEqualTo("7");
  }

  @Test
  void isValidFhirItself() {
    Finding finding =
        Finding.warning("TPI-FHIR-RULE", "A rule").at(new Place.Cell("a.csv", 2, "sites"));
    for (List<Finding> findings : List.of(List.<Finding>of(), List.of(finding))) {
      assertThat(Validator.create(TestFhir.R4).validate(OperationOutcomes.of(findings), List.of()))
          .noneMatch(Finding::isError);
    }
  }
}
