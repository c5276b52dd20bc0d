package org.tpibridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;

/**
 * Reads {@code application.yaml} and the environment just as the server will, without a Spring
 * context, so that a terminal verb starts fast.
 */
final class SettingsReader {
  private static final String PREFIX = "tpibridge";

  /** Larger than any that a person writes. */
  private static final long LARGEST = 1 << 20;

  private SettingsReader() {}

  /** Spring reads to the end, and there may be none. */
  private static void checkSize(ConfigurableEnvironment environment) {
    for (Path file : SettingsLocations.of(environment)) {
      try {
        if (Files.exists(file)) {
          LimitedFile.open(file, LARGEST).close();
        }
      } catch (IOException e) {
        throw new UsageException(
            "The settings " + file + " cannot be read. " + LimitedFile.reason(e));
      }
    }
  }

  /**
   * @param environment gets the file's values, behind what it has already
   * @throws UsageException naming the key and what is wrong with it
   */
  static BridgeProperties read(ConfigurableEnvironment environment) {
    checkSize(environment);
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(environment);
      return binder(environment)
          .bindOrCreate(
              PREFIX,
              Bindable.of(BridgeProperties.class),
              new NoUnboundElementsBindHandler(
                  BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    } catch (BindException e) {
      throw new UsageException(explained(e));
    } catch (RuntimeException e) {
      throw new UsageException("The settings cannot be read: " + firstLine(rootOf(e)));
    }
  }

  /** Spring's own conversions know a path, but not one that may be left out. */
  private static Binder binder(ConfigurableEnvironment environment) {
    ApplicationConversionService conversions = new ApplicationConversionService();
    conversions.addConverter(String.class, Path.class, Path::of);
    return new Binder(
        ConfigurationPropertySources.get(environment),
        new PropertySourcesPlaceholdersResolver(environment),
        conversions,
        null);
  }

  private static String explained(BindException e) {
    if (e.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
      return unknown.getUnboundProperties().stream()
          .map(p -> "Unknown setting " + p.getName() + where(p.getOrigin()) + ".")
          .collect(Collectors.joining(" "));
    }
    return "The setting "
        + e.getName()
        + (e.getProperty() == null ? "" : where(e.getProperty().getOrigin()))
        + " has a value that cannot be used: "
        + firstLine(rootOf(e));
  }

  private static String where(Object origin) {
    return origin == null ? "" : " (" + origin + ")";
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
