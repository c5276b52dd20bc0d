package org.tpibridge.rules;

import org.tpibridge.finding.Finding;
import org.tpibridge.visit.VisitField;

/**
 * What a rule asks somebody to look at.
 *
 * @param finding without a place; at most a warning
 * @param field the part of the visit that it is about
 * @param strong a warning to be shown before all others
 */
public record Prompt(Finding finding, VisitField field, boolean strong) {}
