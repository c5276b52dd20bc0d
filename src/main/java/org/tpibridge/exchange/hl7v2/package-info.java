/**
 * Sends the documents of visits as HL7 v2 messages, for hospitals whose EHR accepts no FHIR writes:
 * {@code docs/visit-document.md}. {@link org.tpibridge.exchange.hl7v2.MdmMessages} writes a
 * message, {@link org.tpibridge.exchange.hl7v2.MllpSender} sends it.
 */
package org.tpibridge.exchange.hl7v2;
