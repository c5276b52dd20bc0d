package org.tpibridge.exchange.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.HttpEhrClient.ConnectionProbe;
import org.tpibridge.exchange.preflight.Preflight;
import org.tpibridge.exchange.preflight.PreflightReport;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy.TlsPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.Secret;

/** TLS with certificates that the JDK's keytool creates for this run. */
@Timeout(60)
final class EhrTlsTest {
  private static final String PASSWORD = "canary-5ecret";

  @TempDir private static Path keys;

  @BeforeAll
  static void makeCertificates() throws Exception {
    pair("server", "san=ip:127.0.0.1");
    pair("elsewhere", "san=dns:other.example");
    pair("client", "san=dns:bridge.example");
    for (String who : List.of("server", "elsewhere")) {
      trust("trusted", who);
    }
    trust("clients", "client");
  }

  private static void pair(String name, String subject) throws Exception {
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            subject,
            "-validity",
            "2",
            "-keystore",
            file(name).toString()));
    keytool(
        List.of(
            "-exportcert",
            "-alias",
            name,
            "-file",
            keys.resolve(name + ".crt").toString(),
            "-keystore",
            file(name).toString()));
  }

  private static void trust(String store, String who) throws Exception {
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            who,
            "-file",
            keys.resolve(who + ".crt").toString(),
            "-keystore",
            file(store).toString()));
  }

  private static Path file(String name) {
    return keys.resolve(name + ".p12");
  }

  private static void keytool(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** An HTTPS server that may require a certificate of its clients. */
  private static final class SecureServer implements AutoCloseable {
    private final HttpsServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private SecureServer(String certificate, boolean mutual) throws Exception {
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store(certificate), PASSWORD.toCharArray());
      TrustManagerFactory clients =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      clients.init(store("clients"));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), clients.getTrustManagers(), null);
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters ssl = context.getDefaultSSLParameters();
              ssl.setNeedClientAuth(mutual);
              parameters.setSSLParameters(ssl);
            }
          });
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              requests.incrementAndGet();
              exchange.getRequestBody().readAllBytes();
              ScriptedServer.reply(exchange, 201, "", "Location", "Basic/1");
            }
          });
      server.start();
    }

    private static KeyStore store(String name) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file(name))) {
        store.load(in, PASSWORD.toCharArray());
      }
      return store;
    }

    private URI url() {
      return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static EhrSettings ehr(URI url, Optional<Path> keystore, Optional<Path> truststore) {
    return TestEhrs.at(
        url,
        new ConnectionPolicy(
            false,
            List.of(),
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20_000,
            new TlsPolicy(keystore, truststore, Secret.of(PASSWORD))),
        keystore.isPresent() ? new Authorization.ClientCertificate() : new Authorization.None(),
        LimitPolicy.DEFAULT);
  }

  private static EhrReply send(EhrSettings settings) {
    try (HttpEhrClient client = TestEhrs.client(settings)) {
      return client.send(EhrRequest.create(new Basic()));
    }
  }

  @Test
  void aTrustedCertificateIsAcceptedAndShown() throws Exception {
    try (SecureServer server = new SecureServer("server", false);
        HttpEhrClient client =
            TestEhrs.client(ehr(server.url(), Optional.empty(), Optional.of(file("trusted"))))) {
      assertThat(client.send(EhrRequest.create(new Basic()))).isInstanceOf(Success.class);

      ConnectionProbe probe = client.probe();
      assertThat(probe.certificate().orElseThrow().getNotAfter().toInstant())
          .isBetween(
              Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(3)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server | | not issued by a trusted authority",
        "elsewhere | trusted | another host name"
      })
  void anotherCertificateIsRefusedBeforeAnythingIsSent(
      String certificate, String truststore, String message) throws Exception {
    try (SecureServer server = new SecureServer(certificate, false)) {
      NotSent reply =
          (NotSent)
              send(
                  ehr(
                      server.url(),
                      Optional.empty(),
                      Optional.ofNullable(truststore).map(EhrTlsTest::file)));

      assertThat(reply.reason()).isEqualTo(EhrReply.NotSentReason.UNREACHABLE);
      assertThat(reply.message()).contains(message);
      assertThat(server.requests).hasValue(0);
    }
  }

  @Test
  void thisProgramShowsItsCertificate() throws Exception {
    try (SecureServer server = new SecureServer("server", true)) {
      assertThat(send(ehr(server.url(), Optional.of(file("client")), Optional.of(file("trusted")))))
          .isInstanceOf(Success.class);

      PreflightReport report =
          Preflight.run(
              ehr(server.url(), Optional.of(file("client")), Optional.of(file("trusted"))),
              FhirContext.forR4Cached(),
              RequestBudget.ofThisProcess(),
              Optional.empty(),
              InstantSource.system());
      assertThat(report.checks())
          .filteredOn(check -> check.result() == PreflightReport.Result.WARNING)
          .extracting(check -> check.name() + ": " + check.message())
          .anyMatch(line -> line.matches("TLS: the EHR's certificate is valid until .* day.*"))
          .anyMatch(line -> line.matches("own certificate: .*valid until .* \\(1 day\\)"));
      int before = server.requests.get();
      EhrReply without = send(ehr(server.url(), Optional.empty(), Optional.of(file("trusted"))));
      assertThat(without).isNotInstanceOf(Success.class);
      assertThat(server.requests).hasValue(before);
    }
  }

  @Test
  void aKeystoreThatCannotBeUsedIsExplained() throws Exception {
    URI url = URI.create("https://ehr.example/fhir");
    Path text = Files.writeString(keys.resolve("text.p12"), "no keystore");
    EhrSettings wrongPassword =
        TestEhrs.at(
            url,
            new ConnectionPolicy(
                false,
                List.of(),
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                20_000,
                new TlsPolicy(Optional.of(file("client")), Optional.empty(), Secret.of("other"))),
            new Authorization.ClientCertificate(),
            LimitPolicy.DEFAULT);

    assertThatThrownBy(
            () -> send(ehr(url, Optional.of(keys.resolve("none.p12")), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tls.keystore")
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> send(ehr(url, Optional.of(text), Optional.empty())))
        .hasMessageContaining("is not PKCS #12")
        .hasMessageNotContaining(PASSWORD);
    assertThatThrownBy(() -> send(wrongPassword)).hasMessageContaining("password is wrong");
  }
}
