package org.tpibridge.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key files as OpenSSL and vendors' tools write them. */
final class SigningKeysTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("key"), text);
  }

  /** Whether what the key signs is verified by the key that is published. */
  private static void assertPublishedKeyVerifies(SigningKeys keys) throws Exception {
    SigningKey signing = keys.signing(List.of());
    JWSObject signed =
        new JWSObject(
            new JWSHeader.Builder(signing.algorithm()).keyID(signing.id()).build(),
            new Payload("visit"));
    signed.sign(signing.signer());
    JWK published = JWKSet.parse(keys.publicSet()).getKeyByKeyId(signing.id());
    JWSVerifier verifier =
        published instanceof RSAKey rsa
            ? new RSASSAVerifier(rsa)
            : new ECDSAVerifier((ECKey) published);

    assertThat(signed.verify(verifier)).isTrue();
    assertThat(published.isPrivate()).isFalse();
    assertThat(published.getKeyUse().identifier()).isEqualTo("sig");
    assertThat(published.getAlgorithm()).isEqualTo(signing.algorithm());
  }

  @Test
  void pemKeysOfBothKindsAreUsable() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    SigningKeys ofRsa =
        SigningKeys.read(file(TestKeys.pem(rsa.generateKeyPair().getPrivate().getEncoded())));

    assertThat(ofRsa.signing(List.of()).algorithm().getName()).isEqualTo("RS384");
    assertPublishedKeyVerifies(ofRsa);
  }

  @Test
  void theExpiryOfTheKeyThatSignsIsRead() throws Exception {
    Instant end = Instant.parse("2027-01-31T00:00:00Z");
    JWK expiring = new ECKey.Builder(TestKeys.ec("a")).expirationTime(Date.from(end)).build();

    assertThat(SigningKeys.read(file(TestKeys.set(expiring, TestKeys.ec("b")))).expires())
        .contains(end);
    assertThat(SigningKeys.read(file(TestKeys.set(TestKeys.ec("b"), expiring))).expires())
        .isEmpty();
  }

  /** {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384}. */
  @Test
  void anEcKeyOfOpensslIsUsable() throws Exception {
    SigningKeys keys =
        SigningKeys.read(
            file(
                """
                -----BEGIN PRIVATE KEY-----
                MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDAWTxuxhIkBVm069u+4
                yVCQJWPNNd9/6tBa9jWOUlzmErpjmfkXRVU5OLl28o3WS1mhZANiAAT1iKD2YxQw
                dU1JDFvWCbvHVkeLxwKCzBly8OYSfLD0hpLHCuVe063lw1+03bSy6JARqrqFuEBw
                e6F2U21v6lI50btBmJFOfYKrqt70AN5GxrvWzznFayoS8YnaNvcQN4A=
                -----END PRIVATE KEY-----
                """));

    assertThat(keys.signing(List.of()).algorithm().getName()).isEqualTo("ES384");
    assertPublishedKeyVerifies(keys);
  }

  @Test
  void allKeysArePublishedAndTheFirstSigns() throws Exception {
    SigningKeys keys =
        SigningKeys.read(
            file(TestKeys.set(TestKeys.ec("new"), TestKeys.rsa("old"), TestKeys.rsa("older"))));

    assertThat(keys.signing(List.of()).id()).isEqualTo("new");
    assertThat(keys.signing(Set.of("RS384")).id()).isEqualTo("old");
    assertThat(JWKSet.parse(keys.publicSet()).getKeys())
        .extracting(JWK::getKeyID)
        .containsExactly("new", "old", "older");
    assertThat(keys.publicSet()).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"");
    assertPublishedKeyVerifies(keys);
  }

  @Test
  void aKeyWithoutAnIdHasItsThumbprint() throws Exception {
    RSAKey key = TestKeys.rsa(null);

    assertThat(SigningKeys.read(file(key.toJSONString())).signing(List.of()).id())
        .isEqualTo(key.computeThumbprint().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kty\":\"canary-5ecret\"} | is not a valid JWK",
        "{\"keys\":[]} | contains no private key that can sign",
        "canary-5ecret | contains no private key: neither JWK nor PEM",
        "-----BEGIN RSA PRIVATE KEY-----canary-----END RSA PRIVATE KEY----- | openssl pkcs8",
        "-----BEGIN EC PRIVATE KEY-----canary-----END EC PRIVATE KEY----- | openssl pkcs8",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----canary-----END ENCRYPTED PRIVATE KEY----- | encrypted key",
        "-----BEGIN PRIVATE KEY-----canary5ecret-----END PRIVATE KEY----- | neither RSA nor EC"
      })
  void anUnusableFileIsExplainedWithoutItsContent(String text, String message) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> SigningKeys.read(file))
        .isInstanceOf(InvalidKeyFileException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("canary");
  }

  @Test
  void keysThatSmartDoesNotAllowAreRefused() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp256r1"));
    Path small = file(TestKeys.pem(rsa.generateKeyPair().getPrivate().getEncoded()));

    assertThatThrownBy(() -> SigningKeys.read(small)).hasMessageContaining("2048 bits");
    Path p256 = file(TestKeys.pem(ec.generateKeyPair().getPrivate().getEncoded()));
    assertThatThrownBy(() -> SigningKeys.read(p256)).hasMessageContaining("P-384");
    Path published = file(TestKeys.publicSet(TestKeys.rsa("public-only")));
    assertThatThrownBy(() -> SigningKeys.read(published)).hasMessageContaining("no private key");
    assertThatThrownBy(() -> SigningKeys.read(folder.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aServerThatAcceptsOtherAlgorithmsIsExplained() throws Exception {
    SigningKeys keys = SigningKeys.read(file(TestKeys.set(TestKeys.rsa("r1"))));

    assertThatThrownBy(() -> keys.signing(Set.of("ES384")))
        .hasMessageContaining("the authorization server accepts only ES384");
  }
}
