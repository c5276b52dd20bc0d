package org.tpibridge.exchange.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/** A private key with the algorithm that SMART prescribes for its kind. */
record SigningKey(JWK key, JWSAlgorithm algorithm) {

  String id() {
    return key.getKeyID();
  }

  JWSSigner signer() throws JOSEException {
    return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}
