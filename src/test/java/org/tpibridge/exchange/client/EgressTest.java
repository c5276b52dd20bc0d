package org.tpibridge.exchange.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.Secret;

/** What an EHR may make this program call, and with which credentials. */
@Timeout(20)
final class EgressTest {
  private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";
  private static final Authorization TOKEN = new Authorization.Bearer(Secret.of("canary-5ecret"));

  private static EhrSettings withToken(URI url, String... allowedHosts) {
    return TestEhrs.at(url, TestEhrs.connection(allowedHosts), TOKEN, LimitPolicy.DEFAULT);
  }

  private static EhrSettings withToken(URI url, boolean privateAddresses, String... allowedHosts) {
    ConnectionPolicy policy = TestEhrs.connection(allowedHosts);
    return TestEhrs.at(
        url,
        new ConnectionPolicy(
            policy.allowHttp(),
            policy.allowedHosts(),
            privateAddresses,
            policy.connectTime(),
            policy.readTime(),
            policy.requestTime(),
            policy.responseSize(),
            policy.tls()),
        TOKEN,
        LimitPolicy.DEFAULT);
  }

  private static EhrReply send(EhrSettings ehr, EhrRequest request) {
    try (HttpEhrClient client = TestEhrs.client(ehr)) {
      return client.send(request);
    }
  }

  private static NotSent forbidden(EhrReply reply) {
    assertThat(reply).isInstanceOf(NotSent.class);
    NotSent notSent = (NotSent) reply;
    assertThat(notSent.reason()).isEqualTo(NotSentReason.FORBIDDEN_ADDRESS);
    assertThat(notSent.message()).doesNotContain("canary").endsWith(".");
    return notSent;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectWithinTheEhrIsFollowedWithTheToken(int status) {
    try (ScriptedServer server =
        ScriptedServer.answering(
            exchange -> {
              if (exchange.getRequestURI().getPath().endsWith("/Patient")) {
                ScriptedServer.reply(exchange, status, "", "Location", "/fhir/moved?page=1");
              } else {
                ScriptedServer.reply(exchange, 200, BUNDLE);
              }
            })) {
      assertThat(send(withToken(server.url()), EhrRequest.search("Patient?name=a")))
          .isInstanceOf(Success.class);
      assertThat(server.last().uri()).isEqualTo("/fhir/moved?page=1");
      assertThat(server.last().header("Authorization")).isEqualTo("Bearer canary-5ecret");
    }
  }

  @Test
  void aRedirectToAnotherHostIsRefused() {
    try (ScriptedServer other = ScriptedServer.answering(200, BUNDLE);
        ScriptedServer server = ScriptedServer.answering(307, "", "Location", other.url() + "/x")) {
      NotSent reply = forbidden(send(withToken(server.url()), EhrRequest.search("Patient?name=a")));

      assertThat(reply.message()).contains("127.0.0.1:" + other.port()).contains("allowed-hosts");
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void anAllowedHostGetsNoToken() {
    try (ScriptedServer other = ScriptedServer.answering(200, BUNDLE);
        ScriptedServer server = ScriptedServer.answering(307, "", "Location", other.url() + "/x")) {
      assertThat(
              send(
                  withToken(server.url(), "127.0.0.1:" + other.port()),
                  EhrRequest.search("Patient?name=a")))
          .isInstanceOf(Success.class);
      assertThat(server.last().header("Authorization")).isEqualTo("Bearer canary-5ecret");
      assertThat(other.last().header("Authorization")).isNull();
    }
  }

  /** The EHR's own server is at this address, which another name must not reach. */
  @Test
  void anAllowedNameMustNotLeadToAPrivateAddress() {
    try (ScriptedServer other = ScriptedServer.answering(200, BUNDLE);
        ScriptedServer server =
            ScriptedServer.answering(
                307, "", "Location", "http://localhost:" + other.port() + "/x")) {
      String name = "localhost:" + other.port();

      assertThat(
              forbidden(send(withToken(server.url(), name), EhrRequest.search("Patient?name=a")))
                  .message())
          .contains("address of a private network");
      assertThat(other.received()).isEmpty();
      assertThat(send(withToken(server.url(), true, name), EhrRequest.search("Patient?name=a")))
          .isInstanceOf(Success.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://169.254.169.254/latest/meta-data | not allowed",
        "http://[::ffff:169.254.169.254]/ | not allowed",
        "file:///etc/passwd | not an http or https URL",
        "gopher://127.0.0.1/x | not an http or https URL",
        "//evil.example/x | not allowed",
        "http://user:pw@127.0.0.1/fhir | user or a password",
        "http://127.0.0.1:1/fhir | not allowed",
        "https://127.0.0.1/fhir | not allowed",
        "http://2130706433/fhir | not allowed",
        "http://127.1/fhir | not an http or https URL of a host",
        "http://[bad | not valid"
      })
  void otherAddressesAreRefusedInRedirectsAndPages(String url, String message) {
    try (ScriptedServer server = ScriptedServer.answering(302, "", "Location", url)) {
      assertThat(
              forbidden(send(withToken(server.url()), EhrRequest.search("Patient?name=a")))
                  .message())
          .contains(message);
      if (!url.contains("[bad")) {
        assertThat(forbidden(send(withToken(server.url()), EhrRequest.page(url))).message())
            .contains(message);
      }
    }
  }

  @Test
  void aPageThatIsNoUrlIsRefused() {
    try (ScriptedServer server = ScriptedServer.answering(200, BUNDLE)) {
      for (String page : new String[] {"http://[bad", "a b", "http://h/%zz"}) {
        forbidden(send(withToken(server.url()), EhrRequest.page(page)));
      }
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void redirectsEnd() {
    try (ScriptedServer server = ScriptedServer.answering(302, "", "Location", "/fhir/again")) {
      assertThat(send(withToken(server.url()), EhrRequest.read("Patient/1")))
          .isInstanceOfSatisfying(
              Unanswered.class, reply -> assertThat(reply.message()).contains("redirected"));
      assertThat(server.received()).hasSize(6);
    }
  }

  @Test
  void aWriteIsNotSentAgainElsewhere() {
    try (ScriptedServer other = ScriptedServer.answering(201, "");
        ScriptedServer server =
            ScriptedServer.answering(308, "", "Location", other.url() + "/Basic")) {
      send(withToken(server.url(), "127.0.0.1:" + other.port()), EhrRequest.create(new Basic()));

      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void aTooLargeAnswerIsNotRead() {
    try (ScriptedServer server =
        ScriptedServer.answering(200, "{\"resourceType\":\"Basic\"}" + " ".repeat(20_001))) {
      assertThat(send(withToken(server.url()), EhrRequest.read("Basic/1")))
          .isInstanceOfSatisfying(
              Unanswered.class, reply -> assertThat(reply.message()).contains("max-response-size"));
    }
  }
}
