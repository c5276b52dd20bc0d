/**
 * The HL7 v2 messages that listeners received. Start with {@link
 * org.tpibridge.store.messages.ReceivedMessages}: a message is stored before it is imported, and
 * refers to its rows in the job that imported it.
 */
package org.tpibridge.store.messages;
