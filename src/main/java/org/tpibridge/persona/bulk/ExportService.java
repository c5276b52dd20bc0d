package org.tpibridge.persona.bulk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tpibridge.persona.bulk.ExportJob.ExportFile;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Starts exports, says how far they are, and gives out their files. */
public final class ExportService {
  /** The group that always exists: all patients. */
  private static final String ALL_PATIENTS = "all";

  private static final String OPERATION = "$export";
  private static final Set<String> NDJSON =
      Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

  private final PersonaProfile profile;
  private final ResourceMemory memory;
  private final ExportForm form;
  private final InstantSource clock;
  private final String root;
  private final boolean tokenRequired;
  private final AtomicInteger nextId = new AtomicInteger(1);
  private final Map<String, ExportJob> jobs = new ConcurrentHashMap<>();

  /**
   * @param root URL of the server without the FHIR path
   * @param tokenRequired whether files need the token
   */
  public ExportService(
      PersonaProfile profile,
      ResourceMemory memory,
      ExportForm form,
      InstantSource clock,
      String root,
      boolean tokenRequired) {
    this.profile = profile;
    this.memory = memory;
    this.form = form;
    this.clock = clock;
    this.root = root;
    this.tokenRequired = tokenRequired;
  }

  /** Whether a request starts an export. */
  public static boolean isStart(PersonaRequest request) {
    return !request.path().isEmpty()
        && request.path().get(request.path().size() - 1).equals(OPERATION);
  }

  /** Starts an export: 202 with the URL of its state. */
  public PersonaResponse start(PersonaRequest request) {
    requireOffered(request);
    if (!request.prefers("respond-async")) {
      throw RefusedRequestException.invalid(400, "Send the header Prefer: respond-async.");
    }
    PersonaRequest asked = withParameters(request);
    asked
        .parameter("_outputFormat")
        .filter(f -> !NDJSON.contains(f))
        .ifPresent(
            f -> {
              throw RefusedRequestException.notSupported(400, "Only NDJSON can be exported.");
            });
    long running = jobs.values().stream().filter(job -> !job.isDone(form)).count();
    if (profile.server().number(FactName.EXPORT_JOBS_PER_CLIENT).stream()
        .anyMatch(most -> running >= most)) {
      throw RefusedRequestException.of(
          429, "throttled", "Another export is running.", profile.code(FactName.CODE_THROTTLED));
    }
    Optional<Set<String>> patients = patients(request);
    if (profile.server().number(FactName.EXPORT_MOST_PATIENTS).stream()
        .anyMatch(most -> patients.map(Set::size).orElse(0) > most)) {
      throw RefusedRequestException.of(400, "too-costly", "The group has too many patients.");
    }
    String id = Integer.toString(nextId.getAndIncrement());
    Instant time = clock.instant();
    jobs.put(
        id,
        new ExportJob(
            id, root + "/fhir/" + String.join("/", request.path()), time, files(asked, patients)));
    return PersonaResponse.of(202).with("Content-Location", root + "/export/" + id);
  }

  private void requireOffered(PersonaRequest request) {
    String type = request.path().size() > 1 ? request.segment(0) : "";
    List<String> offered =
        type.isEmpty()
            ? profile.server().words(FactName.OPERATIONS)
            : profile.of(type).words(FactName.OPERATIONS);
    int length = type.equals("Group") ? 3 : type.isEmpty() ? 1 : 2;
    boolean possible = offered.stream().anyMatch(o -> o.equals("export") || o.endsWith("-export"));
    if (!possible || request.path().size() != length) {
      throw RefusedRequestException.notSupported(
          profile.server().status(FactName.UNKNOWN_TYPE_STATUS),
          "This server does not offer this export.");
    }
  }

