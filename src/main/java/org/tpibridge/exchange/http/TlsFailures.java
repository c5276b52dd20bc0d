package org.tpibridge.exchange.http;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why TLS failed, for a user. */
final class TlsFailures {
  private TlsFailures() {}

  static String reason(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateExpiredException) {
        return "the certificate of the EHR has expired.";
      }
      if (each instanceof CertificateNotYetValidException) {
        return "the certificate of the EHR is not valid yet. Check the clock of this machine.";
      }
      if (each instanceof SSLPeerUnverifiedException) {
        return "the certificate of the EHR is for another host name.";
      }
      String message = String.valueOf(each.getMessage());
      if (message.contains("unable to find valid certification path")
          || message.contains("PKIX path")) {
        return "the certificate of the EHR was not issued by a trusted authority. Set"
            + " tls.truststore.";
      }
      if (message.contains("bad_certificate")
          || message.contains("certificate_required")
          || message.contains("handshake_failure")) {
        return "the EHR refused the handshake. It may require a certificate of this program"
            + " (tls.keystore).";
      }
      if (message.contains("plaintext connection")
          || message.contains("Unsupported or unrecognized SSL message")) {
        return "the EHR does not use TLS at this port.";
      }
    }
    return "the handshake with the EHR failed.";
  }
}
