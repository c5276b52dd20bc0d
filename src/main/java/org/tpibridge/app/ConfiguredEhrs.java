package org.tpibridge.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;

/** The EHRs of the settings. */
final class ConfiguredEhrs {
  private ConfiguredEhrs() {}

  /**
   * @throws UsageException if a setting cannot be used, or two EHRs have the same name
   */
  static List<EhrSettings> of(List<EhrProperties> properties) {
    List<EhrSettings> ehrs =
        IntStream.range(0, properties.size())
            .mapToObj(index -> properties.get(index).toSettings(index))
            .toList();
    Map<String, Integer> indexes = new HashMap<>();
    for (int index = 0; index < ehrs.size(); index++) {
      String name = ehrs.get(index).name();
      Integer before = indexes.put(name.toLowerCase(Locale.ROOT), index);
      if (before != null) {
        throw new UsageException(
            "tpibridge.ehrs["
                + before
                + "] and tpibridge.ehrs["
                + index
                + "] have the same name, \""
                + name
                + "\". Names must differ by more than upper and lower case.");
      }
    }
    return ehrs;
  }
}
