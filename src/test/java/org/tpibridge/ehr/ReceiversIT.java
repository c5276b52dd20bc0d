package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tpibridge.ehr.PostedVisits.Posted;
import org.tpibridge.mapping.transaction.ConditionalRequests;

/** Two independent FHIR servers store and find all example visits, in each of the two forms. */
class ReceiversIT {
  private static final int ALL = 1;

  /** Both forms have the same content, so a part of the golden visits is enough for the second. */
  private static final int SOME = 4;

  /** What the visit owns keeps its id. */
  @Nested
  class HapiWithOwnIds extends Hapi {
    @BeforeAll
    void post(Ehr ehr) {
      post(ehr, UnaryOperator.identity(), ALL);
    }
  }

  @Nested
  class HapiThatAssignsIds extends Hapi {
    @BeforeAll
    void post(@AssigningIds Ehr ehr) {
      post(ehr, ConditionalRequests::in, SOME);
    }
  }

  @Nested
  class MedplumWithOwnIds extends Medplum {
    MedplumWithOwnIds() {
      super(UnaryOperator.identity(), ALL);
    }
  }

  @Nested
  class MedplumThatAssignsIds extends Medplum {
    MedplumThatAssignsIds() {
      super(ConditionalRequests::in, SOME);
    }
  }

  @ExtendWith(EhrExtension.class)
  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Hapi extends ReceiverTests {
    private PostedVisits visits;

    void post(Ehr ehr, UnaryOperator<Bundle> form, int step) {
      visits = new PostedVisits(ehr, form, step);
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

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Medplum extends ReceiverTests {
    private final UnaryOperator<Bundle> form;
    private final int step;
    private Optional<EhrServer> server = Optional.empty();
    private PostedVisits visits;

    Medplum(UnaryOperator<Bundle> form, int step) {
      this.form = form;
      this.step = step;
    }

    @BeforeAll
    void post() {
      server = MedplumServer.start();
      Assumptions.assumeTrue(server.isPresent(), "npm is not installed");
      visits = new PostedVisits(new Ehr(server.get().base()), form, step);
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
