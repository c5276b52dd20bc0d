package org.tpibridge.machine;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Whether containers can be had here, and from which images.
 *
 * <p>{@code -Dtpibridge.test.containers} is {@code auto} (the default: containers where Docker
 * answers), {@code required} (fail where it does not) or {@code never}.
 */
public final class Docker {
  private static final Path STARTED = Path.of("target", "containers-started.txt");
  private static final boolean USED = decide();

  private Docker() {}

  /** Whether tests are to use containers; asked once in a JVM. */
  public static boolean isUsed() {
    return USED;
  }

  /**
   * The image to use: the one that the system property names, else the locally built one where it
   * exists, else the published one.
   */
  public static DockerImageName image(String property, String local, String published) {
    String named = System.getProperty(property, "");
    if (!named.isBlank()) {
      return DockerImageName.parse(named);
    }
    return DockerImageName.parse(isPresent(local) ? local : published);
  }

  /**
   * Writes down that this container ran, so that CI can distinguish containers from local
   * processes.
   */
  public static void record(GenericContainer<?> container, String purpose) {
    String line =
        "%s\t%s\t%s%n"
            .formatted(purpose, container.getDockerImageName(), container.getContainerId());
    try {
      Files.writeString(STARTED, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean decide() {
    String wanted = System.getProperty("tpibridge.test.containers", "auto");
    return switch (wanted) {
      case "never" -> false;
      case "auto" -> DockerClientFactory.instance().isDockerAvailable();
      case "required" -> {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
          throw new IllegalStateException(
              "tpibridge.test.containers=required, but no Docker answers");
        }
        yield true;
      }
      default ->
          throw new IllegalArgumentException(
              "tpibridge.test.containers is auto, required or never, not " + wanted);
    };
  }

  private static boolean isPresent(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    }
  }
}
