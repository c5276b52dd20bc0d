package org.tpibridge.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.client.TestEhrs;

/** Addresses, and hosts whose name server gives other addresses than expected. */
final class NetworkAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "2600:1f18::1, PUBLIC",
    "10.1.2.3, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "100.128.0.0, PUBLIC",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "::ffff:10.0.0.1, PRIVATE",
    "64:ff9b::a00:1, PRIVATE",
    "64:ff9b::7f00:1, LOOPBACK",
    "2002:7f00:1::, LOOPBACK",
    "0.0.0.0, SPECIAL",
    "::, SPECIAL",
    "169.254.169.254, SPECIAL",
    "fe80::1, SPECIAL",
    "fd00:ec2::254, SPECIAL",
    "224.0.0.1, SPECIAL",
    "ff02::1, SPECIAL",
    "255.255.255.255, SPECIAL"
  })
  void addressesHaveAKind(String address, NetworkAddresses.Kind kind) throws UnknownHostException {
    assertThat(NetworkAddresses.kindOf(InetAddress.getByName(address))).isEqualTo(kind);
  }

  private static EgressGuard guard(String address, String... allowed) {
    DnsResolver resolver =
        host ->
            new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(address)};
    return new EgressGuard(
        new org.tpibridge.exchange.settings.EhrSettings(
            "test-ehr",
            URI.create("https://ehr.example/fhir"),
            org.tpibridge.exchange.settings.EhrSettings.Environment.TEST,
            org.tpibridge.exchange.settings.PushPolicy.DEFAULT,
            org.tpibridge.exchange.settings.MatchingPolicy.DEFAULT,
            TestEhrs.connection(allowed),
            new org.tpibridge.exchange.settings.Authorization.None(),
            org.tpibridge.exchange.settings.LimitPolicy.DEFAULT,
            org.tpibridge.exchange.settings.CapabilityPolicy.DEFAULT,
            org.tpibridge.exchange.settings.WriteProfile.EVERYTHING,
            org.tpibridge.exchange.settings.PullPolicy.DEFAULT,
            org.tpibridge.exchange.settings.ConflictPolicy.DEFAULT),
        resolver);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254"})
  void oneForbiddenAddressOfAnAllowedHostIsEnough(String address) {
    EgressGuard guard = guard(address, "files.example");

    assertThatThrownBy(() -> guard.resolve("files.example"))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessageContaining("files.example");
    assertThatCode(() -> guard.resolve("ehr.example")).doesNotThrowAnyException();
    assertThatCode(() -> guard("8.8.4.4", "files.example").resolve("files.example"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "https://ehr.example/fhir/x, true",
    "https://EHR.example:443/other, true",
    "https://ehr.example:8443/fhir, false",
    "http://ehr.example/fhir, false",
    "https://files.example/a, true",
    "https://files.example:8443/a, false",
    "https://pages.example:8443/a, true",
    "https://pages.example/a, false",
    "http://files.example:443/a, false",
    "https://ehr.example.evil.example/fhir, false",
    "https://ehr.example@evil.example/fhir, false"
  })
  void aUrlIsAllowedByHostAndPort(URI url, boolean allowed) {
    EgressGuard guard = guard("8.8.4.4", "files.example", "pages.example:8443");

    if (allowed) {
      assertThatCode(() -> guard.check(url)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> guard.check(url)).isInstanceOf(ForbiddenAddressException.class);
    }
  }

  @Test
  void credentialsAreForTheBaseOnly() {
    EgressGuard guard = guard("8.8.4.4", "files.example");

    assertThat(guard.isBase(URI.create("https://ehr.example/other"))).isTrue();
    assertThat(guard.isBase(URI.create("https://files.example/fhir"))).isFalse();
    assertThat(guard.isBase(URI.create("http://ehr.example:443/fhir"))).isFalse();
  }
}
