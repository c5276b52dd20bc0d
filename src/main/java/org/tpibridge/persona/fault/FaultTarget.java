package org.tpibridge.persona.fault;

/**
 * What a fault is matched with.
 *
 * @param type resource type; {@code Bundle} for batches and transactions; empty for others
 * @param path of the URL, with its query
 */
public record FaultTarget(
    String method,
    String type,
    String path,
    boolean isWrite,
    boolean isPage,
    boolean isFile,
    boolean hasIfMatch) {}
