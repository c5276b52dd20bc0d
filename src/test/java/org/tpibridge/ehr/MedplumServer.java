package org.tpibridge.ehr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.machine.NodeProject;

/** Medplum's FHIR router: {@code server.mjs} in {@code src/test/node}. */
final class MedplumServer {
  private MedplumServer() {}

  /** Empty where there is no npm. */
  static Optional<EhrServer> start() {
    return NodeProject.command("server.mjs").map(MedplumServer::start);
  }

  private static EhrServer start(List<String> command) {
    return EhrProcess.start(
        "medplum",
        portFile -> {
          List<String> all = new ArrayList<>(command);
          all.add(portFile.toString());
          return all;
        });
  }
}
