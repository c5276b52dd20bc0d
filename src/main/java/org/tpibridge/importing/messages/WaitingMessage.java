package org.tpibridge.importing.messages;

import java.time.Instant;

/** A message that is stored and not imported yet. */
public record WaitingMessage(long number, Instant receivedAt) {}
