package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.PushPolicy.HistoricalLoad;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.importing.UsageException;

/** Settings of EHRs, as users write them in files and in the environment. */
final class EhrPropertiesTest {
  private static final String CANARY = "canary-5ecret";

  @TempDir private Path folder;

  private static final String EVERYTHING =
      """
      tpibridge:
        ehrs:
          - name: hospital
            url: https://ehr.example/fhir/
            environment: test
            allowed-hosts: [files.ehr.example, "pages.ehr.example:8443"]
            connect-timeout: 5s
            read-timeout: 20s
            request-timeout: 2m
            max-response-size: 8MB
            create-references: true
            forward: true
            on-erase: delete
            send-from: 2026-01-31
            pilot-patients: [10001, 10002]
            unsent-types: []
            approve: true
            match-operation: false
            identifier-systems:
              - clinic: https://clinic.example/mrn
                ehr: urn:oid:1.2.3
            conflicts:
              - element: Procedure.note
                winner: clinic
            resource-ids: assigned
            poll-scope: patient
            authorization:
              type: smart
              client-id: tpi-bridge
              key-file: /etc/tpi/keys.json
              token-url: https://login.ehr.example/token
              scope-syntax: v1
              scopes: [system/Procedure.write]
            limits:
              per-second: 4
              per-minute: 240
              in-flight: 2
              per-day: 50000
              quiet-hours: 22:00-06:00
              peak-hours: 07:00-19:00
              peak-per-second: 1
              time-zone: America/Chicago
            capabilities:
              interactions: [batch]
              types:
                - type: Procedure
                  interactions: [create, read]
                  conditional-create: false
            write-profile:
              - type: Observation
                categories: [vital-signs]
                codes: ["http://loinc.org|72514-3"]
                required-references: [encounter]
                lands-in: Flowsheets
                needs-signing: true
          - name: second
            url: http://127.0.0.1:8090/fhir
      """;

