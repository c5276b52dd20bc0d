package org.tpibridge.importing.upsert;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;

/** Creates new versions of resources, unless they would equal the current version. */
public record NewVersions(Serializer serializer) {

  static boolean isSame(ResourceVersion version, SerializedResource stated) {
    return !version.deleted() && Arrays.equals(version.hash(), stated.hash());
  }

  /**
   * Returns the version that retracts a resource.
   *
   * @param content the content of the version
   * @return empty if the resource is already retracted
   */
  public Optional<NewVersion> retraction(ResourceVersion version, byte[] content) {
    if (version.deleted()) {
      return Optional.empty();
    }
    Optional<Resource> retracted = Retraction.retracted(FhirJsonReader.read(content));
    if (retracted.isEmpty()) {
      return Optional.of(
          new NewVersion(
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
   * Returns the version that gives a resource new content.
   *
   * @return empty if it is the current content
   */
  public Optional<NewVersion> next(ResourceVersion version, Resource stated) {
    SerializedResource next = serializer.resource(stated, version.visit().isEmpty());
    return isSame(version, next)
        ? Optional.empty()
        : Optional.of(next.newVersionAfter(Optional.of(version), version.visit()));
  }

  /**
   * Returns the version that restores earlier content of a resource.
   *
   * @param content the earlier content
   * @return empty if it is the current content
   */
  public Optional<NewVersion> restored(
      ResourceVersion now, ResourceVersion before, byte[] content) {
    return now.deleted() == before.deleted() && Arrays.equals(now.hash(), before.hash())
        ? Optional.empty()
        : Optional.of(
            new NewVersion(
                Optional.of(now),
                now.type(),
                now.id(),
                now.visit(),
                before.deleted(),
                before.hash(),
                content));
  }
}
