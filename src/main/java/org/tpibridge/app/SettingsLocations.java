package org.tpibridge.app;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Lists the files from which Spring reads settings: those in the working folder, and those that
 * {@code spring.config} specifies, usually in the environment.
 */
final class SettingsLocations {
  private static final String DEFAULT = "file:./;file:./config/;file:./config/*/";
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".properties", ".xml");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;]\\s*");
  private static final Pattern FILE = Pattern.compile("^file:(?://(?=/))?");
  private static final Pattern OTHER_SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
  private static final Pattern HINT = Pattern.compile("\\[[^\\]]*\\]$");

  private final List<String> names;
  private final Set<Path> files = new LinkedHashSet<>();

  private SettingsLocations(List<String> names) {
    this.names = names;
  }

  /** Returns the files, whether or not they exist. */
  static List<Path> of(Environment environment) {
    Binder binder = Binder.get(environment);
    SettingsLocations locations =
        new SettingsLocations(list(value(binder, "name").orElse("application")));
    list(value(binder, "location").orElse(DEFAULT)).forEach(locations::add);
    list(value(binder, "additional-location").orElse("")).forEach(locations::add);
    list(value(binder, "import").orElse("")).forEach(locations::add);
    return List.copyOf(locations.files);
  }

  private static Optional<String> value(Binder binder, String key) {
    return Optional.ofNullable(binder.bind("spring.config." + key, String.class).orElse(null));
  }

  private static List<String> list(String value) {
    return SEPARATOR.splitAsStream(value.strip()).filter(each -> !each.isEmpty()).toList();
  }

  private void add(String location) {
    String plain = location;
    while (plain.startsWith("optional:")) {
      plain = plain.substring("optional:".length());
    }
    boolean tree = plain.startsWith("configtree:");
    plain = tree ? plain.substring("configtree:".length()) : plain;
    plain = HINT.matcher(FILE.matcher(plain).replaceFirst("")).replaceFirst("");
    if (OTHER_SCHEME.matcher(plain).matches()) {
      // For example on the class path: not a file that an output could overwrite.
      return;
    }
    try {
      if (plain.endsWith("*/")) {
        folders(Path.of(plain.substring(0, plain.length() - 2))).forEach(f -> inFolder(f, tree));
      } else if (plain.endsWith("/") || Files.isDirectory(Path.of(plain))) {
        inFolder(Path.of(plain), tree);
      } else {
        files.add(Path.of(plain));
      }
    } catch (InvalidPathException e) {
      // Spring reports it.
    }
  }

  private void inFolder(Path folder, boolean tree) {
    if (tree) {
      files.addAll(list(folder, "*", Files::isRegularFile));
      return;
    }
    for (String name : names) {
      for (String ending : ENDINGS) {
        files.add(folder.resolve(name + ending));
        // Files of Spring profiles.
        files.addAll(list(folder, name + "-*" + ending, file -> !Files.isDirectory(file)));
      }
    }
  }

  private static List<Path> folders(Path folder) {
    return list(folder, "*", Files::isDirectory);
  }

  private static List<Path> list(Path folder, String glob, DirectoryStream.Filter<Path> filter) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
      for (Path each : all) {
        if (filter.accept(each)) {
          found.add(each);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that does not exist contains no settings.
    }
    return found;
  }
}
