package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.app.TestClinic;
import org.tpibridge.crash.Program.Running;
import org.tpibridge.exchange.push.AgreementWithEhr;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;

/**
 * Two processes with {@code bridge run}: one is killed in mid-push, the other one continues, and
 * the EHR has everything once. Then it is asked to stop.
 */
@Timeout(300)
class BridgeRunIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MRN =
      (String) TestClinic.SETTINGS.get("tpibridge.clinic.systems.mrn");
  private static final int VISITS = 24;
  private static final int BEFORE_THE_KILL = 4;

  @TempDir private Path folder;

  @Test
  void anotherProcessContinuesForAKilledOneAndStopsWhenAsked() throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"))) {
      ehr.add(AgreementWithEhr.seeds(MRN, VISITS));
      Program program =
          new Program("jdbc:sqlite:" + folder.resolve("store.db"), folder)
              .with("TPIBRIDGE_EHRS_0_NAME", Pushing.EHR)
              .with("TPIBRIDGE_EHRS_0_URL", ehr.base().toString())
              .with("TPIBRIDGE_EHRS_0_ENVIRONMENT", "test")
              .with("TPIBRIDGE_EHRS_0_PUSHEVERY", "1s");
      try (Running first = program.start("bridge", "run", "--threads", "1")) {
        await(() -> first.said().contains("this process runs the schedule"), first);
        try (Running second = program.start("bridge", "run", "--threads", "1")) {
          await(() -> second.said().contains("Running the schedule of hospital"), second);
          Path file = folder.resolve("visits.csv");
          Files.writeString(
              file,
              VisitRow.csv(
                  IntStream.rangeClosed(1, VISITS).mapToObj(AgreementWithEhr::visit).toList()),
              UTF_8);
          try (Running importing = program.start("import", file.toString())) {
            await(() -> procedures(ehr) >= BEFORE_THE_KILL, first);
            assertThat(second.said()).doesNotContain("this process runs the schedule");
            first.kill();
            assertThat(procedures(ehr)).as("killed in mid-push").isLessThan(3L * VISITS);
            assertThat(importing.end().code()).isLessThanOrEqualTo(1);
          }
          try (Pushing pushing = pushing(ehr)) {
            await(() -> nothingWaits(pushing), second);
          }
          second.terminate();
          Program.Ended ended = second.end();
          assertThat(ended.err())
              .contains("hospital: this process runs the schedule", "Stopped.")
              .doesNotContain("Okafor", "internal error");
          if (!isWindows()) {
            assertThat(ended.code()).isZero();
          }
        }
      }
      try (Pushing pushing = pushing(ehr)) {
        AgreementWithEhr.check(ehr, pushing);
        assertThat(procedures(ehr)).isEqualTo(3L * VISITS);
        assertThat(pushing.ledger(LedgerState.UNKNOWN)).isEmpty();
      }
    }
  }

  private Pushing pushing(SimulatedEhr ehr) {
    return Pushing.over(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            List.of(Pushing.EHR)),
        ehr.base(),
        Pushing.matching());
  }

  private static boolean nothingWaits(Pushing pushing) {
    WaitingCounts waiting = pushing.store().read(tx -> tx.exchange().waiting().counts(Pushing.EHR));
    return waiting.queued() == 0;
  }

  private static long procedures(SimulatedEhr ehr) {
    return ehr.resources().stream().filter(one -> one.type().equals("Procedure")).count();
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private static void await(BooleanSupplier condition, Running program) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(program.isAlive()).as(program.said()).isTrue();
      assertThat(System.nanoTime()).as(program.said()).isLessThan(end);
      Pause.millis(50);
    }
  }
}
