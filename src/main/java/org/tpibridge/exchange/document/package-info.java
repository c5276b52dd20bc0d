/**
 * The readable document of a visit, as text, as PDF and as a {@code DocumentReference}, for EHRs
 * that do not take the visit's resources: {@code docs/visit-document.md}. Start with {@link
 * org.tpibridge.exchange.document.VisitDocument}.
 */
package org.tpibridge.exchange.document;
