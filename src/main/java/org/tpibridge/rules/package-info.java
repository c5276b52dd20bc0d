/**
 * Clinical and payer rules. A rule is a row of data ({@code rules.csv}: dated, with its source,
 * replaceable by the clinic) that names a {@code RuleCheck}, which is a pure function of a visit,
 * or of a session and the patient's series. Start with {@link org.tpibridge.rules.Rules}; a {@link
 * org.tpibridge.rules.RulePolicy} contains the rules that a clinic selected.
 *
 * <p>A {@link org.tpibridge.rules.RuleFinding} is a reason to review a visit, not a decision or
 * advice; no rule rejects a visit. A rule can be changed in the data alone; a new check needs a
 * line in {@code docs/rules.md}. The meaning of a clinic's words is provided by {@link
 * org.tpibridge.rules.ConceptKeys}.
 */
package org.tpibridge.rules;
