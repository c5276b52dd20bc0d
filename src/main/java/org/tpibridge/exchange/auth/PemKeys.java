package org.tpibridge.exchange.auth;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys from PEM: RSA and EC keys in PKCS #8, as OpenSSL writes them. */
final class PemKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private static final String CONVERSION =
      " Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out NEW.pem";

  private static final int P384_BYTES = 48;

  /** Within a private key of the curve P-384: tag and length of its public point. */
  private static final byte[] POINT = {(byte) 0xA1, 0x64, 0x03, 0x62, 0x00, 0x04};

  private final Path file;

  private PemKeys(Path file) {
    this.file = file;
  }

  static List<JWK> read(Path file, String text) throws InvalidKeyFileException {
    PemKeys pem = new PemKeys(file);
    List<JWK> keys = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      switch (blocks.group(1)) {
        case "PRIVATE KEY" -> keys.add(pem.key(blocks.group(2)));
        case "ENCRYPTED PRIVATE KEY" ->
            throw pem.invalid("contains an encrypted key, which cannot be used." + CONVERSION);
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
            throw pem.invalid("contains a key that is not in PKCS #8." + CONVERSION);
        default -> {}
      }
    }
    if (keys.isEmpty()) {
      throw pem.invalid("contains no private key: neither JWK nor PEM (BEGIN PRIVATE KEY).");
    }
    return keys;
  }

  private InvalidKeyFileException invalid(String problem) {
    return new InvalidKeyFileException("The key file " + file + " " + problem);
  }

  private JWK key(String base64) throws InvalidKeyFileException {
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw invalid("contains a damaged key.");
    }
    try {
      if (decoded("RSA", encoded) instanceof RSAPrivateCrtKey rsa) {
        return rsa(rsa);
      }
      throw invalid("contains an RSA key without its public part.");
    } catch (InvalidKeySpecException e) {
      return ec(encoded);
    } catch (GeneralSecurityException e) {
      throw invalid("contains a key that cannot be used.");
    }
  }

  private static PrivateKey decoded(String kind, byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static JWK rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
    RSAPublicKey publicKey =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    return new RSAKey.Builder(publicKey).privateKey(key).build();
  }

  private JWK ec(byte[] encoded) throws InvalidKeyFileException {
    try {
      ECPrivateKey key = (ECPrivateKey) decoded("EC", encoded);
      if (!Curve.P_384.equals(Curve.forECParameterSpec(key.getParams()))) {
        throw invalid("contains an EC key with another curve than P-384, which ES384 requires.");
      }
      int start = encoded.length - 2 * P384_BYTES - POINT.length;
      if (start < 0
          || !Arrays.equals(encoded, start, start + POINT.length, POINT, 0, POINT.length)) {
        throw invalid(
            "contains an EC key without its public part. Create it again: openssl genpkey"
                + " -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out NEW.pem");
      }
      int point = start + POINT.length;
      return new ECKey.Builder(
              Curve.P_384, coordinate(encoded, point), coordinate(encoded, point + P384_BYTES))
          .privateKey(key)
          .build();
    } catch (GeneralSecurityException | ClassCastException | IllegalStateException e) {
      throw invalid("contains a key that is neither RSA nor EC with the curve P-384.");
    }
  }

  private static Base64URL coordinate(byte[] encoded, int start) {
    return Base64URL.encode(Arrays.copyOfRange(encoded, start, start + P384_BYTES));
  }
}
