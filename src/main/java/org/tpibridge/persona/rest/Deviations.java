package org.tpibridge.persona.rest;

import java.util.List;

/**
 * How a server treats one request otherwise than usual, because of a fault.
 *
 * @param ignoreIfMatch whether a stale version is overwritten
 * @param staleStatus status for a stale version; 0 for the usual one
 * @param changedMeanwhile whether somebody else changes the resource just before an update
 * @param droppedElements elements that are not stored, without a message
 * @param repeatLast whether a page begins with the last resource of the page before it
 */
public record Deviations(
    boolean ignoreIfMatch,
    int staleStatus,
    boolean changedMeanwhile,
    List<String> droppedElements,
    boolean repeatLast) {
  public static final Deviations NONE = new Deviations(false, 0, false, List.of(), false);
}
