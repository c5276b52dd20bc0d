/**
 * Imports HL7 v2 messages that arrive one at a time. Start with {@link
 * org.tpibridge.importing.messages.MessageInbox}, which a listener uses: it stores each message in
 * the store before anything else, and then imports the visit that the message belongs to, read from
 * all of its messages ({@code StoredMessageInbox}). The rows of a day form one job ({@link
 * org.tpibridge.importing.DailyImport}). Network and acknowledgments belong to the listener; this
 * package can be changed without it.
 */
package org.tpibridge.importing.messages;
