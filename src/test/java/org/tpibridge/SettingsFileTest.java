package org.tpibridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    System.setProperty(name, "/etc/tpi/a file");
    try {
      assertThat(SettingsFile.read()).isNotNull();

      System.setProperty(name, "no\0path");
      assertThatThrownBy(SettingsFile::read)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(name);
    } finally {
      System.clearProperty(name);
    }
  }
}
