package org.tpibridge.exchange.preflight;

import ca.uhn.fhir.context.FhirContext;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.auth.InvalidKeyFileException;
import org.tpibridge.exchange.auth.SigningKeys;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.HttpEhrClient.ConnectionProbe;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.hl7v2.ReceiverProbe;
import org.tpibridge.exchange.http.TlsContexts;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.schedule.EhrConditions.Expiry;

/**
 * Finds out when the certificates and the key of a connection expire, with one request to the FHIR
 * API, or one connection to a receiver of messages.
 */
public final class ConnectionExpiry {
  private static final Logger log = LoggerFactory.getLogger(ConnectionExpiry.class);

  private ConnectionExpiry() {}

  /**
   * @param budget counts the requests of a day
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  public static Expiry of(
      EhrSettings ehr, FhirContext context, RequestBudget budget, InstantSource clock) {
    if (!ehr.hasFhir()) {
      return new Expiry(
          ReceiverProbe.of(ehr).certificate().map(ConnectionExpiry::end),
          TlsContexts.own(ehr.connection().tls()).map(ConnectionExpiry::end),
          Optional.empty());
    }
    try (HttpEhrClient client = HttpEhrClient.open(ehr, context, clock, budget)) {
      return of(ehr, client);
    }
  }

  private static Expiry of(EhrSettings ehr, HttpEhrClient client) {
    ConnectionProbe probe = client.probe();
    return new Expiry(
        probe.certificate().map(ConnectionExpiry::end),
        probe.ownCertificate().map(ConnectionExpiry::end),
        key(ehr));
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  private static Optional<Instant> key(EhrSettings ehr) {
    if (!(ehr.authorization() instanceof Authorization.BackendServices services)) {
      return Optional.empty();
    }
    try {
      return SigningKeys.read(services.keyFile()).expires();
    } catch (InvalidKeyFileException e) {
      // Requests for tokens report it.
      log.debug("The key file of {} cannot be used", ehr.name(), e);
      return Optional.empty();
    }
  }
}
