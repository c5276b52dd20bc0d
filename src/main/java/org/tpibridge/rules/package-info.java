/**
 * Clinical and payer rules that a visit can be held against. A rule is a row of data ({@code
 * rules.csv}: dated, with its source, replaceable by the clinic) and names a {@code Check}, which
 * is a pure function of a visit, or of a patient's series and one session in it.
 *
 * <p>A {@link org.tpibridge.rules.Policy} is the rows that a clinic chose. {@link
 * org.tpibridge.rules.Rules} looks at one visit with them; its {@link
 * org.tpibridge.rules.SeriesTracker} remembers, in a bounded {@code SeriesDigest} a patient, what
 * the rules about repeats need. What they see is a {@link org.tpibridge.rules.RuleFinding}: a
 * reason to look, never a verdict and never advice. What a clinic's words stand for comes in
 * through {@link org.tpibridge.rules.Keys}.
 */
package org.tpibridge.rules;
