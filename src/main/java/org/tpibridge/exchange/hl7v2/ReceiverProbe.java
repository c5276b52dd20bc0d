package org.tpibridge.exchange.hl7v2;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.tpibridge.exchange.settings.EhrSettings;

/**
 * What a connection to a receiver shows. Nothing is sent.
 *
 * @param failure why there is no connection, for users
 * @param certificate of the receiver, if the connection uses TLS
 */
public record ReceiverProbe(Optional<String> failure, Optional<X509Certificate> certificate) {

  /**
   * Connects to the receiver of an EHR, and closes the connection.
   *
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  public static ReceiverProbe of(EhrSettings ehr) {
    try (MllpSender sender =
        new MllpSender(ehr.hl7v2().orElseThrow(), Hl7EhrClient.encryption(ehr))) {
      return sender.probe();
    }
  }
}
