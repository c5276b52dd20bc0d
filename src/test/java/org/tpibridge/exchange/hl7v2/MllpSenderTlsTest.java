package org.tpibridge.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageForm;
import org.tpibridge.listener.ListenerSettings;
import org.tpibridge.listener.MemoryInbox;
import org.tpibridge.listener.MllpListener;
import org.tpibridge.listener.TlsFiles;

/** Messages are sent to the program's own listener, with certificates made for this run. */
@Timeout(60)
class MllpSenderTlsTest {
  private static final String PASSWORD = "invented-for-this-test";
  private static final Duration TIME = Duration.ofSeconds(10);

  @TempDir private static Path keys;

  private final MemoryInbox inbox = new MemoryInbox();

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool("right", "ip:127.0.0.1");
    keytool("other", "dns:other.example");
  }

  private static void keytool(String name, String host) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + name, "-ext", "san=" + host, "-validity", "2"));
    command.addAll(List.of("-keystore", file(name).toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Path file(String name) {
    return keys.resolve(name + ".p12");
  }

  /** Trusts the certificate of a keystore. */
  private static SSLSocketFactory trusting(String name) throws Exception {
    KeyStore server = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file(name))) {
      server.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private Hl7Reply send(String certificate, SSLSocketFactory encryption) throws Exception {
    ListenerSettings listening =
        new ListenerSettings(
            InetAddress.getLoopbackAddress(),
            0,
            4,
            1024 * 1024,
            TIME,
            TIME,
            false,
            Optional.of(new TlsFiles(file(certificate), Optional.empty(), PASSWORD)));
    try (MllpListener listener = MllpListener.start(listening, inbox)) {
      Hl7TargetSettings plain = MdmExamples.settings(MessageForm.DEFAULT);
      Hl7TargetSettings settings =
          new Hl7TargetSettings(
              new Endpoint("127.0.0.1", listener.address().getPort(), true, TIME, TIME),
              plain.parties(),
              plain.form(),
              plain.authorities(),
              true);
      try (MllpSender sender = new MllpSender(settings, encryption)) {
        return sender.send(MdmExamples.message());
      }
    }
  }

  @Test
  void aMessageIsSentWithTls() throws Exception {
    assertThat(send("right", trusting("right"))).isEqualTo(new Hl7Reply.Accepted("AA"));
    assertThat(inbox.imported()).hasSize(1);
  }

  @Test
  void aReceiverThatIsNotTrustedGetsNothing() throws Exception {
    assertThat(send("right", trusting("other"))).isInstanceOf(Hl7Reply.NotSent.class);
    assertThat(inbox.imported()).isEmpty();
  }

  @Test
  void aTrustedCertificateOfAnotherHostGetsNothing() throws Exception {
    assertThat(send("other", trusting("other"))).isInstanceOf(Hl7Reply.NotSent.class);
    assertThat(inbox.imported()).isEmpty();
  }
}
