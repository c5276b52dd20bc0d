package org.tpibridge.ehr;

import java.net.URI;
import java.time.Duration;
import org.tpibridge.machine.Docker;

/** A running FHIR server; closing it ends it. */
sealed interface EhrServer extends AutoCloseable permits EhrContainer, EhrProcess {
  /** About six times what a start takes on two idle cores. */
  Duration PATIENCE = Duration.ofMinutes(3);

  URI base();

  @Override
  void close();

  static EhrServer start() {
    return Docker.isUsed() ? EhrContainer.start() : EhrProcess.start(EhrJar.upToDate());
  }
}