  private List<EhrSettings> read(String yaml, Map<String, Object> variables) throws IOException {
    Path file = Files.writeString(folder.resolve("ehrs.yaml"), yaml);
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("place", Map.of("spring.config.location", "file:" + file)));
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    return ConfiguredEhrs.of(SettingsReader.read(environment).ehrs());
  }

  private EhrSettings one(String... lines) throws IOException {
    return read(
            "tpibridge:\n  ehrs:\n    - name: hospital\n      "
                + String.join("\n      ", lines)
                + "\n",
            Map.of())
        .get(0);
  }

  @Test
  void everySettingIsRead() throws IOException {
    List<EhrSettings> ehrs = read(EVERYTHING, Map.of());

    assertThat(ehrs).extracting(EhrSettings::name).containsExactly("hospital", "second");
    EhrSettings ehr = ehrs.get(0);
    assertThat(ehr.url()).hasToString("https://ehr.example/fhir");
    assertThat(ehr.environment()).isEqualTo(EhrSettings.Environment.TEST);
    assertThat(ehr.push())
        .isEqualTo(
            new PushPolicy(
                true,
                true,
                PushPolicy.OnErase.DELETE,
                Optional.of(LocalDate.of(2026, 1, 31)),
                Set.of("10001", "10002"),
                Set.of(),
                true));
    assertThat(ehr.matching().matchOperation()).isFalse();
    assertThat(ehr.matching().remoteSystem("https://clinic.example/mrn"))
        .isEqualTo("urn:oid:1.2.3");
    assertThat(ehr.conflicts().winner("Procedure.note")).isEqualTo(Winner.CLINIC);
    assertThat(ehr.conflicts().winner("Patient.name")).isEqualTo(Winner.EHR);
    assertThat(ehr.connection().allowedHosts())
        .containsExactly("files.ehr.example", "pages.ehr.example:8443");
    assertThat(ehr.connection().connectTime()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ehr.connection().readTime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(ehr.connection().requestTime()).isEqualTo(Duration.ofMinutes(2));
    assertThat(ehr.connection().responseSize()).isEqualTo(8 << 20);
    assertThat(ehr.authorization())
        .isInstanceOfSatisfying(
            Authorization.BackendServices.class,
            smart -> {
              assertThat(smart.clientId()).isEqualTo("tpi-bridge");
              assertThat(smart.keyFile()).hasToString("/etc/tpi/keys.json");
              assertThat(smart.tokenUrl().orElseThrow())
                  .hasToString("https://login.ehr.example/token");
              assertThat(smart.scopeSyntax()).isEqualTo(Authorization.ScopeSyntax.V1);
              assertThat(smart.scopes()).containsExactly("system/Procedure.write");
            });
    assertThat(ehr.limits())
        .isEqualTo(
            new LimitPolicy(
                OptionalInt.of(4),
                OptionalInt.of(240),
                2,
                OptionalInt.of(50_000),
                Optional.of(new LimitPolicy.Hours(LocalTime.of(22, 0), LocalTime.of(6, 0))),
                Optional.of(new LimitPolicy.Hours(LocalTime.of(7, 0), LocalTime.of(19, 0))),
                OptionalInt.of(1),
                ZoneId.of("America/Chicago")));
    assertThat(ehr.capabilities().ownIds()).isFalse();
    assertThat(ehr.capabilities().interactions()).contains(Set.of("batch"));
    assertThat(ehr.capabilities().types().get("Procedure").interactions())
        .contains(Set.of("create", "read"));
    assertThat(ehr.capabilities().types().get("Procedure").conditionalCreate()).contains(false);
    assertThat(ehr.writes().of("Observation"))
        .isEqualTo(
            new WriteProfile.TypeWrites(
                true,
                Set.of("vital-signs"),
                Set.of("http://loinc.org|72514-3"),
                List.of("encounter"),
                Optional.of("Flowsheets"),
                true));
    assertThat(ehr.pull().scope()).isEqualTo(PullPolicy.PollScope.PATIENT);
    assertThat(ehrs.get(1).push().unsentTypes()).isEqualTo(PushPolicy.UNSENT_BY_DEFAULT);
    assertThat(ehrs.get(1).environment()).isEqualTo(EhrSettings.Environment.PRODUCTION);
  }

  @Test
  void theEnvironmentAloneIsEnough() throws IOException {
    EhrSettings ehr =
        read(
                "",
                Map.of(
                    "TPIBRIDGE_EHRS_0_NAME", "hospital",
                    "TPIBRIDGE_EHRS_0_URL", "https://ehr.example/fhir",
                    "TPIBRIDGE_EHRS_0_CREATEREFERENCES", "true",
                    "TPIBRIDGE_EHRS_0_PILOTPATIENTS", "1,2",
                    "TPIBRIDGE_EHRS_0_LIMITS_PERSECOND", "3"))
            .get(0);

    assertThat(ehr.name()).isEqualTo("hospital");
    assertThat(ehr.push().createReferences()).isTrue();
    assertThat(ehr.push().pilotPatients()).containsExactlyInAnyOrder("1", "2");
    assertThat(ehr.limits().perSecond()).hasValue(3);
  }

  /** Spring alone would take the whole list from one of the two. */
  @Test
  void variablesAreAddedToAFileAndReplaceIt() throws IOException {
    EhrSettings ehr =
        read(
                """
                tpibridge:
                  ehrs:
                    - name: hospital
                      url: https://ehr.example/fhir
                      allowed-hosts: [a.example, b.example, c.example]
                      authorization:
                        type: basic
                        user: bridge
                """,
                Map.of(
                    "TPIBRIDGE_EHRS_0_AUTHORIZATION_PASSWORD", CANARY,
                    "TPIBRIDGE_EHRS_0_URL", "https://other.example/fhir",
                    "TPIBRIDGE_EHRS_0_ALLOWEDHOSTS_0", "d.example"))
            .get(0);

    assertThat(ehr.url()).hasToString("https://other.example/fhir");
    assertThat(ehr.connection().allowedHosts()).containsExactly("d.example");
    assertThat(((Authorization.Basic) ehr.authorization()).password().reveal()).isEqualTo(CANARY);
    assertThat(ehr.toString() + ehr.authorization() + ehr.connection()).doesNotContain(CANARY);
  }

  @Test
  void aSecretIsReadFromItsFileEachTime() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    EhrSettings ehr =
        one(
            "url: https://ehr.example/fhir",
            "authorization:",
            "  type: bearer",
            "  token-file: " + token);

    Authorization.Bearer bearer = (Authorization.Bearer) ehr.authorization();
    assertThat(bearer.token().reveal()).isEqualTo("first");
    Files.writeString(token, "second\n");
    assertThat(bearer.token().reveal()).isEqualTo("second");
    Files.writeString(token, "\nthird");
    assertThatThrownBy(() -> bearer.token().reveal())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: two words | name must be up to 40 letters",
        "name: '' | tpibridge.ehrs[0].name is not set",
        "url: '' | url is not set",
        "url: ehr.example/fhir | url must be the FHIR base URL",
        "url: ftp://ehr.example/fhir | url must be the FHIR base URL",
        "url: http://ehr.example/fhir | Use https, or set allow-http: true",
        "url: http://10.0.0.7/fhir | Use https, or set allow-http: true",
        "url: http://localhost.ehr.example/fhir | Use https, or set allow-http: true",
        "url: 'https://user:canary-5ecret@ehr.example/fhir' | must not contain a user",
        "url: 'https://ehr.example/fhir?key=canary-5ecret' | must not contain a user, a password, ?",
        "url: 'https://ehr.example/fh ir' | url is not a valid URL; see the character at position 23",
        "environment: staging | It must be test or production",
        "push-every: 500ms | push-every must be 1s to 7d, such as 5m, or 0 for never",
        "pull-every: 8d | pull-every must be 1s to 7d",
        "historical: {after: 1h} | historical.after must be 1d to 36500d",
        "historical: {load: never} | historical.after must be set",
        "historical: {after: 30d, load: hours} | historical.hours must be set",
        "historical: {after: 30d, hours: '20:00-06:00'} | historical.load is hours, and only then",
        "historical: {after: 30d, load: hours, hours: night} | historical.hours must be two times",
        "historical: {load: sometimes} | It must be always or hours or never",
        "alerts: {queue-age: 0s} | alerts.queue-age must be 1s to 365d",
        "alerts: {refused: 0} | alerts.refused must be a number from 1",
        "on-erase: forget | It must be report or delete",
        "send-from: yesterday | send-from",
        "unsent-types: [Obsevation] | unsent-types contains \"Obsevation\"",
        "allowed-hosts: ['https://files.example'] | without https://",
        "allowed-hosts: ['files.example/x'] | without https:// and without a path",
        "connect-timeout: 0s | connect-timeout must be longer than zero",
        "request-timeout: 2h | request-timeout must be longer than zero and at most 1h",
        "max-response-size: 2GB | max-response-size must be 1KB to 1GB",
        "authorization: {type: basic} | authorization.user is not set",
        "authorization: {type: basic, user: 'a:b', password: canary-5ecret} | must not be empty or contain",
        "authorization: {type: basic, user: a} | authorization.password is not set. Set it in the environment",
        "authorization: {type: bearer} | authorization.token is not set",
        "authorization: {type: bearer, token: canary-5ecret, token-file: t} | are both set",
        "authorization: {type: smart, client-id: a} | authorization.key-file is not set",
        "authorization: {type: smart, key-file: k} | authorization.client-id is not set",
        "authorization: {type: smart, client-id: a, key-file: k, token-url: 'http://login.example/t'} | authorization.token-url must start with https://",
        "authorization: {type: smart, client-id: a, key-file: k, scopes: ['a b']} | without spaces",
        "authorization: {type: smart, client-id: a, key-file: k, scope-syntax: v3} | It must be v1 or v2",
        "authorization: {type: mtls} | tls.keystore is not set",
        "authorization: {type: oauth} | It must be none or basic or bearer or smart or mtls",
        "limits: {per-second: 0} | limits.per-second must be 1 to 10000, but is 0",
        "limits: {in-flight: 1000} | limits.in-flight must be 1 to 256",
        "limits: {quiet-hours: at night} | limits.quiet-hours must be two times",
        "limits: {quiet-hours: '06:00-06:00'} | limits.quiet-hours must start and end at different times",
        "limits: {peak-hours: '07:00-19:00'} | must both be set",
        "limits: {time-zone: Chicago} | time-zone",
        "capabilities: {interactions: [transactions]} | capabilities.interactions contains \"transactions\"",
        "capabilities: {types: [{type: Procedure, interactions: [search]}]} | contains \"search\"",
        "capabilities: {types: [{interactions: [read]}]} | capabilities.types[].type is not set",
        "capabilities: {types: [{type: Procedure}, {type: Procedure}]} | lists Procedure more than once",
        "write-profile: [{type: Procedure}, {type: Procedure}] | lists Procedure more than once",
        "write-profile: [{type: Observation, required-references: [encounters]}] | which is not an element of Observation",
        "identifier-systems: [{clinic: 'urn:a'}] | identifier-systems[].ehr is not set",
        "identifier-systems: [{clinic: 'urn:a', ehr: 'urn:b'}, {clinic: 'urn:a', ehr: 'urn:c'}] | more than once",
        "creat-references: true | Unknown setting tpibridge.ehrs[0].creat-references",
        "conflicts: [{element: Procedure.note}] | conflicts[].winner must be clinic, ehr or person",
        "conflicts: [{element: note, winner: ehr}] | conflicts[].element contains \"note\"",
        "conflicts: [{element: Procedure, winner: ehr}, {element: Procedure, winner: ehr}] | more than once",
        "conflicts: [{element: Procedure.note, winner: us}] | It must be ",
        "poll-scope: all | It must be population or patient",
        "resource-ids: none | It must be own or assigned",
        "notifications: {token: canary-5ecret} | notifications.token must have at least 16 characters",
        "hl7v2: {url: 'http://10.0.0.7:6661'} | hl7v2.url must be mllps:// or mllp:// with a host and a port",
        "hl7v2: {url: 'mllps://10.0.0.7'} | hl7v2.url must be mllps:// or mllp:// with a host and a port",
        "hl7v2: {url: 'mllps://a:canary-5ecret@10.0.0.7:6661'} | hl7v2.url must be mllps://",
        "hl7v2: {url: 'mllps://10.0.0.7:6661'} | hl7v2.authorities must list the system",
        "hl7v2: {url: 'mllp://10.0.0.7:6661', authorities: [{system: 'urn:a', namespace: A}]} | Use mllps://",
        "hl7v2: {url: 'mllps://10.0.0.7:6661', authorities: [{system: 'urn:a'}]} | must have a namespace or a universal-id",
        "hl7v2: {url: 'mllps://10.0.0.7:6661', authorities: [{system: 'urn:a', universal-id: 1.2}]} | must have a universal-id-type",
        "hl7v2: {url: 'mllps://10.0.0.7:6661', authorities: [{namespace: A}]} | hl7v2.authorities[].system is not set",
        "hl7v2: {url: 'mllps://10.0.0.7:6661', authorities: [{system: 'urn:a', namespace: A}, {system: 'urn:a', namespace: B}]} | more than once",
        "hl7v2: {url: 'mllps://10.0.0.7:6661', document-type: 'a b', authorities: [{system: 'urn:a', namespace: A}]} | hl7v2.document-type must be",
        "hl7v2: {charset: ebcdic} | It must be "
      })
  void aWrongSettingIsRefusedByItsName(String line, String message) {
    String key = line.substring(0, line.indexOf(':'));
    Map<String, String> lines = new HashMap<>();
    lines.put("name", "name: hospital");
    lines.put("url", "url: https://ehr.example/fhir");
    lines.put(key, line);
    String yaml = "tpibridge:\n  ehrs:\n    - " + String.join("\n      ", lines.values()) + "\n";

    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message.strip())
        .hasMessageContaining("tpibridge.ehrs[0]")
        .hasMessageNotContaining(CANARY)
        .hasMessageNotContaining("..");
  }

  @Test
  void settingsShowNoSecretAndNoPatient() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("secrets.yaml"),
            """
            tpibridge:
              ehrs:
                - name: hospital
                  url: https://ehr.example/fhir
                  pilot-patients: [canary-5ecret]
                  tls: {keystore: k.p12, password: canary-5ecret}
                  authorization: {type: basic, user: bridge, password: canary-5ecret}
                - name: second
                  url: https://second.example/fhir
                  authorization: {type: bearer, token: canary-5ecret}
            """);
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("place", Map.of("spring.config.location", "file:" + file)));
    BridgeProperties properties = SettingsReader.read(environment);

    assertThat(properties.toString()).contains("hospital").doesNotContain(CANARY);
    for (EhrSettings ehr : ConfiguredEhrs.of(properties.ehrs())) {
      assertThat(ehr + " " + ehr.authorization() + ehr.connection() + ehr.push() + ehr.limits())
          .doesNotContain(CANARY);
    }
    for (EhrProperties ehr : properties.ehrs()) {
      assertThat(ehr.authorization() + " " + ehr.tls()).doesNotContain(CANARY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/fhir",
        "http://localhost/fhir",
        "http://[::1]:8080/fhir",
        "http://127.9.9.9/fhir"
      })
  void thisMachineNeedsNoTls(String url) throws IOException {
    assertThat(one("url: '" + url + "'").url()).hasToString(url);
  }

  @Test
  void aScheduleIsRead() throws IOException {
    String url = "url: https://ehr.example/fhir";
    EhrSettings ehr =
        one(
            url,
            "push-every: 5m",
            "pull-every: 0",
            "historical: {after: 30d, load: hours, hours: 20:00-06:00}",
            "alerts: {queue-age: 2h, refused: 3, review: 4, unreachable: 10m, expiry: 14d}");

    assertThat(ehr.schedule())
        .isEqualTo(
            new SchedulePolicy(
                Optional.of(Duration.ofMinutes(5)),
                Optional.empty(),
                new SchedulePolicy.AlertPolicy(
                    Duration.ofHours(2), 3, 4, Duration.ofMinutes(10), Duration.ofDays(14))));
    assertThat(ehr.push().historical())
        .isEqualTo(
            new HistoricalLoad(
                Optional.of(Duration.ofDays(30)),
                HistoricalLoad.When.HOURS,
                Optional.of(new LimitPolicy.Hours(LocalTime.of(20, 0), LocalTime.of(6, 0)))));
    assertThat(one(url).schedule()).isEqualTo(SchedulePolicy.DEFAULT);
    assertThat(one(url).push().historical()).isEqualTo(HistoricalLoad.NONE);
  }

  @Test
  void aHospitalMayReceiveMessagesOnly() throws IOException {
    String messages =
        "hl7v2: {url: 'mllps://10.0.0.7:6661', receiving-application: EHR, charset: latin-1,"
            + " withdrawal: replace, repeat-unanswered: false,"
            + " authorities: [{system: 'urn:a', namespace: A}]}";
    EhrSettings ehr = one(messages);

    assertThat(ehr.hasFhir()).isFalse();
    assertThat(ehr.url()).hasToString("mllps://10.0.0.7:6661");
    Hl7TargetSettings target = ehr.hl7v2().orElseThrow();
    assertThat(target.endpoint().tls()).isTrue();
    assertThat(target.parties().sendingApplication()).isEqualTo("TPIBRIDGE");
    assertThat(target.parties().receivingApplication()).isEqualTo("EHR");
    assertThat(target.form().charset()).isEqualTo(Hl7TargetSettings.MessageCharset.LATIN_1);
    assertThat(target.form().withdrawal()).isEqualTo(Hl7TargetSettings.WithdrawalForm.REPLACE);
    assertThat(target.repeatUnanswered()).isFalse();
    assertThat(target.authorities()).containsOnlyKeys("urn:a");

    assertThat(one("url: https://ehr.example/fhir", messages).hasFhir()).isTrue();
    assertThatThrownBy(() -> one(messages, "pull-every: 5m"))
        .hasMessageContaining("the EHR has no FHIR API to pull from");
    assertThatThrownBy(() -> one(messages, "on-erase: delete"))
        .hasMessageContaining("cannot be used with hl7v2");
  }

  @Test
  void plainHttpIsPossibleIfItIsRequested() throws IOException {
    assertThat(one("url: http://10.0.0.7/fhir", "allow-http: true").url())
        .hasToString("http://10.0.0.7/fhir");
  }

  @Test
  void namesAreUnique() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    tpibridge:
                      ehrs:
                        - {name: hospital, url: https://a.example/fhir}
                        - {name: second, url: https://b.example/fhir}
                        - {name: Hospital, url: https://c.example/fhir}
                    """,
                    Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("tpibridge.ehrs[0] and tpibridge.ehrs[2] have the same name");
  }
}
