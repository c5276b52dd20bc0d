package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.importing.UsageException;

/** Reads settings from text, as users write them. */
class SettingsReaderTest {
  @TempDir private Path folder;

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

    assertThat(SettingsReader.read(saying(name, "/etc/tpi/a file"))).isNotNull();

    assertThatThrownBy(() -> SettingsReader.read(saying(name, "no\0path")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.config.location",
        "spring.config.additional-location",
        "spring.config.additionallocation",
        "spring.config.import"
      })
  @Timeout(20)
  void anEndlessFileIsRefusedInEverySetting(String setting) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("endless.yaml"), Path.of("/dev/zero"));

    for (String location :
        List.of("/dev/zero[.yaml]", "optional:file:" + link, "file://" + link, "" + link)) {
      assertThatThrownBy(() -> SettingsReader.read(saying(setting, location)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("It is a device or a pipe");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application.yaml", "application-night.yml", "application.properties"})
  @Timeout(20)
  void aSettingsFolderWithAnEndlessFileIsRefused(String name) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of("/dev/zero"));

    assertThatThrownBy(
            () -> SettingsReader.read(saying("spring.config.additional-location", folder + "/")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("It is a device or a pipe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "additional-location"})
  void settingsInAnotherPlaceAreNotOverwritten(String setting) throws IOException {
    Path settings =
        Files.writeString(folder.resolve("clinic.yaml"), "tpibridge.clinic.name: Elsewhere\n");
    Path visits = Files.writeString(folder.resolve("visits.csv"), "visit_id\n1\n");

    Typed typed =
        Typed.with(
            Map.of("spring.config." + setting, "file:" + settings),
            "",
            "check",
            visits.toString(),
            "--rejects",
            settings.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("it is the settings file");
    assertThat(settings).hasContent("tpibridge.clinic.name: Elsewhere\n");
  }

  private static ConfigurableEnvironment saying(String name, String value) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("typed", Map.of(name, value)));
    return environment;
  }
}
