/**
 * The way of a visit: read, map, prove, hold against rules. {@link org.tpibridge.checking.Checking}
 * is that way on one screen; terminal verbs, dry runs and workers of a cluster all call it. It
 * keeps nothing but what the rules about repeats remember of patients' sessions, which is bounded.
 *
 * <p>{@link org.tpibridge.checking.Checked} is what became of one visit; those who keep visits know
 * it by its ordinal, and leave out what they have by saying which ordinals they want. Findings on
 * an element come back with the place in the source that filled it.
 */
package org.tpibridge.checking;
