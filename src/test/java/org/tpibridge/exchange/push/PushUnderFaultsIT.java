package org.tpibridge.exchange.push;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;

/**
 * Pushes to each simulated EHR under each fault, until nothing waits: what the ledger lists is what
 * the EHR has, nothing twice, and every lost answer is looked up or for a person to decide.
 */
class PushUnderFaultsIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MAX_PUSHES = 12;

  private static final List<String> FAULTS =
      List.of(
          "lost-answer,method=POST,times=3",
          "lost-answer,method=PUT,times=2",
          "lost-answer,skip=1,times=2",
          "connection-closed,times=3",
          "error-after-commit,times=3",
          "throttled,times=4,retry-after=seconds,seconds=1",
          "throttled,times=4,retry-after=date,seconds=1",
          "throttled,times=4,retry-after=none",
          "stale-conflict,times=2",
          "concurrent-change,times=2",
          "fields-dropped,times=3",
          "malformed-json,method=POST,times=2",
          "truncated,method=POST,times=2",
          "repeated-id,times=2",
          "redirect,times=2");

  @TempDir private Path folder;

  static Stream<Arguments> casesOfAllEhrs() {
    return SimulatedEhrOptions.kinds().stream()
        .sorted()
        .flatMap(kind -> FAULTS.stream().map(fault -> Arguments.of(kind, fault)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("casesOfAllEhrs")
  void ledgerAndEhrAgree(String kind, String fault) throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
        Pushing pushing = Pushing.to(ehr.base(), Pushing.folder(folder), Pushing.matching())) {
      ehr.add(AgreementWithEhr.seeds(IdentifierSystemUris.DEFAULT.mrn(), 2));
      pushing.importVisits(AgreementWithEhr.visit(1), AgreementWithEhr.visit(2));
      ehr.faults().add(Fault.parse(fault));
      pushUntilNothingWaits(pushing);
      AgreementWithEhr.check(ehr, pushing);

      // A correction under the same fault.
      ehr.faults().add(Fault.parse(fault));
      pushing.importVisits(AgreementWithEhr.visit(1).with("pain_after", "3"));
      pushUntilNothingWaits(pushing);
      AgreementWithEhr.check(ehr, pushing);
    }
  }

  private static void pushUntilNothingWaits(Pushing pushing) {
    PushSummary summary = null;
    for (int i = 0; i < MAX_PUSHES; i++) {
      summary =
          pushing.push(
              new PushOptions(false, false, 2, Duration.ofMillis(20), Duration.ofSeconds(10)));
      if (summary.available() && summary.waiting() == 0) {
        return;
      }
    }
    throw new AssertionError(
        "still waiting: "
            + summary
            + pushing
                .store()
                .read(
                    tx ->
                        tx.exchange().waiting().list(Pushing.EHR, WaitState.QUEUED, 10).stream()
                            .map(one -> one.attempts() + " " + one.lastResult())
                            .toList()));
  }
}
