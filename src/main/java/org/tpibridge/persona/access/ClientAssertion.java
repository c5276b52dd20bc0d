package org.tpibridge.persona.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The signed statement (JWT) by which a client identifies itself: RS384 or ES384. */
final class ClientAssertion {
  private final ObjectNode header;
  private final ObjectNode claims;
  private final byte[] signed;
  private final byte[] signature;

  private ClientAssertion(ObjectNode header, ObjectNode claims, byte[] signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  static Optional<ClientAssertion> parse(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ClientAssertion(
              FhirTree.parse(decode(parts[0])),
              FhirTree.parse(decode(parts[1])),
              (parts[0] + "." + parts[1]).getBytes(US_ASCII),
              decode(parts[2])));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  String text(String claim) {
    return FhirTree.text(claims, claim);
  }

  boolean isFor(String audience) {
    return FhirTree.list(claims, "aud").stream().anyMatch(a -> a.asString("").equals(audience));
  }

  /** Seconds since 1970; 0 if it is missing. */
  long expires() {
    return claims.path("exp").asLong(0);
  }

  /** Whether one of the keys made the signature. */
  boolean isSignedBy(String jwks) {
    String kid = FhirTree.text(header, "kid");
    String algorithm = FhirTree.text(header, "alg");
    try {
      for (JsonNode key : FhirTree.list(FhirTree.parse(jwks.getBytes(UTF_8)), "keys")) {
        if (FhirTree.text(key, "kid").equals(kid) && verifies(key, algorithm)) {
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
      return false;
    }
  }

  private boolean verifies(JsonNode key, String algorithm) throws GeneralSecurityException {
    String kind = FhirTree.text(key, "kty");
    Signature verifier;
    PublicKey publicKey;
    if (algorithm.equals("RS384") && kind.equals("RSA")) {
      verifier = Signature.getInstance("SHA384withRSA");
      publicKey =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    } else if (algorithm.equals("ES384") && kind.equals("EC")) {
      verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
      AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec("secp384r1"));
      publicKey =
          KeyFactory.getInstance("EC")
              .generatePublic(
                  new ECPublicKeySpec(
                      new ECPoint(number(key, "x"), number(key, "y")),
                      curve.getParameterSpec(ECParameterSpec.class)));
    } else {
      return false;
    }
    verifier.initVerify(publicKey);
    verifier.update(signed);
    return verifier.verify(signature);
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, decode(FhirTree.text(key, name)));
  }
}
