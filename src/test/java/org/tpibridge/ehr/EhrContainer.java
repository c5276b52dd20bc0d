package org.tpibridge.ehr;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.net.URI;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.tpibridge.machine.Docker;

/** The server in a container: the project's image if it was built, if not HAPI's image. */
final class EhrContainer implements EhrServer {
  private static final int PORT = 8080;

  private final GenericContainer<?> container;

  private EhrContainer(GenericContainer<?> container) {
    this.container = container;
  }

  static EhrContainer start(String clientIds) {
    DockerImageName image =
        Docker.image("tpibridge.test.ehr-image", "tpi-bridge/ehr:local", "hapiproject/hapi:latest");
    @SuppressWarnings("resource") // Closed by close().
    GenericContainer<?> container =
        new GenericContainer<>(image)
            .withExposedPorts(PORT)
            .withCreateContainerCmdModifier(EhrContainer::publishOnLoopback)
            // HAPI's published image keeps its database in a file and has subscriptions off.
            .withEnv("SPRING_DATASOURCE_URL", "jdbc:h2:mem:ehr;DB_CLOSE_DELAY=-1")
            .withEnv("HAPI_FHIR_SUBSCRIPTION_RESTHOOK_ENABLED", "true")
            .withEnv("HAPI_FHIR_EXPUNGE_ENABLED", "true")
            // The setting of HAPI's image, and that of the project's.
            .withEnv("HAPI_FHIR_CLIENT_ID_STRATEGY", clientIds)
            .withEnv("JAVA_TOOL_OPTIONS", "-Dehr.client-ids=" + clientIds)
            .waitingFor(Wait.forHttp("/fhir/metadata").withStartupTimeout(PATIENCE));
    container.start();
    Docker.record(container, "ehr");
    return new EhrContainer(container);
  }

  @Override
  public URI base() {
    return URI.create(
        "http://%s:%d/fhir".formatted(container.getHost(), container.getMappedPort(PORT)));
  }

  @Override
  public void close() {
    container.close();
  }

  private static void publishOnLoopback(CreateContainerCmd create) {
    Objects.requireNonNull(create.getHostConfig())
        .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), new ExposedPort(PORT)));
  }
}
