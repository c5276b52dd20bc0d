package org.tpibridge.cli.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Options of a simulated EHR from the command line.
 *
 * @param kind such as {@code epic-like}
 * @param port 0 for any free port
 * @param data files with resources that it has from the start
 * @param faults as text, such as {@code lost-answer,method=POST,times=2}
 * @param authorization {@code smart:CLIENT}, {@code basic:USER:PASSWORD} or {@code bearer:TOKEN}
 * @param keys a JWK Set with the public keys of the SMART client
 * @param tokenLifetime of tokens that it issues
 * @param contractWrites whether it accepts what a contract adds to what it declares
 * @param continuedExports whether manifests of exports are continued, as in Bulk Data 3.0
 */
public record PersonaStart(
    String kind,
    int port,
    List<Path> data,
    List<String> faults,
    Optional<String> authorization,
    Optional<Path> keys,
    Duration tokenLifetime,
    boolean contractWrites,
    boolean continuedExports) {

  public PersonaStart {
    data = List.copyOf(data);
    faults = List.copyOf(faults);
  }

  /** Shows no password and no token. */
  @Override
  public String toString() {
    return "PersonaStart[" + kind + "]";
  }
}
