/**
 * Receives HL7 v2 messages over MLLP. Start with {@link org.tpibridge.listener.MllpListener}, which
 * a command or a server starts and stops: a {@code MllpConnection} reads frames, a {@code
 * MessageInbox} stores each message, {@code MessageWorker} has the stored messages imported one
 * after the other, and the connection acknowledges the message. What happens to the messages is
 * defined in {@code importing.messages}; framing and acknowledgments can be changed here alone.
 */
package org.tpibridge.listener;
