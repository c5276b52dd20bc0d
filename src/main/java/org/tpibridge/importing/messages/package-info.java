/**
 * Processes HL7 v2 messages that arrive one at a time. Start with {@link
 * org.tpibridge.importing.messages.MessageHandler}, which a listener calls for each message that it
 * has stored, and {@link org.tpibridge.importing.messages.MessageAdmission}, which decides whether
 * a message may be stored. Network, spool and acknowledgments belong to the listener; this package
 * can be changed without it.
 */
package org.tpibridge.importing.messages;
