package org.tpibridge.rules;

import org.tpibridge.finding.Finding;
import org.tpibridge.visit.VisitField;

/**
 * A finding of a rule: a reason to look at a visit.
 *
 * @param finding without a place; at most a warning
 * @param field the part of the visit that it is about
 * @param strong a warning to be shown before all others
 */
public record RuleFinding(Finding finding, VisitField field, boolean strong) {}
