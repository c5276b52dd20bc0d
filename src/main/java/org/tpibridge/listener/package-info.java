/**
 * HL7 v2 messages over MLLP. A {@link org.tpibridge.listener.Listener} takes connections, on
 * loopback or with mutual TLS; a {@code Connection} cuts frames out of one ({@code Frames}), reads
 * just enough of a message to know it again ({@code MessageHead}), has it on disk before anything
 * else ({@code Spool}) and answers ({@code Reply}).
 *
 * <p>What a message says is the business of a {@link org.tpibridge.listener.MessageHandler}, which
 * gets one message after the other, each at least once; what it objects to lies in the {@code
 * Worklist} for the office. A message that is sent again is answered again and handled no second
 * time, after a restart as well.
 */
package org.tpibridge.listener;
