package org.tpibridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;

/**
 * Reads {@code application.yaml} and the environment as Spring Boot does, but without an
 * application context, so that a command starts fast.
 */
final class SettingsReader {
  private static final String PREFIX = "tpibridge";

  /** Larger than any settings file that a person writes. */
  private static final long MAX_BYTES = 1 << 20;

  private SettingsReader() {}

  /** Spring reads a file to its end, which a device or a pipe may not have. */
  private static void checkSize(ConfigurableEnvironment environment) {
    for (Path file : SettingsLocations.of(environment)) {
      try {
        if (Files.exists(file)) {
          LimitedFile.open(file, MAX_BYTES).close();
        }
      } catch (IOException e) {
        throw new UsageException(
            "The settings file " + file + " cannot be read. " + LimitedFile.reason(e));
      }
    }
  }

  /**
   * Reads the settings.
   *
   * @param environment receives the values of the files, with lower precedence than its own
   * @throws UsageException if a setting is unknown or cannot be used
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
      throw new UsageException(message(e));
    } catch (RuntimeException e) {
      throw new UsageException("The settings cannot be read: " + firstLine(rootOf(e)));
    }
  }

  /** Adds conversions that Spring does not have: to a path and a time zone that are optional. */
  private static Binder binder(ConfigurableEnvironment environment) {
    ApplicationConversionService conversions = new ApplicationConversionService();
    conversions.addConverter(String.class, Path.class, Path::of);
    // A blank value counts as not set.
    conversions.addConverter(
        String.class, ZoneId.class, zone -> zone.isBlank() ? null : ZoneId.of(zone.strip()));
    return new Binder(
        MergedEhrSettings.of(ConfigurationPropertySources.get(environment)),
        new PropertySourcesPlaceholdersResolver(environment),
        conversions,
        null);
  }

  private static String message(BindException e) {
    if (e.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
      return unknown.getUnboundProperties().stream()
          .map(p -> "Unknown setting " + p.getName() + origin(p.getOrigin()) + ".")
          .collect(Collectors.joining(" "));
    }
    return "The setting "
        + e.getName()
        + (e.getProperty() == null ? "" : origin(e.getProperty().getOrigin()))
        + " has an invalid value: "
        + choices(valueType(e.getTarget().getType())).orElseGet(() -> firstLine(rootOf(e)));
  }

  private static Class<?> valueType(ResolvableType type) {
    boolean optional = Optional.class.equals(type.resolve());
    return (optional ? type.getGeneric(0) : type).resolve(Object.class);
  }

  /** For a setting with few values, those values. */
  private static Optional<String> choices(Class<?> type) {
    return type.isEnum()
        ? Optional.of(
            "It must be "
                + Arrays.stream(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "))
                + ".")
        : Optional.empty();
  }

  private static String origin(Object origin) {
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
