package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.utilities.Utilities;
import org.hl7.fhir.utilities.http.IHTTPAuthenticationProvider;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.finding.Finding;

/** For any content, the validator reads no file and opens no connection. */
class OutsideWorldTest {

  private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private String base;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          calls.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization"));
          if (exchange.getRequestURI().getPath().equals("/redirect")) {
            String elsewhere = base.replace("127.0.0.1", "localhost") + "/target";
            exchange.getResponseHeaders().add("Location", elsewhere);
            exchange.sendResponseHeaders(302, -1);
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The version that HAPI depends on has published vulnerabilities; see docs/decisions. */
  @Test
  void utilitiesOfTheLibraryAreTheFixedVersion() throws Exception {
    String jar = Utilities.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertThat(jar).contains("org.hl7.fhir.utilities-6.10.4.jar");
  }

  @Test
  void externalEntityIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "very secret");
    for (String target : List.of(secret.toUri().toString(), base + "/xxe")) {
      String xml =
          """
          <!DOCTYPE Patient [<!ENTITY x SYSTEM "%s">]>
          <Patient xmlns="http://hl7.org/fhir"><name><family value="a"/><text>&x;</text></name></Patient>
          """
              .formatted(target);
      List<Finding> findings = validate(xml, FhirFileFormat.XML);
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).isError()).isTrue();
      assertThat(findings.get(0).message()).doesNotContain("very secret");
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void claimedProfileOrSystemIsNotFetched() {
    String json =
        """
        {"resourceType":"Observation","meta":{"profile":["%1$s/redirect"]},"status":"final",
         "implicitRules":"%1$s/rules",
         "extension":[{"url":"%1$s/extension","valueString":"x"}],
         "code":{"coding":[{"system":"%1$s/system","code":"a"}]},
         "subject":{"reference":"%1$s/Patient/1"}}
        """
            .formatted(base);
    assertThat(validate(json, FhirFileFormat.JSON)).isNotEmpty();
    assertThat(calls).isEmpty();
  }

  /** The fixed vulnerability: a header with a secret was also sent to the target of a redirect. */
  @Test
  void fetcherOfTheLibrarySendsNoSecretToARedirectTarget() {
    try {
      ManagedWebAccess.accessor(List.of("web"), new SecretForLoopback()).get(base + "/redirect");
    } catch (IOException refused) {
      // Whether it follows or refuses the redirect does not matter.
    }
    assertThat(calls).anyMatch(call -> call.equals("/redirect [Bearer secret]"));
    assertThat(calls).noneMatch(call -> call.startsWith("/target") && call.contains("secret"));
  }

  private static final class SecretForLoopback implements IHTTPAuthenticationProvider {
    @Override
    public boolean isProtocolAllowed(URL url) {
      return true;
    }

    @Override
    public boolean canProvideHeaders(URL url) {
      return url.getHost().equals("127.0.0.1");
    }

    @Override
    public Map<String, String> getHeaders(URL url) {
      return Map.of("Authorization", "Bearer secret");
    }

    @Override
    public boolean isPrivateNetworkAllowed(URL url) {
      return true;
    }
  }

  private static List<Finding> validate(String content, FhirFileFormat format) {
    return Validator.create(TestFhir.R4)
        .validate(content.getBytes(StandardCharsets.UTF_8), format, "in", List.of());
  }
}
