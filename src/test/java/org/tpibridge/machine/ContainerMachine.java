package org.tpibridge.machine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.tpibridge.app.TestClinic;

/**
 * A bare machine: a Java runtime, a user without rights, no network, and a read-only disk but for
 * the output and {@code /tmp}.
 */
record ContainerMachine(Surroundings surroundings) implements Machine {

  @Override
  public Outcome convert(Path visits, String form, Path output) {
    List<String> command = new ArrayList<>();
    command.add("java");
    command.addAll(surroundings.jvmOptions());
    command.addAll(List.of("-jar", "/app/tpi-bridge.jar", "convert"));
    command.addAll(List.of("/in/" + visits.getFileName(), "--to", form, "-o", "/out"));

    try (GenericContainer<?> container = new GenericContainer<>(image())) {
      // The container's user is nobody here, yet has to write.
      Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxrwxrwx"));
      container
          .withEnv(TestClinic.environment())
          .withEnv(surroundings.environment())
          .withNetworkMode("none")
          .withCreateContainerCmdModifier(create -> confine(create, visits, output))
          .start();
      Docker.record(container, "machine");
      ExecResult result = container.execInContainer(command.toArray(String[]::new));
      return Outcome.of(result.getExitCode(), result.getStderr(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static DockerImageName image() {
    return Docker.image("tpibridge.test.jre-image", "tpi-bridge/jre:17", "eclipse-temurin:17-jre");
  }

  private static void confine(CreateContainerCmd create, Path visits, Path output) {
    create.withUser("65534:65534").withEntrypoint("sleep", "600");
    HostConfig host = Objects.requireNonNull(create.getHostConfig());
    host.withReadonlyRootfs(true)
        .withTmpFs(Map.of("/tmp", "rw"))
        .withBinds(
            bind(JAR, "/app/tpi-bridge.jar", AccessMode.ro),
            bind(visits, "/in/" + visits.getFileName(), AccessMode.ro),
            bind(output, "/out", AccessMode.rw));
  }

  private static Bind bind(Path host, String inside, AccessMode mode) {
    return new Bind(host.toAbsolutePath().toString(), new Volume(inside), mode);
  }
}
