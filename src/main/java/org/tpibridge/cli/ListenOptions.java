package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options of a listener from the command line. Everything else comes from the settings.
 *
 * @param spool folder in which messages are stored
 * @param reviewQueue folder of messages that a person must review
 * @param refuse whether a message whose visit cannot be converted is answered AE
 */
public record ListenOptions(
    Optional<String> address, OptionalInt port, Path spool, Path reviewQueue, boolean refuse) {}
