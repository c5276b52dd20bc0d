package org.tpibridge.exchange.client;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.WriteProfile;

/** Settings of EHRs in tests, with short times. */
public final class TestEhrs {
  private TestEhrs() {}

  public static EhrSettings at(URI url) {
    return at(url, connection(), new Authorization.None(), LimitPolicy.DEFAULT);
  }

  public static EhrSettings at(
      URI url, ConnectionPolicy connection, Authorization authorization, LimitPolicy limits) {
    return new EhrSettings(
        "test-ehr",
        url,
        EhrSettings.Environment.TEST,
        PushPolicy.DEFAULT,
        MatchingPolicy.DEFAULT,
        connection,
        authorization,
        limits,
        CapabilityPolicy.DEFAULT,
        WriteProfile.EVERYTHING,
        PullPolicy.DEFAULT,
        ConflictPolicy.DEFAULT);
  }

  public static ConnectionPolicy connection(String... allowedHosts) {
    return new ConnectionPolicy(
        false,
        List.of(allowedHosts),
        false,
        Duration.ofSeconds(2),
        Duration.ofMillis(400),
        Duration.ofMillis(1200),
        20_000,
        ConnectionPolicy.TlsPolicy.DEFAULT);
  }

  public static HttpEhrClient client(EhrSettings settings) {
    return HttpEhrClient.open(settings, FhirContext.forR4Cached(), InstantSource.system());
  }
}
