/**
 * What is done with HL7 v2 messages that arrive one at a time. Start with {@link
 * org.tpibridge.importing.messages.MessageHandler}, which a listener calls for each message that it
 * has stored, and {@link org.tpibridge.importing.messages.MessageAdmission}, which it asks before.
 * Network, spool and acknowledgments are the listener's; this package can be changed without it.
 */
package org.tpibridge.importing.messages;
