package org.tpibridge.exchange.pull;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.bulk.HttpBulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.push.AgreementWithEhr;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PullPolicy.PollScope;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;

/**
 * Pulls from each simulated EHR under each fault, until a pull has no error: the store has what it
 * has without faults, which is what the EHR has.
 */
class PullUnderFaultsIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MAX_PULLS = 8;

  /** More than a page of the simulated EHRs. */
  private static final int SCORES = 24;

  private static final List<String> FAULTS =
      List.of(
          "repeated-id,method=GET,skip=1,times=2",
          "expired-page,method=GET,times=1",
          "expired-token,method=GET,skip=2,times=1",
          "throttled,method=GET,skip=1,times=2,retry-after=seconds,seconds=1",
          "throttled,method=GET,times=1,retry-after=none",
          "lost-answer,method=GET,skip=1,times=4",
          "connection-closed,method=GET,skip=2,times=4",
          "truncated,method=GET,skip=2,times=2",
          "malformed-json,method=GET,skip=1,times=2",
          "redirect,method=GET,skip=1,times=1",
          "slow-body,method=GET,times=1,seconds=1",
          "refused,method=GET,skip=1,times=1");

  private static final String NO_HOST = "127.0.0.1:9";

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    return new TreeSet<>(SimulatedEhrOptions.kinds())
        .stream().flatMap(kind -> FAULTS.stream().map(fault -> Arguments.of(kind, fault)));
  }

  /** The others can only be searched by patient. */
  private static PollScope scope(String kind) {
    return kind.equals("hapi-like") ? PollScope.POPULATION : PollScope.PATIENT;
  }

  private static List<Resource> records() {
    List<Resource> records =
        new ArrayList<>(AgreementWithEhr.seeds(IdentifierSystemUris.DEFAULT.mrn(), 1));
    for (int i = 1; i <= SCORES; i++) {
      Observation score = new Observation();
      score.setId("s" + i);
      score.setStatus(ObservationStatus.FINAL);
      score
          .addCategory()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
          .setCode("survey");
      score.getCode().addCoding().setSystem("http://loinc.org").setCode("72514-3");
      score.getSubject().setReference("Patient/p1");
      score.setEffective(new DateTimeType("2024-05-%02dT10:00:00Z".formatted(i)));
      score.setValue(new Quantity(i % 10));
      records.add(score);
    }
    Procedure procedure = new Procedure();
    procedure.setId("d1");
    procedure.setStatus(ProcedureStatus.COMPLETED);
    procedure.getCode().addCoding().setSystem("http://www.ama-assn.org/go/cpt").setCode("20552");
    procedure.getSubject().setReference("Patient/p1");
    procedure.setPerformed(new DateTimeType("2024-05-01"));
    records.add(procedure);
    return records;
  }

  private static ConnectionPolicy connection(String otherHost) {
    return new ConnectionPolicy(
        false,
        List.of(otherHost),
        false,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        10_000_000,
        ConnectionPolicy.TlsPolicy.DEFAULT);
  }

  private Pulling pulling(SimulatedEhr ehr, PollScope scope, String otherHost) throws IOException {
    Pulling pulling =
        Pulling.into(
            Files.createTempDirectory(folder, "store").resolve("store.db"),
            Pulling.settings(
                ehr.base(),
                connection(otherHost),
                new Authorization.None(),
                new PullPolicy(scope)));
    pulling.importVisits(AgreementWithEhr.visit(1));
    pulling.match("Patient/p1");
    return pulling;
  }

  private static PullSummary pull(Pulling pulling, boolean bulk) {
    try (EhrClient client = HttpEhrClient.open(pulling.settings(), FHIR, InstantSource.system());
        BulkClient files = HttpBulkClient.open(pulling.settings())) {
      return new PullRun(
              pulling.target(client, files),
              new CapabilitySource(pulling.settings(), client, pulling.store()),
              new PullOptions(false, bulk, Duration.ofSeconds(20)))
          .run();
    }
  }

  private static void pullUntilNothingFails(Pulling pulling, boolean bulk) {
    List<PullSummary> summaries = new ArrayList<>();
    for (int i = 0; i < MAX_PULLS; i++) {
      PullSummary summary = pull(pulling, bulk);
      summaries.add(summary);
      if (summary.available() && summary.errorCount() == 0) {
        return;
      }
    }
    throw new AssertionError("still fails: " + summaries);
  }

  /** What the store has of the EHR: names and contents. */
  private static Set<String> stored(Pulling pulling) {
    return pulling
        .store()
        .<Set<String>>read(
            tx ->
                tx.exchange().pulled().existing(Pulling.EHR).stream()
                    .map(
                        name -> {
                          byte[] content =
                              tx.exchange()
                                  .pulled()
                                  .current(Pulling.EHR, name)
                                  .orElseThrow()
                                  .content()
                                  .orElseThrow();
                          return name + " " + Arrays.hashCode(content);
                        })
                    .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void theStoreHasWhatTheEhrHas(String kind, String fault) throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind));
        Pulling undisturbed = pulling(ehr, scope(kind), NO_HOST);
        Pulling pulling = pulling(ehr, scope(kind), NO_HOST)) {
      ehr.add(records());
      pullUntilNothingFails(undisturbed, false);
      ehr.faults().add(Fault.parse(fault));
      pullUntilNothingFails(pulling, false);

      assertThat(stored(pulling)).isEqualTo(stored(undisturbed));
      assertThat(names(pulling)).containsAll(scores());

      // A score that is corrected there, under the same fault.
      Observation corrected = (Observation) records().get(2);
      corrected.setValue(new Quantity(10));
      ehr.add(List.of(corrected));
      ehr.faults().add(Fault.parse(fault));
      pullUntilNothingFails(pulling, false);
      pullUntilNothingFails(undisturbed, false);

      assertThat(stored(pulling)).isEqualTo(stored(undisturbed));
    }
  }

  private static List<String> scores() {
    return records().stream()
        .filter(Observation.class::isInstance)
        .map(score -> "Observation/" + score.getIdElement().getIdPart())
        .toList();
  }

  private static Set<String> names(Pulling pulling) {
    return stored(pulling).stream()
        .map(line -> line.replaceAll(" .*", ""))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file-redirect,times=2",
        "malformed-line,times=1",
        "missing-line,times=1",
        "lost-answer,method=GET,skip=2,times=4",
        "truncated,method=GET,skip=2,times=1",
        "throttled,method=GET,skip=1,times=1,retry-after=seconds,seconds=1"
      })
  void theStoreHasWhatTheEhrExports(String fault) throws Exception {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"))) {
      ehr.add(records());
      try (Pulling undisturbed = pulling(ehr, PollScope.POPULATION, NO_HOST);
          Pulling pulling = pulling(ehr, PollScope.POPULATION, otherHost(ehr))) {
        pullUntilNothingFails(undisturbed, false);
        ehr.faults().add(Fault.parse(fault));
        pullUntilNothingFails(pulling, true);

        assertThat(stored(pulling)).isEqualTo(stored(undisturbed));
        assertThat(names(pulling)).containsAll(scores());
      }
    }
  }

  /** The host and port of the other server of the simulated EHR. */
  private static String otherHost(SimulatedEhr ehr) throws IOException, InterruptedException {
    ehr.faults().add(Fault.parse("redirect,times=1"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ehr.base() + "/Patient/p1")).GET().build();
    String location =
        HttpClient.newHttpClient()
            .send(request, BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return URI.create(location).getAuthority();
  }
}
