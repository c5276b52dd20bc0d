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

  /** A server that accepts the ids of its clients. */
  static EhrServer start() {
    return start("ANY");
  }

  /** A server that refuses ids of its clients. */
  static EhrServer startAssigningIds() {
    return start("NOT_ALLOWED");
  }

  private static EhrServer start(String clientIds) {
    // Short runs need only the first compiler; see the Dockerfile.
    return Docker.isUsed()
        ? EhrContainer.start(clientIds)
        : EhrProcess.start(
            EhrJar.upToDate(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Dehr.client-ids=" + clientIds);
  }

  /** A process of this machine that the JVM makes as fast as it can. */
  static EhrServer startToBeMeasured() {
    return EhrProcess.start(EhrJar.upToDate(), "-Xmx4g");
  }
}
