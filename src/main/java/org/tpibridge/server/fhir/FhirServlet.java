package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.validation.FhirFileFormat;
import org.tpibridge.validation.Validator;

/** The FHIR R4 endpoint. */
public final class FhirServlet extends RestfulServer {
  private static final long serialVersionUID = 1L;
  private static final byte[] EMPTY_PATIENT = "{\"resourceType\":\"Patient\"}".getBytes(UTF_8);

  private final transient Supplier<Validator> validator;

  /**
   * @param validator called first by {@link #warmUp}
   * @param zone of dates without a time zone: the clinic's
   * @param version of the program
   */
  public FhirServlet(
      FhirContext fhir,
      Store store,
      Supplier<Validator> validator,
      DefinitionFiles definitions,
      ZoneId zone,
      String version,
      Clock clock) {
    super(fhir);
    this.validator = validator;
    SearchQueryParser parser = new SearchQueryParser(fhir, zone, clock);
    StoreSearch search = new StoreSearch(store, parser);
    ValidateOperation validation = new ValidateOperation(store, validator);
    List<IResourceProvider> providers = new ArrayList<>();
    for (String type : new TreeSet<>(fhir.getResourceTypes())) {
      providers.add(
          switch (type) {
            case "Patient" ->
                new PatientProvider(
                    fhir, validation, store, search, new PatientRecord(store, parser));
            case "Observation" ->
                new ObservationProvider(
                    fhir, validation, store, search, new LatestObservations(store, parser));
            default ->
                ServedTypes.STORED.contains(type)
                    ? new StoredTypeProvider(fhir, type, validation, store, search)
                    : definitions.types().contains(type)
                        ? new DefinitionProvider(fhir, type, validation, definitions)
                        : new TypeProvider(fhir, type, validation);
          });
    }
    setResourceProviders(providers);
    setServerConformanceProvider(
        new CapabilityDescription(parser, definitions, version, clock.instant()));
    registerInterceptor(new ErrorAnswers());
    registerInterceptor(new UnknownTotal());
    setServerName("TPI Bridge");
    setServerVersion(version);
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setServerAddressStrategy(new IncomingRequestAddressStrategy());
  }

  /** Says nothing about the libraries and their versions. */
  @Override
  protected String createPoweredByHeader() {
    return "";
  }

  /** Loads the definitions, so that the first validation of a client is not slow. */
  public void warmUp() {
    validator.get().validate(EMPTY_PATIENT, FhirFileFormat.JSON, "", List.of());
  }
}
