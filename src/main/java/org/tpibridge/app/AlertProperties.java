package org.tpibridge.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.alert.AlertReceiver;
import org.tpibridge.exchange.alert.Webhook;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.Store;

/**
 * Settings under {@code tpibridge.alerts}; see {@code docs/continuous.md}.
 *
 * @param webhook URL to which alerts are posted
 * @param webhookToken sent as a bearer token
 * @param webhookTokenFile a file whose first line is the token
 * @param allowHttp whether the URL may be without TLS
 * @param repeatAfter when an alert that lasts is reported again
 */
record AlertProperties(
    Optional<String> webhook,
    Optional<String> webhookToken,
    Optional<Path> webhookTokenFile,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue("24h") Duration repeatAfter) {
  private static final String PLACE = "tpibridge.";

  /**
   * @throws UsageException if a setting cannot be used
   */
  AlertNotifier toNotifier(Store store) {
    if (repeatAfter.compareTo(Duration.ofMinutes(1)) < 0
        || repeatAfter.compareTo(Duration.ofDays(365)) > 0) {
      throw new UsageException(PLACE + "alerts.repeat-after must be 1m to 365d, such as 24h.");
    }
    try {
      return new AlertNotifier(store, receiver(), repeatAfter);
    } catch (IllegalArgumentException e) {
      throw new UsageException(PLACE + e.getMessage() + ".");
    }
  }

  private Optional<AlertReceiver> receiver() {
    Optional<String> text = webhook.map(String::strip).filter(url -> !url.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI url = EhrProperties.uri("alerts.webhook", text.get());
    return Optional.of(
        Webhook.open(
            url,
            SecretSetting.of("alerts.webhook-token", webhookToken, webhookTokenFile),
            allowHttp));
  }

  /** Protects the file of the token. */
  void protectIn(OutputFiles outputs) {
    webhookTokenFile.ifPresent(file -> outputs.protect(file, "a token file"));
  }

  /** Without secrets, because records are printed to logs. */
  @Override
  public String toString() {
    return "AlertProperties[…]";
  }
}
