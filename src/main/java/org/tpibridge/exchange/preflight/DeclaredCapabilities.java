package org.tpibridge.exchange.preflight;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.CapabilityPolicy.TypeOverride;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;

/** Applies the settings to what an EHR declares. */
final class DeclaredCapabilities {
  private static final long MAX_BYTES = 16 << 20;

  private DeclaredCapabilities() {}

  /**
   * Reads the CapabilityStatement that replaces that of the EHR.
   *
   * @throws UsageException if it cannot be used
   */
  static CapabilityStatement read(Path file) {
    try {
      JsonParser parser = new JsonParser();
      parser.setAllowUnknownContent(true);
      if (parser.parse(new ByteArrayInputStream(LimitedFile.readAll(file, MAX_BYTES)))
          instanceof CapabilityStatement statement) {
        return statement;
      }
    } catch (LimitedFile.RefusedException | FileSystemException e) {
      throw new UsageException(
          "capabilities.file (" + file + ") cannot be read. " + LimitedFile.reason(e));
    } catch (IOException | RuntimeException e) {
      // Reported below.
    }
    throw new UsageException(
        "capabilities.file (" + file + ") is not a CapabilityStatement of FHIR R4 in JSON.");
  }

  /** What can be used: what is declared, as the settings correct it. */
  static EhrCapabilities usable(EhrCapabilities declared, EhrSettings settings) {
    CapabilityPolicy policy = settings.capabilities();
    Map<String, TypeCapabilities> types = new TreeMap<>(declared.types());
    policy
        .types()
        .forEach(
            (type, override) ->
                types.merge(
                    type,
                    replaced(TypeCapabilities.NONE, override),
                    (a, b) -> replaced(a, override)));
    settings
        .writes()
        .types()
        .forEach(
            (type, writes) -> {
              if (!writes.accepted()) {
                types.computeIfPresent(type, (name, before) -> readOnly(before));
              }
            });
    if (!policy.ownIds()) {
      types.replaceAll((type, before) -> withAssignedIds(before));
    }
    return new EhrCapabilities(
        policy.interactions().orElse(declared.systemInteractions()),
        types,
        settings.hl7v2().isPresent());
  }

  private static TypeCapabilities replaced(TypeCapabilities before, TypeOverride override) {
    return new TypeCapabilities(
        override.interactions().orElse(before.interactions()),
        override.updateCreate().orElse(before.updateCreate()),
        override.conditionalCreate().orElse(before.conditionalCreate()),
        override.conditionalUpdate().orElse(before.conditionalUpdate()),
        override.searchParameters().orElse(before.searchParameters()),
        before.operations());
  }

  private static TypeCapabilities readOnly(TypeCapabilities before) {
    Set<String> reads = new TreeSet<>(before.interactions());
    reads.removeAll(Set.of("create", "update", "patch"));
    return new TypeCapabilities(
        reads, false, false, false, before.searchParameters(), before.operations());
  }

  private static TypeCapabilities withAssignedIds(TypeCapabilities before) {
    return new TypeCapabilities(
        before.interactions(),
        false,
        before.conditionalCreate(),
        before.conditionalUpdate(),
        before.searchParameters(),
        before.operations());
  }
}
