package org.tpibridge.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.files.OutputFiles;

/**
 * Settings under {@code tpibridge.ehrs[].capabilities}; see {@code docs/ehr-settings.md}.
 *
 * @param file a CapabilityStatement that replaces the EHR's
 * @param interactions replaces those of the whole system
 */
record EhrCapabilityProperties(
    Optional<Path> file,
    @Nullable Set<String> interactions,
    @DefaultValue List<CapabilityOfType> types) {

  CapabilityPolicy toPolicy(boolean ownIds) {
    Map<String, CapabilityPolicy.TypeOverride> byType = new HashMap<>();
    for (CapabilityOfType override : types) {
      String type = EhrProperties.required("capabilities.types[].type", override.type());
      EhrProperties.checkType("capabilities.types[].type", type);
      if (byType.put(type, override.toOverride()) != null) {
        throw new IllegalArgumentException("capabilities.types lists " + type + " more than once");
      }
    }
    return new CapabilityPolicy(file, Optional.ofNullable(interactions), byType, ownIds);
  }

  void protectIn(OutputFiles outputs) {
    file.ifPresent(path -> outputs.protect(path, "a CapabilityStatement"));
  }

  /** Replaces what an EHR declares for one resource type. */
  record CapabilityOfType(
      Optional<String> type,
      @Nullable Set<String> interactions,
      Optional<Boolean> updateCreate,
      Optional<Boolean> conditionalCreate,
      Optional<Boolean> conditionalUpdate,
      @Nullable Set<String> searchParameters) {

    private CapabilityPolicy.TypeOverride toOverride() {
      return new CapabilityPolicy.TypeOverride(
          Optional.ofNullable(interactions),
          updateCreate,
          conditionalCreate,
          conditionalUpdate,
          Optional.ofNullable(searchParameters));
    }
  }
}
