/**
 * Makes the resources that an EHR gets from those that are stored: {@link
 * org.tpibridge.exchange.outgoing.OutgoingResources} with the references and ids of the EHR, {@link
 * org.tpibridge.exchange.outgoing.SentContents} again as they were sent before.
 */
package org.tpibridge.exchange.outgoing;
