package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.SupportedParameter;

/** Describes the endpoint; made from the tables that it works with. */
final class CapabilityDescription implements IServerConformanceProvider<CapabilityStatement> {
  private static final String VALIDATE =
      "http://hl7.org/fhir/OperationDefinition/Resource-validate";

  private static final String EVERYTHING =
      "http://hl7.org/fhir/OperationDefinition/Patient-everything";
  private static final String LAST_N = "http://hl7.org/fhir/OperationDefinition/Observation-lastn";

  private final CapabilityStatement statement = new CapabilityStatement();

  CapabilityDescription(
      SearchQueryParser parser, DefinitionFiles definitions, String version, Instant started) {
    statement.setStatus(PublicationStatus.ACTIVE);
    statement.setDate(Date.from(started));
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
    statement.getSoftware().setName("TPI Bridge").setVersion(version);
    statement.getImplementation().setDescription("TPI Bridge: trigger point injection visits");
    CapabilityStatementRestComponent rest = statement.addRest();
    rest.setMode(RestfulCapabilityMode.SERVER);
    rest.getSecurity().getServiceFirstRep().setText("Bearer token in the header Authorization");
    for (String type : ServedTypes.STORED) {
      stored(rest.addResource().setType(type), type, parser);
    }
    for (String type : definitions.types()) {
      CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
      resource.addInteraction().setCode(TypeRestfulInteraction.READ);
      resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
      DefinitionProvider.PARAMETERS.forEach(
          (name, kind) -> resource.addSearchParam().setName(name).setType(kind));
      resource.addOperation().setName("validate").setDefinition(VALIDATE);
    }
    rest.addOperation().setName("validate").setDefinition(VALIDATE);
  }

  private static void stored(
      CapabilityStatementRestResourceComponent resource, String type, SearchQueryParser parser) {
    for (TypeRestfulInteraction interaction :
        List.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.SEARCHTYPE)) {
      resource.addInteraction().setCode(interaction);
    }
    resource.setVersioning(ResourceVersionPolicy.VERSIONED);
    parser.includes(type).forEach(resource::addSearchInclude);
    for (String other : ServedTypes.STORED) {
      parser.includes(other).stream()
          .filter(include -> parser.mayReferTo(other, include, type))
          .forEach(resource::addSearchRevInclude);
    }
    for (SupportedParameter parameter : parser.supported(type)) {
      resource
          .addSearchParam()
          .setName(parameter.name())
          .setType(SearchParamType.fromCode(parameter.type()));
    }
    resource.addOperation().setName("validate").setDefinition(VALIDATE);
    if (type.equals("Patient")) {
      resource.addOperation().setName("everything").setDefinition(EVERYTHING);
    } else if (type.equals("Observation")) {
      resource.addOperation().setName("lastn").setDefinition(LAST_N);
    }
  }

  @Metadata
  @Override
  public CapabilityStatement getServerConformance(HttpServletRequest http, RequestDetails request) {
    return statement;
  }

  @Override
  public void setRestfulServer(RestfulServer server) {
    // The description does not depend on it.
  }
}
