package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.exchange.settings.Secret;

/**
 * Settings under {@code tpibridge.ehrs[].notifications}; see {@code docs/continuous.md}.
 *
 * @param token that the Subscription of the EHR sends
 * @param tokenFile a file whose first line is the token
 */
record EhrNotificationProperties(Optional<String> token, Optional<Path> tokenFile) {

  Optional<Secret> secret() {
    return SecretSetting.of("notifications.token", token, tokenFile);
  }

  @Override
  public String toString() {
    return "EhrNotificationProperties[…]";
  }
}
