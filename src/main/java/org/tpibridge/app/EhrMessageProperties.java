package org.tpibridge.app;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AcknowledgmentMode;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AssigningAuthority;
import org.tpibridge.exchange.settings.Hl7TargetSettings.CompletionStatus;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageCharset;
import org.tpibridge.exchange.settings.Hl7TargetSettings.PdfForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.TextForm;
import org.tpibridge.exchange.settings.Hl7TargetSettings.WithdrawalForm;

/**
 * Settings under {@code tpibridge.ehrs[].hl7v2}; see {@code docs/ehr-settings.md}.
 *
 * @param url such as {@code mllps://interface.example:6661}
 */
record EhrMessageProperties(
    Optional<String> url,
    @DefaultValue("TPIBRIDGE") String sendingApplication,
    @DefaultValue("") String sendingFacility,
    @DefaultValue("") String receivingApplication,
    @DefaultValue("") String receivingFacility,
    @DefaultValue List<AuthorityEntry> authorities,
    @DefaultValue("utf-8") MessageCharset charset,
    @DefaultValue("segment-for-each-line") TextForm text,
    @DefaultValue("table-codes") PdfForm pdf,
    @DefaultValue("original") AcknowledgmentMode acknowledgment,
    @DefaultValue("cancel") WithdrawalForm withdrawal,
    @DefaultValue("documented") CompletionStatus completion,
    @DefaultValue("PN") String documentType,
    @DefaultValue("true") boolean repeatUnanswered) {

  /**
   * @param system an identifier system of this store
   * @param namespace by which the receiver names the assigning authority
   * @param universalId such as an OID
   * @param universalIdType such as {@code ISO}
   */
  record AuthorityEntry(
      Optional<String> system,
      @DefaultValue("") String namespace,
      @DefaultValue("") String universalId,
      @DefaultValue("") String universalIdType) {}

  boolean isSet() {
    return url.filter(text -> !text.isBlank()).isPresent();
  }

  /** The address, for an EHR without a FHIR API. */
  URI address() {
    URI address = EhrProperties.uri("hl7v2.url", EhrProperties.required("hl7v2.url", url));
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean more =
        address.getRawUserInfo() != null
            || address.getRawQuery() != null
            || !String.valueOf(address.getRawPath()).matches("(?:null)?/?");
    if (!(scheme.equals("mllp") || scheme.equals("mllps"))
        || address.getHost() == null
        || address.getPort() < 0
        || more) {
      throw new IllegalArgumentException(
          "hl7v2.url must be mllps:// or mllp:// with a host and a port, such as"
              + " mllps://interface.example:6661");
    }
    return address;
  }

  /**
   * @throws IllegalArgumentException if a setting cannot be used
   */
  Hl7TargetSettings toSettings(ConnectionPolicy connection) {
    URI address = address();
    Map<String, AssigningAuthority> bySystem = new HashMap<>();
    for (AuthorityEntry entry : authorities) {
      String system = EhrProperties.required("hl7v2.authorities[].system", entry.system());
      AssigningAuthority before =
          bySystem.put(
              system,
              new AssigningAuthority(
                  entry.namespace(), entry.universalId(), entry.universalIdType()));
      if (before != null) {
        throw new IllegalArgumentException(
            "hl7v2.authorities lists the system " + system + " more than once");
      }
    }
    return new Hl7TargetSettings(
        new Hl7TargetSettings.Endpoint(
            address.getHost(),
            address.getPort(),
            address.getScheme().equalsIgnoreCase("mllps"),
            connection.connectTime(),
            connection.readTime()),
        new Hl7TargetSettings.Parties(
            sendingApplication, sendingFacility, receivingApplication, receivingFacility),
        new Hl7TargetSettings.MessageForm(
            charset, text, pdf, acknowledgment, withdrawal, completion, documentType),
        bySystem,
        repeatUnanswered);
  }
}
