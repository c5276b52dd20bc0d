/**
 * Receives HL7 v2 messages over MLLP. Start with {@link org.tpibridge.listener.MllpListener}: a
 * {@code MllpConnection} reads frames, a message is stored on disk ({@code MessageSpool}) before it
 * is acknowledged, and {@code MessageQueue} passes one message after the other to the handler. A
 * message that is sent again is recognized and acknowledged again, but handled once. What happens
 * to the messages is defined in {@code importing.messages}; framing and acknowledgments can be
 * changed here alone.
 */
package org.tpibridge.listener;
