package org.tpibridge.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ListeningCheckTest {
  private static ListeningCheck with(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return new ListeningCheck(environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "localhost", "::1"})
  void thisMachineNeedsNoEncryption(String address) {
    assertThatCode(() -> with(Map.of("server.address", address)).check(false))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void otherMachinesNeedEncryption(String address) {
    ListeningCheck plain = with(Map.of("server.address", address));
    ListeningCheck off =
        with(
            Map.of(
                "server.address", address,
                "server.ssl.enabled", "false",
                "server.ssl.certificate", "cert.pem"));
    ListeningCheck encrypted =
        with(Map.of("server.address", address, "server.ssl.certificate", "cert.pem"));

    for (ListeningCheck refused : new ListeningCheck[] {plain, off}) {
      assertThatThrownBy(() -> refused.check(false))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("tpibridge.security.behind-proxy");
      assertThatCode(() -> refused.check(true)).doesNotThrowAnyException();
    }
    assertThatCode(() -> encrypted.check(false)).doesNotThrowAnyException();
  }

  @Test
  void anAddressThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> with(Map.of("server.address", "no such.invalid")).check(false))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("no such.invalid");
  }
}
