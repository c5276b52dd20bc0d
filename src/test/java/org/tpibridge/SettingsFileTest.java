package org.tpibridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.cli.UsageException;

/** Settings as somebody sets them: by words. */
class SettingsFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.key-file",
        "store.password-file",
        "listener.tls.keystore",
        "listener.tls.truststore",
        "listener.tls.password-file"
      })
  void aFileIsNamedByItsPath(String setting) {
    String name = "tpibridge." + setting;

    assertThat(SettingsFile.read(saying(name, "/etc/tpi/a file"))).isNotNull();

    assertThatThrownBy(() -> SettingsFile.read(saying(name, "no\0path")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(name);
  }

  private static ConfigurableEnvironment saying(String name, String value) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("typed", Map.of(name, value)));
    return environment;
  }
}
