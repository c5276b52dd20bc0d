package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.client.ScriptedServer;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/**
 * The command {@code preflight} with simulated EHRs. To accept changed output, run the tests with
 * {@code -Dtpibridge.test.accept=true} and review the difference.
 */
final class PreflightTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "preflight");
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @TempDir private Path folder;

  private Map<String, Object> settings(String url) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.ehrs[0].name", "hospital");
    settings.put("tpibridge.ehrs[0].url", url);
    settings.put("tpibridge.ehrs[0].read-timeout", "5s");
    settings.put("tpibridge.store.url", "jdbc:sqlite:" + folder.resolve("none.db"));
    return settings;
  }

  private static void assertExpected(String file, String actual) throws IOException {
    if (Boolean.getBoolean("tpibridge.test.accept")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(EXPECTED.resolve(file), actual);
    }
    assertThat(actual).isEqualTo(Files.readString(EXPECTED.resolve(file)));
  }

  static Iterable<String> kinds() {
    return SimulatedEhrOptions.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindOfEhrHasItsTable(String kind) throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind))) {
      Typed text = Typed.with(settings(ehr.base().toString()), "", "preflight", "hospital");

      assertThat(text.err()).isEmpty();
      assertThat(text.exitCode()).isZero();
      assertExpected(kind + ".txt", text.out().replace(ehr.base().toString(), "URL"));
      assertThat(ehr.resources()).isEmpty();
    }
  }

  @Test
  void theTableIsAlsoJson() throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("oracle-like"))) {
      Map<String, Object> settings = settings(ehr.base().toString());
      settings.put("tpibridge.ehrs[0].environment", "test");
      settings.put("tpibridge.ehrs[0].write-profile[0].type", "Observation");
      settings.put("tpibridge.ehrs[0].write-profile[0].categories", "vital-signs");
      settings.put("tpibridge.ehrs[0].write-profile[0].lands-in", "Flowsheets");
      settings.put("tpibridge.ehrs[0].write-profile[0].needs-signing", "true");
      settings.put("tpibridge.ehrs[0].write-profile[1].type", "Procedure");
      settings.put("tpibridge.ehrs[0].write-profile[1].accepted", "false");
      settings.put("tpibridge.ehrs[0].create-references", "true");

      Typed json = Typed.with(settings, "", "preflight", "hospital", "--output", "json");

      assertThat(json.exitCode()).isZero();
      assertExpected("oracle-like.json", json.out().replace(ehr.base().toString(), "URL"));
    }
  }

  /** What earlier pushes showed is more certain than what is declared. */
  @Test
  void observationsReplaceDeclarations() throws IOException {
    String url = "jdbc:sqlite:" + folder.resolve("store.db");
    try (Store store =
        Store.open(
            new StoreSettings(
                url,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.time.Duration.ofSeconds(10)),
            SchemaPolicy.MIGRATE)) {
      Instant day = Instant.parse("2026-01-31T12:00:00Z");
      store.update(
          tx -> {
            var proven = tx.exchange().capabilities();
            proven.set(
                new ProvenCapability(
                    "hospital", "Procedure", "create", true, "dropped: bodySite, partOf", day));
            proven.set(
                new ProvenCapability("hospital", "Observation", "create", false, "HTTP 405", day));
            proven.set(
                new ProvenCapability("other", "BodyStructure", "create", false, "HTTP 405", day));
          });
    }
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("epic-like"))) {
      Map<String, Object> settings = settings(ehr.base().toString());
      settings.put("tpibridge.store.url", url);

      Typed text = Typed.with(settings, "", "preflight", "hospital");

      assertExpected("observed.txt", text.out().replace(ehr.base().toString(), "URL"));
    }
  }

  @Test
  void settingsCorrectWhatIsDeclared() throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"))) {
      Map<String, Object> settings = settings(ehr.base().toString());
      settings.put("tpibridge.ehrs[0].capabilities.interactions", "");
      settings.put("tpibridge.ehrs[0].capabilities.types[0].type", "Procedure");
      settings.put("tpibridge.ehrs[0].capabilities.types[0].interactions", "read");
      settings.put("tpibridge.ehrs[0].resource-ids", "assigned");

      Typed text = Typed.with(settings, "", "preflight", "hospital");

      assertThat(text.out())
          .containsPattern("Procedure +in a DocumentReference.* settings ")
          .containsPattern("Observation +POST with If-None-Exist");
    }
  }

  @Test
  void aFileReplacesTheCapabilityStatement() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("capabilities.json"),
            """
            {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"resource": [
              {"type": "Procedure", "interaction": [{"code": "create"}]}]}]}
            """);
    try (ScriptedServer ehr = ScriptedServer.answering(404, "")) {
      Map<String, Object> settings = settings(ehr.url().toString());
      settings.put("tpibridge.ehrs[0].capabilities.file", file.toString());

      Typed text = Typed.with(settings, "", "preflight", "hospital");

      assertThat(text.exitCode()).isZero();
      assertThat(text.out())
          .contains("from capabilities.file")
          .containsPattern("Procedure +POST +settings")
          .containsPattern("Observation +nothing");
      Files.writeString(file, "{\"resourceType\": \"Patient\"}");
      assertThat(Typed.with(settings, "", "preflight", "hospital").err())
          .contains("is not a CapabilityStatement of FHIR R4");
      settings.put("tpibridge.ehrs[0].capabilities.file", folder + "/missing.json");
      Typed missing = Typed.with(settings, "", "preflight", "hospital");
      assertThat(missing.exitCode()).isEqualTo(2);
      assertThat(missing.err()).contains("The file does not exist");
    }
  }

  @Test
  void anUnknownNameListsTheOthers() {
    Typed typed = Typed.with(settings("https://ehr.example/fhir"), "", "preflight", "hopsital");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("\"hopsital\"", "Configured are: hospital");
    assertThat(Typed.line("preflight", "any").err()).contains("No EHR is configured");
  }

  @Test
  void anEhrThatIsNotThereIsCodeThree() {
    Typed typed = Typed.with(settings("http://127.0.0.1:1/fhir"), "", "preflight", "hospital");

    assertThat(typed.exitCode()).isEqualTo(3);
    assertThat(typed.out()).contains("FAILED  connection").contains("refused the connection");
    assertThat(typed.out()).doesNotContain("Type ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.2", "4.3.0", "5.0.0"})
  void anotherVersionOfFhirIsRefused(String version) {
    try (ScriptedServer ehr =
        ScriptedServer.answering(
            200,
            "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"" + version + "\"}")) {
      Typed typed = Typed.with(settings(ehr.url().toString()), "", "preflight", "hospital");

      assertThat(typed.exitCode()).isEqualTo(3);
      assertThat(typed.out()).contains("FAILED  CapabilityStatement", version, "4.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void credentialsThatAreRefusedAreCodeThree(int status) {
    try (ScriptedServer ehr =
        ScriptedServer.answering(
            exchange -> {
              boolean metadata = exchange.getRequestURI().getPath().endsWith("/metadata");
              ScriptedServer.reply(
                  exchange,
                  metadata ? 200 : status,
                  """
                  {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{
                   "resource": [{"type": "Patient", "interaction": [{"code": "search-type"}],
                    "searchParam": [{"name": "identifier", "type": "token"}]}]}]}
                  """);
            })) {
      Map<String, Object> settings = settings(ehr.url().toString());
      settings.put("tpibridge.ehrs[0].authorization.type", "bearer");
      settings.put("tpibridge.ehrs[0].authorization.token", "canary-5ecret");

      Typed typed = Typed.with(settings, "", "preflight", "hospital");

      assertThat(typed.exitCode()).isEqualTo(3);
      assertThat(typed.out())
          .contains("FAILED  access")
          .contains("HTTP " + status)
          .doesNotContain("canary");
      assertThat(ehr.last().header("Authorization")).isEqualTo("Bearer canary-5ecret");
    }
  }

  @Test
  void publicKeysArePrintedToBeRegistered() throws Exception {
    Path key = folder.resolve("key.json");
    Files.writeString(key, new RSAKeyGenerator(2048).keyID("k-2026").generate().toJSONString());
    Map<String, Object> settings = settings("https://ehr.example/fhir");
    Typed without = Typed.with(settings, "", "preflight", "hospital", "--jwks");
    settings.put("tpibridge.ehrs[0].authorization.type", "smart");
    settings.put("tpibridge.ehrs[0].authorization.client-id", "bridge");
    settings.put("tpibridge.ehrs[0].authorization.key-file", key.toString());

    Typed typed = Typed.with(settings, "", "preflight", "hospital", "--jwks");

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("--jwks requires authorization.type: smart");
    assertThat(typed.exitCode()).isZero();
    assertThat(JWKSet.parse(typed.out()).getKeyByKeyId("k-2026").isPrivate()).isFalse();
    Files.writeString(key, "canary-5ecret");
    Typed damaged = Typed.with(settings, "", "preflight", "hospital", "--jwks");
    assertThat(damaged.exitCode()).isEqualTo(2);
    assertThat(damaged.err()).contains("neither JWK nor PEM").doesNotContain("canary");
  }

  @Test
  void theBudgetOfTheDayIsShown() throws IOException {
    try (SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("epic-like"))) {
      Map<String, Object> settings = settings(ehr.base().toString());
      settings.put("tpibridge.ehrs[0].limits.per-day", "50");

      assertThat(Typed.with(settings, "", "preflight", "hospital").out())
          .contains("50 of 50 requests left today");
    }
  }
}
