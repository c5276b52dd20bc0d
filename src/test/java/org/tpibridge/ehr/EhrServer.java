package org.tpibridge.ehr;

import java.net.URI;
import java.time.Duration;
import org.tpibridge.machine.Docker;

/** A running FHIR server; closing it ends it. */
public sealed interface EhrServer extends AutoCloseable permits EhrContainer, EhrProcess {
  /** About six times the time of a start on two idle cores. */
  Duration PATIENCE = Duration.ofMinutes(3);

  URI base();

  @Override
  void close();

  static EhrServer start() {
    // Short runs need only the first compiler; see the Dockerfile.
    return Docker.isUsed()
        ? EhrContainer.start()
        : EhrProcess.start(EhrJar.upToDate(), "-Xmx1g", "-XX:TieredStopAtLevel=1");
  }

  /** A process of this machine that the JVM makes as fast as it can. */
  static EhrServer startToBeMeasured() {
    return EhrProcess.start(EhrJar.upToDate(), "-Xmx4g");
  }
}
