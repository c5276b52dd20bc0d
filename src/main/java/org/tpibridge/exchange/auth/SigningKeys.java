package org.tpibridge.exchange.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.files.LimitedFile;

/**
 * The keys by which this program identifies itself to authorization servers. The first private key
 * of the file signs; the public keys of all are published, so that a key can be replaced while
 * tokens of the former one are still used.
 */
public final class SigningKeys {
  private static final long MAX_BYTES = 1 << 20;
  private static final int LEAST_RSA_BITS = 2048;

  private final Path file;
  private final List<JWK> keys;

  private SigningKeys(Path file, List<JWK> keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Reads a key file: a JWK, a JWK Set or PEM.
   *
   * @throws InvalidKeyFileException if it cannot be used; the message is for a user
   */
  public static SigningKeys read(Path file) throws InvalidKeyFileException {
    String text;
    try {
      text = new String(LimitedFile.readAll(file, MAX_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new InvalidKeyFileException(
          "The key file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
    List<JWK> named = new ArrayList<>();
    for (JWK key : text.startsWith("{") ? json(file, text) : PemKeys.read(file, text)) {
      named.add(withId(file, key));
    }
    SigningKeys keys = new SigningKeys(file, List.copyOf(named));
    keys.signing(List.of());
    return keys;
  }

  private static List<JWK> json(Path file, String text) throws InvalidKeyFileException {
    try {
      return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
    } catch (ParseException | IllegalArgumentException e) {
      // Not its message, which may quote the key.
      throw new InvalidKeyFileException("The key file " + file + " is not a valid JWK or JWK Set.");
    }
  }

  private static JWK withId(Path file, JWK key) throws InvalidKeyFileException {
    if (key.getKeyID() != null && !key.getKeyID().isBlank()) {
      return key;
    }
    try {
      String id = key.computeThumbprint().toString();
      return key instanceof RSAKey rsa
          ? new RSAKey.Builder(rsa).keyID(id).build()
          : key instanceof ECKey ec ? new ECKey.Builder(ec).keyID(id).build() : key;
    } catch (JOSEException e) {
      throw new InvalidKeyFileException("The key file " + file + " contains an unusable key.");
    }
  }

  /**
   * The key that signs.
   *
   * @param accepted algorithms that the authorization server accepts; empty if it does not say
   * @throws InvalidKeyFileException if there is none
   */
  SigningKey signing(Collection<String> accepted) throws InvalidKeyFileException {
    for (JWK key : keys) {
      Optional<JWSAlgorithm> algorithm = key.isPrivate() ? algorithm(key) : Optional.empty();
      if (algorithm.isPresent()
          && (accepted.isEmpty() || accepted.contains(algorithm.get().getName()))) {
        return new SigningKey(key, algorithm.get());
      }
    }
    throw new InvalidKeyFileException(
        "The key file "
            + file
            + " contains no private key that can sign. Required is an RSA key of at least 2048 bits"
            + " (RS384) or an EC key with the curve P-384 (ES384)"
            + (accepted.isEmpty()
                ? "."
                : ", and the authorization server accepts only " + list(accepted) + "."));
  }

  /** When the key that signs expires, or its certificate; empty if neither is stated. */
  public Optional<Instant> expires() throws InvalidKeyFileException {
    JWK key = signing(List.of()).key();
    Optional<Instant> stated = Optional.ofNullable(key.getExpirationTime()).map(Date::toInstant);
    Optional<Instant> certificate =
        Optional.ofNullable(key.getParsedX509CertChain())
            .filter(chain -> !chain.isEmpty())
            .map(chain -> chain.get(0).getNotAfter().toInstant());
    return Stream.of(stated, certificate).flatMap(Optional::stream).min(Instant::compareTo);
  }

  private static String list(Collection<String> algorithms) {
    return algorithms.stream()
        .filter(name -> name.matches("[A-Za-z0-9-]{1,20}"))
        .reduce((a, b) -> a + ", " + b)
        .orElse("others");
  }

  private static Optional<JWSAlgorithm> algorithm(JWK key) {
    if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
      return Optional.empty();
    }
    if (key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS) {
      return Optional.of(JWSAlgorithm.RS384);
    }
    return key instanceof ECKey ec && Curve.P_384.equals(ec.getCurve())
        ? Optional.of(JWSAlgorithm.ES384)
        : Optional.empty();
  }

  /** The public keys as a JWK Set, to publish or to register; without any private part. */
  public String publicSet() {
    List<JWK> published =
        keys.stream()
            .filter(key -> algorithm(key).isPresent())
            .map(JWK::toPublicJWK)
            .map(SigningKeys::forSignatures)
            .toList();
    return new JWKSet(published).toString(true);
  }

  private static JWK forSignatures(JWK key) {
    JWSAlgorithm algorithm = algorithm(key).orElseThrow();
    return key instanceof RSAKey rsa
        ? new RSAKey.Builder(rsa).keyUse(KeyUse.SIGNATURE).algorithm(algorithm).build()
        : new ECKey.Builder((ECKey) key).keyUse(KeyUse.SIGNATURE).algorithm(algorithm).build();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SigningKeys[" + file + "]";
  }
}
