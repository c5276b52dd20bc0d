package org.tpibridge.validation;

import java.util.List;
import org.tpibridge.finding.Finding;

/** What one strict reading of a content tells before anything is validated. */
sealed interface SyntaxCheckResult {

  /**
   * The content is one FHIR resource, as far as syntax tells.
   *
   * @param profiles the canonical URLs in {@code meta.profile} of the outermost resource
   */
  record ValidSyntax(List<String> profiles) implements SyntaxCheckResult {}

  /** The content cannot be validated; the finding says why and where. */
  record InvalidSyntax(Finding finding) implements SyntaxCheckResult {}
}
