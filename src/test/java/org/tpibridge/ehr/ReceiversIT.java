package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.tpibridge.ehr.PostedVisits.Posted;

/** Two independent FHIR servers store and find all example visits. */
class ReceiversIT {

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Hapi extends ReceiverTests {
    /** Not the shared one: other tests compare when the same resources were updated. */
    private EhrServer server;

    private PostedVisits visits;

    @BeforeAll
    void post() {
      server = EhrServer.start();
      visits = new PostedVisits(new Ehr(server.base()));
    }

    @AfterAll
    void stop() {
      server.close();
    }

    @Override
    PostedVisits visits() {
      return visits;
    }

    /** The locations contain versions. */
    @Test
    void theSecondPostMakesNoVersion() {
      assertThat(visits.first().get(0).locations()).allMatch(one -> one.contains("/_history/"));
      assertThat(visits.second())
          .extracting(Posted::locations)
          .isEqualTo(visits.first().stream().map(Posted::locations).toList());
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Medplum extends ReceiverTests {
    private Optional<EhrServer> server = Optional.empty();
    private PostedVisits visits;

    @BeforeAll
    void post() {
      server = MedplumServer.start();
      Assumptions.assumeTrue(server.isPresent(), "npm is not installed");
      visits = new PostedVisits(new Ehr(server.get().base()));
    }

    @AfterAll
    void stop() {
      server.ifPresent(EhrServer::close);
    }

    @Override
    PostedVisits visits() {
      return visits;
    }
  }
}
