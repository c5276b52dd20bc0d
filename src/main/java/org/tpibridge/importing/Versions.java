package org.tpibridge.importing;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.store.Resources;

/** Versions beside each other. */
record Versions(Preparing preparing) {

  static boolean isSame(Resources.Version version, PreparedResource told) {
    return !version.deleted() && Arrays.equals(version.hash(), told.hash());
  }

  /**
   * The version that takes a resource back.
   *
   * @param content what the version says
   * @return empty where it was taken back already
   */
  Optional<Resources.New> retraction(Resources.Version version, byte[] content) {
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
    return next(version, retracted.get());
  }

  /**
   * The version that makes a resource say something.
   *
   * @return empty where it says that now
   */
  Optional<Resources.New> next(Resources.Version version, Resource told) {
    PreparedResource next = preparing.resource(told, version.visit().isEmpty());
    return isSame(version, next)
        ? Optional.empty()
        : Optional.of(next.behind(Optional.of(version), version.visit()));
  }

  /**
   * The version that makes a resource say again what it said before.
   *
   * @param content what it said before
   * @return empty where it says that now
   */
  Optional<Resources.New> again(Resources.Version now, Resources.Version before, byte[] content) {
    return now.deleted() == before.deleted() && Arrays.equals(now.hash(), before.hash())
        ? Optional.empty()
        : Optional.of(
            new Resources.New(
                Optional.of(now),
                now.type(),
                now.id(),
                now.visit(),
                before.deleted(),
                before.hash(),
                content));
  }
}
