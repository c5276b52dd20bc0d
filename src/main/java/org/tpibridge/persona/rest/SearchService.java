package org.tpibridge.persona.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.ResourceQuery;
import org.tpibridge.persona.data.SearchDefinitions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.facts.PersonaProfile.Facts;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches, with pages. */
final class SearchService {
  /** The parameter of the URL of a further page. */
  static final String PAGES = "_getpages";

  private static final String OFFSET = "_getpagesoffset";
  private static final int MOST_SESSIONS = 1000;
  private static final int LARGEST_PAGE = 1000;

  /** Understood by every server, although none declares them. */
  private static final Set<String> GENERAL = Set.of("_format", "_pretty");

  private static final Set<String> RESULT_PARAMETERS =
      Set.of("_count", "_sort", "_total", "_summary", "_elements", "_include", "_revinclude");

  /** The remaining result of a search. */
  private record PageSession(
      List<StoredCopy> matches, List<StoredCopy> included, int size, String self) {}

  private final String base;
  private final PersonaProfile profile;
  private final ResourceMemory memory;
  private final SearchDefinitions definitions;
  private final Map<String, PageSession> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PageSession> eldest) {
          return size() > MOST_SESSIONS;
        }
      };
  private long nextSession = 1;

  SearchService(
      String base, PersonaProfile profile, ResourceMemory memory, SearchDefinitions definitions) {
    this.base = base;
    this.profile = profile;
    this.memory = memory;
    this.definitions = definitions;
  }

  /** What is searchable, without the general parameters. */
  ResourceQuery query(String type, List<QueryParameter> parameters) {
    return new ResourceQuery(definitions, type, parameters);
  }

  ObjectNode search(String type, PersonaRequest request, boolean repeatLast) {
    List<QueryParameter> parameters = checked(type, request);
    ResourceQuery query = query(type, parameters);
    List<StoredCopy> matches =
        ResourceQuery.sorted(
            query.in(memory), definitions, type, request.parameter("_sort").map(String::strip));
    if (request.parameter("_summary").filter("count"::equals).isPresent()) {
      return bundle(matches.size(), self(type, parameters));
    }
    Optional<Integer> most =
        profile.server().number(FactName.MOST_RESULTS).stream().boxed().findFirst();
    boolean cut = most.filter(m -> matches.size() > m).isPresent();
    List<StoredCopy> shown = cut ? matches.subList(0, most.orElseThrow()) : matches;
    PageSession session =
        new PageSession(
            shown,
            included(type, shown, parameters),
            size(request.parameter("_count")),
            self(type, parameters));
    ObjectNode page = page(session, save(session), 0, repeatLast);
    if (cut) {
      ObjectNode entry = entries(page).addObject();
      entry.set(
          "resource",
          RefusedRequestException.outcome(
              "warning",
              "too-costly",
              "The search has more results than are returned.",
              profile.code(FactName.CODE_TOO_MANY)));
      entry.putObject("search").put("mode", "outcome");
    }
    return page;
  }

  /** A further page. */
  ObjectNode page(PersonaRequest request, boolean repeatLast) {
    String id = request.parameter(PAGES).orElse("");
    PageSession session;
    synchronized (sessions) {
      session = sessions.get(id);
    }
    String offset = request.parameter(OFFSET).orElse("0");
    if (session == null || !offset.matches("\\d{1,9}")) {
      throw expired();
    }
    return page(session, id, Integer.parseInt(offset), repeatLast);
  }

  RefusedRequestException expired() {
    return RefusedRequestException.of(
        410,
        "expired",
        "This page of a search is no longer available.",
        profile.code(FactName.CODE_PAGING_EXPIRED));
  }

  private String save(PageSession session) {
    synchronized (sessions) {
      String id = profile.kind() + "-" + nextSession++;
      sessions.put(id, session);
      return id;
    }
  }

  private int size(Optional<String> count) {
    int usual = profile.server().number(FactName.PAGE_SIZE).orElse(20);
    return count
        .filter(c -> c.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .filter(c -> c > 0)
        .map(c -> Math.min(c, LARGEST_PAGE))
        .orElse(usual);
  }

  private List<QueryParameter> checked(String type, PersonaRequest request) {
    Facts facts = profile.of(type);
    List<String> declared = facts.words(FactName.SEARCH);
    List<QueryParameter> usable = new ArrayList<>();
    for (QueryParameter parameter : request.query()) {
      String name = parameter.plainName();
      boolean known =
          declared.contains("*")
              ? definitions.names(type).contains(name) || RESULT_PARAMETERS.contains(name)
              : declared.contains(name) || isDeclaredInclude(facts, parameter);
      if (known) {
        usable.add(parameter);
      } else if (!GENERAL.contains(name)) {
        throw RefusedRequestException.notSupported(
            profile.server().status(FactName.UNDECLARED_PARAMETER_STATUS),
            "The search parameter " + name + " of " + type + " is not supported.");
      }
    }
    Set<String> names = new LinkedHashSet<>();
    usable.forEach(p -> names.add(p.plainName()));
    List<String> required = facts.words(FactName.SEARCH_REQUIRES);
    if (!required.isEmpty() && required.stream().noneMatch(names::contains)) {
      throw RefusedRequestException.of(
          400,
          "required",
          "A search of " + type + " must have one of: " + String.join(", ", required) + ".");
    }
    List<String> excluded = facts.words(FactName.SEARCH_EXCLUDES);
    if (!excluded.isEmpty() && names.containsAll(excluded)) {
      throw RefusedRequestException.invalid(
          400, "These search parameters exclude each other: " + String.join(", ", excluded) + ".");
    }
    return usable;
  }

  private static boolean isDeclaredInclude(Facts facts, QueryParameter parameter) {
    List<String> declared = facts.words(FactName.REVINCLUDE);
    return parameter.plainName().equals("_revinclude")
        && (declared.contains("*") || declared.contains(parameter.value()));
  }

  /** What {@code _include} and {@code _revinclude} add, each resource once. */
  private List<StoredCopy> included(
      String type, List<StoredCopy> matches, List<QueryParameter> parameters) {
    Map<String, StoredCopy> found = new LinkedHashMap<>();
    for (QueryParameter parameter : parameters) {
      String[] parts = parameter.value().split(":", -1);
      if (parameter.plainName().equals("_revinclude") && parts.length >= 2) {
        for (StoredCopy match : matches) {
          query(parts[0], List.of(new QueryParameter(parts[1], match.key())))
              .in(memory)
              .forEach(copy -> found.putIfAbsent(copy.key(), copy));
        }
      } else if (parameter.plainName().equals("_include")
          && parts.length >= 2
          && parts[0].equals(type)) {
        matches.forEach(
            match ->
                FhirTree.eachReference(
                    match.sharedBody(),
                    reference ->
                        memory
                            .existing(FhirTree.text(reference, "reference"))
                            .filter(
                                target ->
                                    query(
                                            type,
                                            List.of(
                                                new QueryParameter("_id", match.id()),
                                                new QueryParameter(parts[1], target.key())))
                                        .in(memory)
                                        .contains(match))
                            .ifPresent(copy -> found.putIfAbsent(copy.key(), copy))));
      }
    }
    matches.forEach(match -> found.remove(match.key()));
    return List.copyOf(found.values());
  }

  private String self(String type, List<QueryParameter> parameters) {
    StringBuilder url = new StringBuilder(base).append('/').append(type);
    char separator = '?';
    for (QueryParameter parameter : parameters) {
      url.append(separator)
          .append(URLEncoder.encode(parameter.name(), UTF_8))
          .append('=')
          .append(URLEncoder.encode(parameter.value(), UTF_8));
      separator = '&';
    }
    return url.toString();
  }

  /**
   * @param repeatLast whether the page begins with the last resource of the page before it
   */
  private ObjectNode page(PageSession session, String id, int offset, boolean repeatLast) {
    ObjectNode bundle = bundle(session.matches().size(), session.self());
    int from = Math.min(repeatLast && offset > 0 ? offset - 1 : offset, session.matches().size());
    int to = Math.min(offset + session.size(), session.matches().size());
    session.matches().subList(from, Math.max(from, to)).forEach(c -> entry(bundle, c, "match"));
    if (offset == 0) {
      session.included().forEach(c -> entry(bundle, c, "include"));
    }
    if (to < session.matches().size()) {
      ((ArrayNode) bundle.path("link"))
          .addObject()
          .put("relation", "next")
          .put("url", base + "?" + PAGES + "=" + id + "&" + OFFSET + "=" + to);
    }
    return bundle;
  }

  private static ObjectNode bundle(int total, String self) {
    ObjectNode bundle =
        FhirTree.object()
            .put("resourceType", "Bundle")
            .put("type", "searchset")
            .put("total", total);
    bundle.putArray("link").addObject().put("relation", "self").put("url", self);
    return bundle;
  }

  private void entry(ObjectNode bundle, StoredCopy copy, String mode) {
    ObjectNode entry = entries(bundle).addObject().put("fullUrl", base + "/" + copy.key());
    entry.set("resource", copy.body());
    entry.putObject("search").put("mode", mode);
  }

  private static ArrayNode entries(ObjectNode bundle) {
    return bundle.path("entry") instanceof ArrayNode entries ? entries : bundle.putArray("entry");
  }
}
