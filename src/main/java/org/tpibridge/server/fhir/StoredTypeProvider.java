package org.tpibridge.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.resources.ResourceVersion;

/** Reads and searches the resources of one type in the store. */
class StoredTypeProvider extends TypeProvider {
  private final FhirContext fhir;
  private final Store store;
  private final StoreSearch search;

  StoredTypeProvider(
      FhirContext fhir,
      String type,
      ValidateOperation validation,
      Store store,
      StoreSearch search) {
    super(fhir, type, validation);
    this.fhir = fhir;
    this.store = store;
    this.search = search;
  }

  /** Reads the current version, or an earlier one. */
  @Read(version = true)
  public final IBaseResource read(@IdParam IdType id) {
    return store.read(tx -> read(tx, id));
  }

  private IBaseResource read(StoreReader tx, IdType id) {
    ResourceVersion version = find(tx, id).orElseThrow(() -> missing(id));
    if (version.deleted()) {
      throw new ResourceGoneException(name(id) + " was deleted.");
    }
    return ResourceLoader.load(version, tx.resources().content(version.key()));
  }

  private Optional<ResourceVersion> find(StoreReader tx, IdType id) {
    if (!id.hasVersionIdPart()) {
      return tx.resources().find(type(), id.getIdPart());
    }
    return tx.resources().history(type(), id.getIdPart()).stream()
        .filter(one -> String.valueOf(one.version()).equals(id.getVersionIdPart()))
        .findFirst();
  }

  /** Lists the versions of a resource, latest first. */
  @History
  public final IBundleProvider history(@IdParam IdType id) {
    List<Resource> versions = store.read(tx -> history(tx, id));
    if (versions.isEmpty()) {
      throw missing(id);
    }
    return new SimpleBundleProvider(versions);
  }

  private List<Resource> history(StoreReader tx, IdType id) {
    return tx.resources().history(type(), id.getIdPart()).stream()
        .sorted(Comparator.comparingInt(ResourceVersion::version).reversed())
        .map(
            version ->
                version.deleted()
                    ? ResourceLoader.deleted(
                        version, (Resource) fhir.getResourceDefinition(type()).newInstance())
                    : ResourceLoader.load(version, tx.resources().content(version.key())))
        .toList();
  }

  /** Searches; all parameters are in the request. */
  @Search(allowUnknownParams = true)
  public final Bundle search(RequestDetails request) {
    return search.run(type(), request);
  }

  private ResourceNotFoundException missing(IdType id) {
    return new ResourceNotFoundException(name(id) + " does not exist.");
  }

  private String name(IdType id) {
    return new IdType(type(), id.getIdPart(), id.getVersionIdPart()).getValue();
  }
}