  /** Parameters of a POST count like those of the URL. */
  private static PersonaRequest withParameters(PersonaRequest request) {
    if (!request.method().equals("POST") || request.body().length == 0) {
      return request;
    }
    List<PersonaRequest.QueryParameter> all = new ArrayList<>(request.query());
    try {
      FhirTree.list(FhirTree.parse(request.body()), "parameter")
          .forEach(
              p ->
                  p.properties().stream()
                      .filter(v -> v.getKey().startsWith("value"))
                      .forEach(
                          v ->
                              all.add(
                                  new PersonaRequest.QueryParameter(
                                      FhirTree.text(p, "name"), v.getValue().asString("")))));
    } catch (JacksonException | IllegalArgumentException e) {
      throw RefusedRequestException.of(400, "structure", "The body is not a Parameters resource.");
    }
    return new PersonaRequest(
        request.method(), request.path(), all, request.headers(), request.body());
  }

  /** {@code Patient/id} of the patients that are exported; empty for everything. */
  private Optional<Set<String>> patients(PersonaRequest request) {
    String type = request.path().size() > 1 ? request.segment(0) : "";
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new HashSet<>();
    memory.all("Patient").forEach(patient -> all.add(patient.key()));
    if (type.equals("Patient") || request.segment(1).equals(ALL_PATIENTS)) {
      return Optional.of(all);
    }
    StoredCopy group =
        memory
            .existing("Group", request.segment(1))
            .orElseThrow(
                () -> RefusedRequestException.of(404, "not-found", "There is no such group."));
    Set<String> members = new HashSet<>();
    FhirTree.values(group.sharedBody(), "member.entity")
        .forEach(entity -> members.add(FhirTree.text(entity, "reference")));
    members.retainAll(all);
    return Optional.of(members);
  }

  private List<ExportFile> files(PersonaRequest request, Optional<Set<String>> patients) {
    Optional<Instant> since = instant(request, "_since");
    Optional<Instant> until = instant(request, "_until");
    Set<String> types = new HashSet<>();
    request.query().stream()
        .filter(p -> p.name().equals("_type"))
        .forEach(p -> types.addAll(Arrays.asList(p.value().split(",", -1))));
    Set<String> omitted = Set.copyOf(profile.server().words(FactName.EXPORT_OMITS));
    Map<String, List<String>> lines = new TreeMap<>();
    List<String> deletions = new ArrayList<>();
    for (StoredCopy copy : memory.everything()) {
      boolean wanted =
          (types.isEmpty() || types.contains(copy.type()))
              && !omitted.contains(copy.type())
              && since.filter(s -> !copy.updated().isAfter(s)).isEmpty()
              && until.filter(u -> copy.updated().isAfter(u)).isEmpty()
              && patients.filter(p -> !isOf(copy, p)).isEmpty();
      if (wanted && copy.isDeleted() && since.isPresent()) {
        deletions.add(deletion(copy));
      } else if (wanted && !copy.isDeleted()) {
        lines
            .computeIfAbsent(copy.type(), t -> new ArrayList<>())
            .add(FhirTree.string(copy.sharedBody()));
      }
    }
    List<ExportFile> files = new ArrayList<>();
    lines.forEach((type, all) -> split(files, type, "output", all));
    split(files, "Bundle", "deleted", deletions);
    List<String> problems =
        types.stream()
            .filter(type -> omitted.contains(type) || !profile.declaredTypes().contains(type))
            .sorted()
            .map(ExportService::problem)
            .toList();
    split(files, "OperationOutcome", form.errorsAsOutcome() ? "outcome" : "error", problems);
    return files;
  }

  private static Optional<Instant> instant(PersonaRequest request, String name) {
    try {
      return request.parameter(name).map(v -> OffsetDateTime.parse(v).toInstant());
    } catch (DateTimeParseException e) {
      throw RefusedRequestException.invalid(400, "The parameter " + name + " is not an instant.");
    }
  }

  private static String problem(String type) {
    return FhirTree.string(
        RefusedRequestException.outcome(
            "warning", "not-supported", type + " is not exported.", Optional.empty()));
  }

  private static boolean isOf(StoredCopy copy, Set<String> patients) {
    if (copy.type().equals("Patient")) {
      return patients.contains(copy.key());
    }
    boolean[] found = {false};
    boolean[] ofAny = {false};
    FhirTree.eachReference(
        copy.sharedBody(),
        reference -> {
          String target = FhirTree.text(reference, "reference");
          found[0] |= patients.contains(target);
          ofAny[0] |= target.startsWith("Patient/");
        });
    // Practitioners and the like belong to no patient.
    return found[0] || !ofAny[0];
  }

