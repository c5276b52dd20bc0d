package org.tpibridge.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests TLS with certificates that the JDK's keytool creates for this run. */
@Timeout(60)
class TlsListenerTest {
  private static final String PASSWORD = "invented-for-this-test";
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final String MESSAGE =
      "MSH|^~\\&|EMR|CLINIC|TPI|BRIDGE|20240304||ORU^R01|M-1|P|2.5.1\r";

  @TempDir private static Path keys;

  private final MemoryInbox inbox = new MemoryInbox();

  @BeforeAll
  static void makeCertificates() throws Exception {
    for (String who : List.of("server", "client", "stranger")) {
      keytool(
          "-genkeypair",
          "-alias",
          who,
          "-keyalg",
          "EC",
          "-dname",
          "CN=" + who,
          "-ext",
          "san=ip:127.0.0.1",
          "-validity",
          "2",
          "-keystore",
          file(who));
      keytool(
          "-exportcert",
          "-alias",
          who,
          "-file",
          keys.resolve(who + ".crt").toString(),
          "-keystore",
          file(who));
    }
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "client",
        "-file",
        keys.resolve("client.crt").toString(),
        "-keystore",
        file("trust-client"));
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "server",
        "-file",
        keys.resolve("server.crt").toString(),
        "-keystore",
        file("trust-server"));
  }

  private static String file(String name) {
    return keys.resolve(name + ".p12").toString();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static TlsFiles tls(boolean mutual) {
    return new TlsFiles(
        Path.of(file("server")),
        mutual ? Optional.of(Path.of(file("trust-client"))) : Optional.empty(),
        PASSWORD);
  }

  private static ListenerSettings settings(InetAddress address, Optional<TlsFiles> tls) {
    return new ListenerSettings(address, 0, 4, 4096, TIME, TIME, false, tls);
  }

  private MllpListener listening(ListenerSettings settings) throws ListenerException {
    return MllpListener.start(settings, inbox);
  }

  private static MllpClient client(InetSocketAddress address, Optional<String> certificate)
      throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(certificate.isEmpty() ? null : store(certificate.get()), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store("trust-server"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        certificate.isEmpty() ? null : own.getKeyManagers(), trust.getTrustManagers(), null);
    return new MllpClient(context.getSocketFactory().createSocket("127.0.0.1", address.getPort()));
  }

  private static KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(file(name)))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  @Test
  void aMessageGoesOverTls() throws Exception {
    try (MllpListener listener =
            listening(settings(InetAddress.getLoopbackAddress(), Optional.of(tls(false))));
        MllpClient client = client(listener.address(), Optional.empty())) {
      assertThat(client.send(MESSAGE)).contains("MSA|AA|M-1");
    }
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aTrustedClientMaySendFromAnotherMachine() throws Exception {
    try (MllpListener listener =
            listening(settings(InetAddress.getByName("0.0.0.0"), Optional.of(tls(true))));
        MllpClient client = client(listener.address(), Optional.of("client"))) {
      assertThat(client.send(MESSAGE)).contains("MSA|AA|M-1");
    }
    assertThat(inbox.imported()).hasSize(1);
  }

  @ParameterizedTest(name = "certificate: {0}")
  @ValueSource(strings = {"", "stranger"})
  void anUnknownClientIsRefused(String certificate) throws Exception {
    try (MllpListener listener =
        listening(settings(InetAddress.getLoopbackAddress(), Optional.of(tls(true))))) {
      assertThatThrownBy(
              () -> {
                try (MllpClient client =
                    client(
                        listener.address(), Optional.of(certificate).filter(c -> !c.isEmpty()))) {
                  if (client.send(MESSAGE).isEmpty()) {
                    throw new IOException("closed");
                  }
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(inbox.imported()).isEmpty();
  }

  @Test
  void aClientWithoutTlsIsRefusedAndOthersContinue() throws Exception {
    try (MllpListener listener =
        listening(settings(InetAddress.getLoopbackAddress(), Optional.of(tls(false))))) {
      try (MllpClient plain = new MllpClient(listener.address())) {
        plain.raw(MllpClient.framed(MESSAGE));
        assertThat(plain.answer()).doesNotContain("MSA");
      }
      try (MllpClient client = client(listener.address(), Optional.empty())) {
        assertThat(client.send(MESSAGE)).contains("MSA|AA|M-1");
      }
    }
    assertThat(inbox.imported()).hasSize(1);
  }

  static Stream<Optional<TlsFiles>> tooLittle() {
    return Stream.of(Optional.empty(), Optional.of(tls(false)));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("tooLittle")
  void aNetworkAddressRequiresMutualTls(Optional<TlsFiles> tls) throws Exception {
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");

    assertThatThrownBy(() -> settings(everywhere, tls))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keystore and a truststore");
  }

  @Test
  void aWrongPasswordIsReportedWithoutQuotingIt() {
    TlsFiles wrong = new TlsFiles(Path.of(file("server")), Optional.empty(), "not-this-one");

    assertThatThrownBy(
            () -> listening(settings(InetAddress.getLoopbackAddress(), Optional.of(wrong))))
        .isInstanceOf(ListenerException.class)
        .hasMessageContaining("server.p12")
        .hasMessageNotContaining("not-this-one");
    assertThat(wrong.toString()).doesNotContain("not-this-one");
  }
}
