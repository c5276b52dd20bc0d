package org.tpibridge.validation;

import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Converts findings to an OperationOutcome with one issue for each finding, with HL7's extensions
 * for line, column and message id; the message id is the finding's code.
 */
public final class OperationOutcomes {

  private static final String EXTENSION =
      "http://hl7.org/fhir/StructureDefinition/operationoutcome-";

  private OperationOutcomes() {}

  /** FHIR requires at least one issue, so without findings the outcome has one that says this. */
  public static OperationOutcome of(List<Finding> findings) {
    OperationOutcome outcome = new OperationOutcome();
    findings.forEach(finding -> outcome.addIssue(issue(finding)));
    if (findings.isEmpty()) {
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.INFORMATION)
          .setCode(IssueType.INFORMATIONAL)
          .getDetails()
          .setText("No issues were found.");
    }
    return outcome;
  }

  private static OperationOutcomeIssueComponent issue(Finding finding) {
    OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
    issue.setSeverity(severity(finding));
    issue.setCode(type(finding.code()));
    issue.getDetails().setText(finding.message());
    issue.addExtension(EXTENSION + "message-id", new StringType(finding.code()));
    finding.suggestion().ifPresent(issue::setDiagnostics);
    finding.expression().ifPresent(issue::addExpression);
    finding.place().ifPresent(place -> locate(issue, place));
    return issue;
  }

  private static void locate(OperationOutcomeIssueComponent issue, Place place) {
    if (place instanceof Place.Text text) {
      issue.addExtension(EXTENSION + "issue-line", new IntegerType((int) text.line()));
      issue.addExtension(EXTENSION + "issue-col", new IntegerType((int) text.column()));
    } else if (place instanceof Place.Cell cell) {
      issue.addExtension(EXTENSION + "issue-line", new IntegerType((int) cell.row()));
    }
    issue.addExtension(EXTENSION + "issue-source", new StringType(place.description()));
  }

  private static IssueSeverity severity(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> IssueSeverity.ERROR;
      case WARNING -> IssueSeverity.WARNING;
      case INFORMATION -> IssueSeverity.INFORMATION;
    };
  }

  /**
   * The required {@code code}, from the middle part of the finding code; others are business rules.
   */
  private static IssueType type(String code) {
    String kind = code.startsWith("TPI-FHIR-") ? code.substring("TPI-FHIR-".length()) : "";
    return switch (kind) {
      case "SYNTAX", "NOT-FHIR", "ELEMENT" -> IssueType.STRUCTURE;
      case "CARDINALITY" -> IssueType.REQUIRED;
      case "VALUE", "PATTERN", "REFERENCE" -> IssueType.VALUE;
      case "RULE" -> IssueType.INVARIANT;
      case "CODE" -> IssueType.CODEINVALID;
      case "EXTENSION" -> IssueType.EXTENSION;
      case "CODE-SYSTEM-UNKNOWN", "PROFILE-UNKNOWN" -> IssueType.NOTFOUND;
      case "PRACTICE", "OTHER" -> IssueType.INFORMATIONAL;
      case "FAILED" -> IssueType.EXCEPTION;
      default -> IssueType.BUSINESSRULE;
    };
  }
}
