/**
 * The visit as the clinic tells it. {@link org.tpibridge.visit.Visit} is the centre: who, when,
 * where the needle went ({@link org.tpibridge.visit.InjectionSite}), what was in it ({@link
 * org.tpibridge.visit.Injectate}), how the pain went ({@link org.tpibridge.visit.PainCourse}) and
 * what was agreed for afterwards. Records refuse what cannot be; what the source does not tell is
 * empty. There is no FHIR here: words become codes in mapping, by way of terminology.
 *
 * <p>No {@code toString} shows patient data, so that a visit may end up in a log by accident
 * without harm.
 */
package org.tpibridge.visit;
