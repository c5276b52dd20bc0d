package org.tpibridge.importing;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.store.Resources;

/** Versions beside each other. */
final class Versions {
  private Versions() {}

  static boolean isSame(Resources.Version version, PreparedResource told) {
    return !version.deleted() && Arrays.equals(version.hash(), told.hash());
  }

  /**
   * The version that takes a resource back.
   *
   * @param content what the version says
   * @return empty where it was taken back already
   */
  static Optional<Resources.New> retraction(Resources.Version version, byte[] content) {
    if (version.deleted()) {
      return Optional.empty();
    }
    Optional<Resource> retracted = Retraction.of(ResourceReader.read(content));
    if (retracted.isEmpty()) {
      return Optional.of(
          new Resources.New(
              Optional.of(version),
              version.type(),
              version.id(),
              version.visit(),
              true,
              version.hash(),
              content));
    }
    PreparedResource next = PreparedResource.of(retracted.get(), version.visit().isEmpty());
    return isSame(version, next)
        ? Optional.empty()
        : Optional.of(next.behind(Optional.of(version), version.visit()));
  }
}
