package org.tpibridge.database;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.tpibridge.machine.Docker;

/**
 * Runs PostgreSQL in a container: the locally built image if there is one, or the published one.
 */
final class PostgresContainer implements PostgresServer {
  private static final int PORT = PostgreSQLContainer.POSTGRESQL_PORT;

  private static final String MEMORY = "/memory";

  private final PostgreSQLContainer container;

  private PostgresContainer(PostgreSQLContainer container) {
    this.container = container;
  }

  static PostgresContainer start() {
    @SuppressWarnings("resource") // Closed by close().
    PostgreSQLContainer container =
        new PostgreSQLContainer(
                Docker.image(
                        "tpibridge.test.postgres-image",
                        "tpi-bridge/postgres:local",
                        "postgres:17-alpine")
                    .asCompatibleSubstituteFor("postgres"))
            .withCreateContainerCmdModifier(PostgresContainer::publishOnLoopback)
            .withDatabaseName(FIRST)
            // In memory: each test has its own database, and creating one writes 300 files.
            .withTmpFs(Map.of(MEMORY, "rw,mode=1777"))
            .withEnv("PGDATA", MEMORY + "/data")
            // As many connections as the embedded server allows: test classes run in parallel.
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
    container.start();
    Docker.record(container, "postgres");
    return new PostgresContainer(container);
  }

  @Override
  public String user() {
    return container.getUsername();
  }

  @Override
  public String password() {
    return container.getPassword();
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(container.getHost(), container.getMappedPort(PORT), database);
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
