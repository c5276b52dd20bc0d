package org.tpibridge.validation;

import java.util.List;
import org.tpibridge.finding.Finding;

/** The result of the syntax check of a content, before it is validated. */
sealed interface SyntaxCheckResult {

  /**
   * The syntax is valid for a FHIR resource.
   *
   * @param profiles the canonical URLs in {@code meta.profile} of the outermost resource
   */
  record ValidSyntax(List<String> profiles) implements SyntaxCheckResult {}

  /** The content cannot be validated; the finding says why and where. */
  record InvalidSyntax(Finding finding) implements SyntaxCheckResult {}
}