  private static String deletion(StoredCopy copy) {
    ObjectNode bundle = FhirTree.object().put("resourceType", "Bundle").put("type", "transaction");
    bundle
        .putArray("entry")
        .addObject()
        .putObject("request")
        .put("method", "DELETE")
        .put("url", copy.key());
    return FhirTree.string(bundle);
  }

  private void split(List<ExportFile> files, String type, String list, List<String> lines) {
    for (int from = 0; from < lines.size(); from += form.linesPerFile()) {
      int to = Math.min(from + form.linesPerFile(), lines.size());
      files.add(
          new ExportFile(
              type + "-" + (files.size() + 1) + ".ndjson", type, list, lines.subList(from, to)));
    }
  }

  private ExportJob job(String id) {
    ExportJob job = jobs.get(id);
    if (job == null) {
      throw RefusedRequestException.of(404, "not-found", "There is no such export.");
    }
    return job;
  }

  /**
   * Answers a request for {@code /export/ID}, its further manifests, or its files.
   *
   * @param request path after {@code /export}
   */
  public PersonaResponse state(PersonaRequest request) {
    ExportJob job = job(request.segment(0));
    if (request.path().size() > 1) {
      return request.segment(1).equals("files")
          ? file(job, request.segment(2))
          : manifest(job, request.segment(2));
    }
    if (request.method().equals("DELETE")) {
      jobs.remove(job.id());
      return PersonaResponse.of(202);
    }
    int polls = job.poll();
    if (polls < form.pollsBeforeDone()) {
      return PersonaResponse.of(202)
          .with("Retry-After", Long.toString(form.retryAfter().toSeconds()))
          .with("X-Progress", "%d%% done".formatted(100 * polls / form.pollsBeforeDone()));
    }
    return manifest(job, "1");
  }

  private PersonaResponse manifest(ExportJob job, String number) {
    int page = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    long first = (page - 1L) * form.filesPerManifest();
    if (page < 1 || (page > 1 && first >= job.files().size())) {
      throw RefusedRequestException.of(404, "not-found", "There is no such manifest.");
    }
    ObjectNode manifest =
        FhirTree.object()
            .put("transactionTime", job.time().toString())
            .put("request", job.request())
            .put("requiresAccessToken", tokenRequired);
    Map<String, List<ExportFile>> lists = new LinkedHashMap<>();
    for (String list : List.of("output", "deleted", form.errorsAsOutcome() ? "outcome" : "error")) {
      lists.put(list, new ArrayList<>());
      manifest.putArray(list);
    }
    job.files().stream()
        .skip(first)
        .limit(form.filesPerManifest())
        .forEach(file -> lists.get(file.list()).add(file));
    lists.forEach(
        (list, files) ->
            files.forEach(
                file ->
                    manifest
                        .withArray(list)
                        .addObject()
                        .put("type", file.type())
                        .put("url", root + "/export/" + job.id() + "/files/" + file.name())
                        .put("count", file.lines().size())));
    if (first + form.filesPerManifest() < job.files().size()) {
      manifest
          .putArray("link")
          .addObject()
          .put("relation", "next")
          .put("url", root + "/export/" + job.id() + "/manifests/" + (page + 1));
    }
    return PersonaResponse.raw(200, "application/json", FhirTree.bytes(manifest))
        .with("Expires", PersonaResponse.httpDate(job.time().plusSeconds(86_400)));
  }

  /** Whether files are always on another host. */
  public boolean redirectsFiles() {
    return profile.server().is(FactName.EXPORT_FILES, "redirect");
  }

  private static PersonaResponse file(ExportJob job, String name) {
    return job.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .map(file -> PersonaResponse.raw(200, "application/fhir+ndjson", file.content()))
        .orElseThrow(() -> RefusedRequestException.of(404, "not-found", "There is no such file."));
  }
}
