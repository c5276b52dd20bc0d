package org.tpibridge.server;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.UploadedImports;
import org.tpibridge.store.Store;

/** The HTTP server. Closing it finishes the requests that are in progress. */
public final class BridgeServer implements AutoCloseable {

  /** What is not set otherwise. */
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.port", "8080"),
          // Stack traces and messages may quote patient data.
          Map.entry("server.error.include-stacktrace", "never"),
          Map.entry("server.error.include-message", "never"),
          Map.entry("server.tomcat.connection-timeout", "20s"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "30s"),
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          Map.entry("management.endpoint.health.show-details", "never"),
          Map.entry("spring.mvc.problemdetails.enabled", "true"),
          // Would read bodies as forms, because that is the type that curl states.
          Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
          Map.entry("spring.jackson.default-property-inclusion", "non_absent"),
          Map.entry("springdoc.paths-to-match", "/api/**"));

  private final ConfigurableApplicationContext context;
  private final CountDownLatch closed;

  private BridgeServer(ConfigurableApplicationContext context, CountDownLatch closed) {
    this.context = context;
    this.closed = closed;
  }

  /**
   * Starts the server; it is ready when this returns.
   *
   * @throws ServerException if it cannot be started
   */
  public static BridgeServer start(ServerSettings settings, ServerComponents components) {
    SpringApplication application = new SpringApplication(ServerConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setDefaultProperties(DEFAULTS);
    CountDownLatch closed = new CountDownLatch(1);
    application.addListeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    application.addInitializers(
        context -> {
          if (settings.behindProxy()) {
            // Links have the address of the proxy.
            set(context, "server.forward-headers-strategy", "framework");
          }
          settings.port().ifPresent(port -> set(context, "server.port", port));
          new ListeningCheck(context.getEnvironment()).check(settings.behindProxy());
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(ServerSettings.class, () -> settings);
          beans.registerBean(ServerComponents.class, () -> components);
          // Closed by the caller, after the server.
          registerOpen(beans, Store.class, components.store());
          registerOpen(beans, UploadedImports.class, components.imports());
          registerOpen(beans, SubmittedVisits.class, components.visits());
          beans.registerBean(JobUndo.class, components::undo);
        });
    try {
      return new BridgeServer(application.run(), closed);
    } catch (RuntimeException e) {
      throw reason(e);
    }
  }

  private static void set(ConfigurableApplicationContext context, String name, Object value) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource(name, Map.of(name, value)));
  }

  private static <T> void registerOpen(GenericApplicationContext beans, Class<T> type, T bean) {
    beans.registerBean(
        type,
        () -> bean,
        definition -> ((AbstractBeanDefinition) definition).setDestroyMethodName(""));
  }

  private static RuntimeException reason(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException inUse) {
        return new ServerException(
            "Port "
                + inUse.getPort()
                + " is in use by another program. Set server.port to another one.");
      }
      if (cause instanceof ServerException refused) {
        return refused;
      }
    }
    return e;
  }

  /** The URL of the server, without a slash at its end. */
  public URI url() {
    Environment environment = context.getEnvironment();
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    String address = environment.getRequiredProperty("server.address");
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create(ListeningCheck.scheme(environment) + "://" + host + ":" + port);
  }

  /** Waits until the server is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
