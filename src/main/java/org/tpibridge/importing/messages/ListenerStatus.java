package org.tpibridge.importing.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a listener.
 *
 * @param running whether it accepts messages
 * @param senders the number of open connections
 * @param received messages since the start, without duplicates
 * @param accepted imported messages since the start, including those that contain no visit
 * @param rejected messages since the start that were refused or whose visit was rejected
 * @param ofErased messages since the start that were not stored, because their patients were erased
 * @param waiting stored messages that are not imported yet; empty if the store cannot be used
 * @param lastMessage time of the last message since the start
 * @param problem why messages are waiting, if the store could not be used
 */
public record ListenerStatus(
    boolean running,
    int senders,
    long received,
    long accepted,
    long rejected,
    long ofErased,
    OptionalLong waiting,
    Optional<Instant> lastMessage,
    Optional<String> problem) {}
