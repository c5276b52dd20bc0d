/**
 * A visit as FHIR R4, and back. {@link org.tpibridge.mapping.VisitMapper} lists, top to bottom, the
 * mappings that each add one kind of resource to a transaction Bundle; what they share (ids,
 * references, times, the clinic) is in {@code VisitContext}. While they fill elements they note
 * which column each came from, so that {@link org.tpibridge.mapping.Trace} can lead a finding about
 * an element to the cell that the clinic has open. {@link org.tpibridge.mapping.VisitRestorer} goes
 * the other way: it recognises resources by their codes and references, whatever the order of
 * entries, and gives the visit that the Bundle was made from. {@link
 * org.tpibridge.mapping.BundleWriter} writes resources as JSON, {@link
 * org.tpibridge.mapping.LoneResource} takes a Bundle apart into resources to be kept one by one,
 * {@link org.tpibridge.mapping.ResourceReader} reads those back, and {@link
 * org.tpibridge.mapping.Retraction} makes of one the version that says it does not count.
 *
 * <p>The contract, column by column, is {@code docs/mapping.md}. Nothing is guessed: what the visit
 * does not tell is absent, or says {@code unknown} where FHIR wants something.
 */
package org.tpibridge.mapping;
