package org.tpibridge.rules;

import org.tpibridge.finding.Finding;
import org.tpibridge.visit.VisitField;

/**
 * The finding of a rule, for a person to review.
 *
 * @param finding the finding without a place; at most a warning
 * @param field the part of the visit that the finding is about
 * @param strong whether the warning is shown before all others
 */
public record RuleFinding(Finding finding, VisitField field, boolean strong) {}
