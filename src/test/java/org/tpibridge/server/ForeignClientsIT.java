package org.tpibridge.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.machine.NodeProject;

/** Clients that are not written here: {@code clients.mjs} in {@code src/test/node}. */
class ForeignClientsIT {
  @Test
  void eachClientReadsSearchesAndValidates(@TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<List<String>> script = NodeProject.command("clients.mjs");
    Assumptions.assumeTrue(script.isPresent(), "npm is not installed");
    try (TestServer server = TestServer.start(folder)) {
      server.importVisits(
          VisitRow.of("V-1", "70001").with("visit_start", "2024-03-04"),
          VisitRow.of("V-2", "70002").with("visit_start", "2024-03-11"));
      List<String> command = new ArrayList<>(script.get());
      command.add(server.base());
      command.add(TestServer.TOKEN);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor()).as(printed).isZero();
      assertThat(printed.lines())
          .containsExactly("fhirKitClient: OK", "fhirClientOfSmart: OK", "medplumClient: OK");
    }
  }
}
