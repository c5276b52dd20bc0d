package org.tpibridge.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * The settings of EHRs from all sources together. Spring takes a list from one source only; then a
 * password in the environment would hide the whole list of {@code application.yaml}.
 */
final class MergedEhrSettings implements IterableConfigurationPropertySource {
  private static final ConfigurationPropertyName LIST =
      ConfigurationPropertyName.of("tpibridge.ehrs");

  private final Map<ConfigurationPropertyName, ConfigurationProperty> properties =
      new LinkedHashMap<>();

  private MergedEhrSettings() {}

  /**
   * @param sources those with higher precedence first
   * @return the sources, after one that contains the settings of EHRs
   */
  static List<ConfigurationPropertySource> of(Iterable<ConfigurationPropertySource> sources) {
    MergedEhrSettings merged = new MergedEhrSettings();
    List<ConfigurationPropertySource> all = new ArrayList<>();
    all.add(merged);
    for (ConfigurationPropertySource source : sources) {
      all.add(source);
      if (source instanceof IterableConfigurationPropertySource iterable) {
        merged.add(iterable);
      }
    }
    return all;
  }

  private void add(IterableConfigurationPropertySource source) {
    List<ConfigurationPropertyName> names =
        source.stream().filter(LIST::isAncestorOf).filter(name -> !isSet(name)).toList();
    for (ConfigurationPropertyName name : names) {
      ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null) {
        properties.put(name, property);
      }
    }
  }

  /** Also if a list is set as one text, or its elements are. */
  private boolean isSet(ConfigurationPropertyName name) {
    return properties.keySet().stream()
        .anyMatch(
            set ->
                set.equals(name)
                    || set.isAncestorOf(name)
                    || name.isAncestorOf(set)
                    || isElementOfSameList(set, name));
  }

  private static boolean isElementOfSameList(
      ConfigurationPropertyName set, ConfigurationPropertyName name) {
    return set.isLastElementIndexed()
        && name.isLastElementIndexed()
        && set.getParent().equals(name.getParent());
  }

  @Override
  public Stream<ConfigurationPropertyName> stream() {
    return properties.keySet().stream();
  }

  @Override
  public ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
    return properties.get(name);
  }

  @Override
  public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
    return properties.keySet().stream().anyMatch(name::isAncestorOf)
        ? ConfigurationPropertyState.PRESENT
        : ConfigurationPropertyState.ABSENT;
  }
}
