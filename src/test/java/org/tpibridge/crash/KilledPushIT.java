package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.app.TestClinic;
import org.tpibridge.crash.KilledPush.Point;
import org.tpibridge.exchange.push.AgreementWithEhr;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.database.StoreSettings;

/**
 * {@code kill -9} of a push to each simulated EHR: the same command continues, and in the end the
 * EHR has what an uninterrupted push gives it, once, and the ledger lists it.
 */
@Timeout(1800)
class KilledPushIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MRN =
      (String) TestClinic.SETTINGS.get("tpibridge.clinic.systems.mrn");
  private static final int FEW = 6;
  private static final int MANY = 40;
  private static final int KILLS = 3;
  private static final int MANY_KILLS = 20;
  private static final Set<String> FILES = Set.of("store.db", "store.db-wal");

  @TempDir private static Path folder;

  /** A folder with a store of this many visits, which is made once. */
  private static Path imported(int visits) throws IOException {
    Path imported = folder.resolve("imported-" + visits);
    if (!Files.exists(imported)) {
      Files.createDirectory(imported);
      Path file = imported.resolve("visits.csv");
      Files.writeString(file, VisitRow.csv(rows(visits)), UTF_8);
      Program.Ended ended =
          program(imported, URI.create("http://127.0.0.1:1/fhir")).run("import", file.toString());
      assertThat(ended.code()).as(ended.err()).isLessThanOrEqualTo(1);
    }
    return imported;
  }

  private static List<VisitRow> rows(int visits) {
    return IntStream.rangeClosed(1, visits).mapToObj(AgreementWithEhr::visit).toList();
  }

  private static Program program(Path folder, URI ehr) {
    return new Program("jdbc:sqlite:" + folder.resolve("store.db"), folder)
        .with("TPIBRIDGE_EHRS_0_NAME", Pushing.EHR)
        .with("TPIBRIDGE_EHRS_0_URL", ehr.toString())
        .with("TPIBRIDGE_EHRS_0_ENVIRONMENT", "test");
  }

  static Stream<String> kinds() {
    return SimulatedEhrOptions.kinds().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKilledPushContinues(String kind) throws IOException {
    survives(kind, FEW, KILLS);
  }

  @ParameterizedTest
  @Tag("slow")
  @MethodSource("kinds")
  void aPushThatIsKilledOftenContinues(String kind) throws IOException {
    survives(kind, MANY, MANY_KILLS);
  }

  private void survives(String kind, int visits, int kills) throws IOException {
    Uninterrupted expected = uninterrupted(kind, visits);
    Path own = copy(visits);
    try (SimulatedEhr ehr = started(kind, visits);
        InterceptedEhr between = new InterceptedEhr(ehr.base(), KilledPush.UNDISTURBED)) {
      Program program = program(own, between.base());
      Map<Point, Integer> hits =
          new KilledPush(program, between, own.resolve("store.db"), kind.hashCode())
              .run(kills, expected.writes());
      System.out.printf("%s: hits at each point: %s%n", kind, hits);
      assertThat(hits.values().stream().mapToInt(Integer::intValue).sum())
          .as("hits at each point: %s", hits)
          .isEqualTo(kills);
      Program.Ended ended = program.run("push", Pushing.EHR);

      try (Pushing pushing = pushing(own, between.base())) {
        AgreementWithEhr.check(ehr, pushing);
        boolean isReview = !AgreementWithEhr.inReview(pushing).isEmpty();
        assertThat(ended.code()).as(ended.err()).isEqualTo(isReview ? 1 : 0);
        if (!isReview) {
          assertThat(AgreementWithEhr.counts(ehr)).isEqualTo(expected.resources());
        }
        PushSummary again = pushing.push(new PushOptions(true, 2, Duration.ZERO));
        assertThat(again.created() + again.updated() + again.retracted()).isZero();
        assertThat(again.waiting()).isZero();
      }
    }
  }

  private record Uninterrupted(Map<String, Long> resources, boolean writes) {}

  /** What the EHR has after a push that is not killed, and with which requests. */
  private Uninterrupted uninterrupted(String kind, int visits) throws IOException {
    try (SimulatedEhr ehr = started(kind, visits);
        Pushing pushing = pushing(copy(visits), ehr.base())) {
      PushSummary summary = pushing.push();
      assertThat(summary.isComplete()).as(summary.toString()).isTrue();
      boolean writes =
          ehr.requests().stream().anyMatch(one -> KilledPush.isWrite(one.method(), one.path()));
      return new Uninterrupted(AgreementWithEhr.counts(ehr), writes);
    }
  }

  private static SimulatedEhr started(String kind, int visits) throws IOException {
    SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
    ehr.add(AgreementWithEhr.seeds(MRN, visits));
    return ehr;
  }

  private static Pushing pushing(Path folder, URI ehr) {
    return Pushing.over(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            List.of(Pushing.EHR)),
        ehr,
        Pushing.matching());
  }

  private Path copy(int visits) throws IOException {
    Path own = Pushing.folder(folder);
    for (String name : FILES) {
      Path file = imported(visits).resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, own.resolve(name));
      }
    }
    return own;
  }
}
