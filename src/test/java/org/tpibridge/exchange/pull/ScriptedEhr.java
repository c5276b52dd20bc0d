package org.tpibridge.exchange.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrRequest.Kind;

/** An EHR in memory that answers reads and searches, with pages, and fails on demand. */
final class ScriptedEhr implements EhrClient {
  static final String BASE = "https://ehr.example/fhir";

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Set<String> gone = new TreeSet<>();
  private final Set<String> parameters;
  private final Map<String, List<Resource>> sessions = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();

  /** All requests, in order. */
  final List<String> requests = new ArrayList<>();

  /** Answers instead of this EHR, where it answers anything. */
  Function<EhrRequest, Optional<EhrReply>> before = request -> Optional.empty();

  Instant now = Instant.parse("2026-03-04T12:00:00Z");
  boolean givesTime = true;
  int pageSize = 2;

  /** Types that declare a size of pages. */
  final Set<String> sizedTypes = new TreeSet<>();

  /** Whether the last resource of a page is the first one of the next. */
  boolean overlappingPages;

  /**
   * @param parameters of all types
   */
  ScriptedEhr(String... parameters) {
    this.parameters = Set.of(parameters);
  }

  /** Adds a resource or a new version of it. */
  ScriptedEhr put(Resource resource) {
    String name = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    resource
        .getMeta()
        .setVersionId(String.valueOf(versions.merge(name, 1, Integer::sum)))
        .setLastUpdated(Date.from(now));
    resources.put(name, resource.copy());
    gone.remove(name);
    return this;
  }

  void delete(String name) {
    resources.remove(name);
    gone.add(name);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** The queries of a type, without its count. */
  List<String> searches(String type) {
    return requests.stream().filter(request -> request.startsWith(type + "?")).toList();
  }

  @Override
  public EhrReply send(EhrRequest request) {
    requests.add(request.path());
    Optional<EhrReply> answer = before.apply(request);
    if (answer.isPresent()) {
      return answer.get();
    }
    return switch (request.kind()) {
      case CAPABILITIES -> success(statement());
      case READ -> read(request.path());
      case SEARCH -> search(request.path());
      case PAGE -> page(request.path());
      default -> throw new AssertionError("A pull sent " + request.kind());
    };
  }

  private EhrReply read(String name) {
    return resources.containsKey(name)
        ? success(resources.get(name).copy())
        : refused(gone.contains(name) ? 410 : 404);
  }

  private EhrReply search(String path) {
    String type = path.replaceFirst("\\?.*", "");
    List<Resource> found = new ArrayList<>();
    for (Resource resource : resources.values()) {
      if (resource.fhirType().equals(type) && matches(resource, path)) {
        found.add(resource.copy());
      }
    }
    String session = BASE + "?_getpages=" + sessions.size();
    sessions.put(session, found);
    return page(session + "&_offset=0");
  }

  private boolean matches(Resource resource, String path) {
    if (!path.contains("?")) {
      return true;
    }
    for (String part : Arrays.asList(path.substring(path.indexOf('?') + 1).split("&"))) {
      String value = part.substring(part.indexOf('=') + 1);
      boolean fits =
          switch (part.substring(0, part.indexOf('='))) {
            case "_lastUpdated" ->
                !resource
                    .getMeta()
                    .getLastUpdated()
                    .toInstant()
                    .isBefore(Instant.parse(value.substring(2)));
            case "patient", "subject" -> isOf(resource, value);
            case "_id" ->
                Arrays.asList(value.split(",")).contains(resource.getIdElement().getIdPart());
            default -> true;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOf(Resource resource, String patient) {
    return resource.listChildrenByName("subject").stream()
        .anyMatch(value -> value instanceof Reference of && patient.equals(of.getReference()));
  }

  private EhrReply page(String url) {
    String session = url.substring(0, url.indexOf("&_offset="));
    int offset = Integer.parseInt(url.substring(url.lastIndexOf('=') + 1));
    List<Resource> found = sessions.get(session);
    if (found == null) {
      return refused(410);
    }
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
    int end = Math.min(found.size(), offset + pageSize);
    found.subList(offset, end).forEach(one -> bundle.addEntry().setResource(one));
    if (end < found.size()) {
      int next = overlappingPages ? end - 1 : end;
      bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl(session + "&_offset=" + next);
    }
    return success(bundle);
  }

  /** Forgets all searches. */
  void forgetSearches() {
    sessions.replaceAll((session, found) -> null);
  }

  EhrReply success(Resource resource) {
    return new Success(
        200,
        Optional.of(resource),
        Optional.empty(),
        Optional.empty(),
        givesTime ? Optional.of(now) : Optional.empty());
  }

  static EhrReply refused(int status) {
    return new Refused(status, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private CapabilityStatement statement() {
    CapabilityStatement statement = new CapabilityStatement();
    var rest = statement.addRest();
    PolledTypes.ALL.forEach(
        type -> {
          var declared = rest.addResource().setType(type);
          declared.addInteraction().setCode(TypeRestfulInteraction.READ);
          declared.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
          parameters.forEach(name -> declared.addSearchParam().setName(name));
          if (sizedTypes.contains(type)) {
            declared.addSearchParam().setName("_count");
          }
        });
    return statement;
  }

  /** Whether a request is for another page than the first. */
  static boolean isPage(EhrRequest request) {
    return request.kind() == Kind.PAGE;
  }

  @Override
  public void close() {}
}
