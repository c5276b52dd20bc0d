package org.tpibridge.exchange.push;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.review.ReviewDecisions;
import org.tpibridge.exchange.review.ReviewDecisions.ConflictWinner;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.export.Exporting;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of {@code conflicts.csv}, each with its own patient and visit in one store and one
 * simulated EHR. Everything is sent, changed on both sides, sent again, decided, and sent again;
 * rows with the same settings together.
 */
final class ConflictCases implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NONE = "none";
  private static final int FIRST_MRN = 81_000;
  private static final String IN_EHR = "there ";

  /** A row of the table. */
  record Case(
      int number,
      String name,
      String resource,
      String here,
      String there,
      String settings,
      String first,
      String decision,
      String result) {

    /** Rows that are sent with the same settings. */
    private String group() {
      return decision.matches("[A-Z].*") ? settings + " " + decision : settings;
    }

    private VisitRow visit() {
      // People who do not resemble each other.
      String letter = String.valueOf((char) ('A' + number % 26));
      return VisitRow.of("C-" + number, String.valueOf(FIRST_MRN + number))
          .with("patient_last", letter.repeat(4 + number / 26) + "son")
          .with("patient_first", letter.repeat(3) + "a")
          .with("birth_date", LocalDate.of(1950, 1, 1).plusDays(number * 97L).toString());
    }

    private VisitRow changed(String change) {
      int sign = change.indexOf('=');
      String column = change.substring(0, sign);
      String value = change.substring(sign + 1);
      return switch (column) {
        case "visit" ->
            new VisitRow(visit().cells())
                .with("visit_id", "C-" + number + "b")
                .with("visit_start", value);
        // Another visit with other data of the patient: the correction is accepted.
        case "birth_date" ->
            visit()
                .with("visit_id", "C-" + number + "b")
                .with("visit_start", "2024-03-06")
                .with(column, value);
        default -> visit().with(column, value);
      };
    }

    private Map<String, Winner> winners(String text) {
      return text.isEmpty()
          ? Map.of()
          : Arrays.stream(text.split(" ", -1))
              .map(one -> one.split("=", -1))
              .collect(
                  Collectors.toMap(
                      sides -> sides[0],
                      sides -> Winner.valueOf(sides[1].toUpperCase(Locale.ROOT))));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * What a row led to.
   *
   * @param first sent, or review
   * @param result in the form of the table's column
   * @param again what a further push of everything sent: nothing
   */
  record Result(String first, String result, int open, String again) {}

  /** What the row's resource was at first, and was made there. */
  private static final class Course {
    private final Case row;
    private String local = "";
    private String remote = "";
    private ObjectNode sent = JSON.createObjectNode();
    private ObjectNode there = JSON.createObjectNode();
    private String patient = "";
    private String surviving = "";
    private String first = "";
    private String decision = "";

    Course(Case row) {
      this.row = row;
    }
  }

  private final SimulatedEhr ehr;
  private final Pushing pushing;
  private final List<Course> courses;

  private ConflictCases(SimulatedEhr ehr, Pushing pushing, List<Course> courses) {
    this.ehr = ehr;
    this.pushing = pushing;
    this.courses = courses;
  }

  static List<Case> read() {
    try (InputStream in = ConflictCases.class.getResourceAsStream("conflicts.csv")) {
      List<Case> cases = new ArrayList<>();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .skip(1)
              .toList();
      for (String line : lines) {
        String[] cells = line.split(";", -1);
        cases.add(
            new Case(
                cases.size(),
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                cells[7]));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs all rows. */
  static Map<Case, Result> run(Path folder) throws IOException {
    List<Course> courses = read().stream().map(Course::new).toList();
    SimulatedEhr ehr =
        SimulatedEhr.start(FhirContext.forR4Cached(), SimulatedEhrOptions.of("hapi-like"));
    Pushing pushing = Pushing.to(ehr.base(), folder, Pushing.creating());
    try (ConflictCases cases = new ConflictCases(ehr, pushing, courses)) {
      return cases.run();
    }
  }

  private Map<Case, Result> run() {
    pushing.importVisits(
        courses.stream().map(course -> course.row.visit()).toArray(VisitRow[]::new));
    push(pushing);
    courses.forEach(this::find);
    Map<Case, Result> results = new LinkedHashMap<>();
    courses.stream()
        .collect(
            Collectors.groupingBy(
                course -> course.row.group(), LinkedHashMap::new, Collectors.toList()))
        .forEach((settings, group) -> results.putAll(run(group)));
    return results;
  }

  private Map<Case, Result> run(List<Course> group) {
    Case any = group.get(0).row;
    Pushing same = pushing.with(any.winners(any.settings()));
    group.forEach(course -> changeThere(course, course.row.there()));
    importChanges(group.stream().map(course -> course.row).toList(), Case::here);
    push(same);
    Map<String, Winner> decidedBySettings = new HashMap<>(any.winners(any.settings()));
    for (Course course : group) {
      course.first = open(course).isEmpty() ? "sent" : "review";
      course.decision = course.row.decision();
      decide(course, decidedBySettings);
    }
    // What changed only in the settings or in the EHR is found by comparing everything.
    pushing.with(decidedBySettings).push(new PushOptions(true, 1, Duration.ZERO));
    Map<Case, Result> results = new LinkedHashMap<>();
    PushSummary again =
        pushing.with(decidedBySettings).push(new PushOptions(true, 1, Duration.ZERO));
    String sentAgain = again.created() + "/" + again.updated() + "/" + again.retracted();
    for (Course course : group) {
      results.put(
          course.row, new Result(course.first, result(course), open(course).size(), sentAgain));
    }
    // Later groups have other settings.
    push(pushing.with(decidedBySettings));
    return results;
  }

  private static void push(Pushing through) {
    through.push(new PushOptions(false, 1, Duration.ZERO));
  }

  private void importChanges(List<Case> rows, java.util.function.Function<Case, String> change) {
    VisitRow[] changed =
        rows.stream()
            .filter(row -> !change.apply(row).equals(NONE))
            .map(row -> row.changed(change.apply(row)))
            .toArray(VisitRow[]::new);
    if (changed.length > 0) {
      pushing.importVisits(changed);
    }
    var patients = Exporting.patients(pushing.store());
    patients.openConflicts().forEach(conflict -> patients.accept(conflict.item().key()));
  }

  private void decide(Course course, Map<String, Winner> settings) {
    ReviewDecisions decisions = new ReviewDecisions(pushing.store(), Importing.CLOCK);
    for (String step : course.decision.split(", then ", -1)) {
      if (step.startsWith(IN_EHR)) {
        changeThere(course, step.substring(IN_EHR.length()));
      } else if (step.matches("[A-Z].*")) {
        settings.putAll(course.row.winners(step));
      } else if (step.equals("again")) {
        pushing.importVisits(course.row.visit());
      } else if (step.contains("=")) {
        pushing.importVisits(course.row.changed(step));
      } else if (!step.isEmpty()) {
        for (Review review : open(course)) {
          switch (step) {
            case "same" -> decisions.same(review.key(), course.surviving);
            case NONE -> decisions.none(review.key());
            default -> decisions.conflict(review.key(), ConflictWinner.valueOf(step));
          }
        }
      }
    }
  }

  private List<Review> open(Course course) {
    String patient = patientId(course.row);
    return pushing
        .store()
        .read(tx -> tx.exchange().reviews().ofPatient(Pushing.EHR, patient))
        .stream()
        .filter(Review::open)
        .filter(
            review ->
                review.item().kind() == ReviewKind.REPLACED_PATIENT
                    || review.item().localReference().equals(course.local))
        .toList();
  }

  /** The patient of a row, also if the ledger no longer lists the resource. */
  private String patientId(Case row) {
    return pushing.store().read(tx -> tx.visits().find("C-" + row.number())).get(0).patientId();
  }

  // ---- the EHR

  private void find(Course course) {
    String patient = "Patient/" + patientId(course.row);
    course.patient =
        pushing
            .store()
            .read(tx -> tx.exchange().matches().find(Pushing.EHR, patient))
            .flatMap(match -> match.remoteReference())
            .orElseThrow();
    StoredCopy copy =
        ehr.resources().stream()
            .filter(one -> !one.isDeleted())
            .filter(one -> isOf(one, course.patient))
            .filter(one -> isMeant(course.row.resource(), one))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + course.row.resource()));
    course.remote = copy.key();
    course.local =
        pushing
            .store()
            .read(tx -> tx.exchange().ledger().findRemote(Pushing.EHR, copy.key()))
            .get(0)
            .localReference();
    course.sent = copy.body();
  }

  private static boolean isOf(StoredCopy copy, String patient) {
    return copy.key().equals(patient)
        || copy.sharedBody().path("subject").path("reference").asString("").equals(patient);
  }

  private static boolean isMeant(String resource, StoredCopy copy) {
    JsonNode body = copy.sharedBody();
    return switch (resource) {
      case "score" ->
          copy.type().equals("Observation")
              && body.path("valueQuantity").path("value").asDouble(0) == 2;
      case "session" -> copy.type().equals("Procedure") && !body.has("partOf");
      case "site" ->
          copy.type().equals("Procedure")
              && body.has("partOf")
              && body.toString().contains("levator");
      case "drug" -> copy.type().equals("MedicationAdministration");
      case "questionnaire" -> copy.type().equals("QuestionnaireResponse");
      case "patient" -> copy.type().equals("Patient");
      default -> throw new IllegalArgumentException(resource);
    };
  }

  private ObjectNode current(String key) {
    return ehr.resources().stream()
        .filter(copy -> copy.key().equals(key) && !copy.isDeleted())
        .findFirst()
        .map(StoredCopy::body)
        .orElse(null);
  }

  private void changeThere(Course course, String changes) {
    for (String change : changes.split(" ", -1)) {
      switch (change) {
        case NONE -> {}
        case "removed" -> remove(course.remote);
        case "restored" -> save(course.there.isEmpty() ? course.sent : course.there);
        case "merged" -> merge(course);
        default -> {
          ObjectNode body = current(course.remote);
          edit(body, change);
          save(body);
          course.there = body;
        }
      }
    }
  }

  private static void edit(ObjectNode body, String change) {
    String value = change.substring(change.indexOf('=') + 1);
    switch (change.replaceAll("=.*", "")) {
      case "value" ->
          ((ObjectNode) body.get("valueQuantity")).put("value", Integer.parseInt(value));
      case "note" -> body.putArray("note").addObject().put("text", "Added in the EHR.");
      case "code" -> ((ObjectNode) body.get("code")).put("text", "Changed in the EHR");
      case "bodySite+" ->
          ((ArrayNode) body.get("bodySite")).addObject().put("text", "added in the EHR");
      case "dosage" -> ((ObjectNode) body.get("dosage")).put("text", "changed in the EHR");
      case "item" -> ((ObjectNode) body.get("item").get(0)).put("text", "Asked in another way?");
      case "telecom" ->
          body.putArray("telecom").addObject().put("system", "phone").put("value", "555-0100");
      case "status", "birthDate" -> body.put(change.replaceAll("=.*", ""), value);
      default -> throw new IllegalArgumentException(change);
    }
  }

  /** Removes a resource, and what refers to it. */
  private void remove(String key) {
    for (StoredCopy copy : ehr.resources()) {
      if (!copy.isDeleted() && copy.sharedBody().toString().contains('"' + key + '"')) {
        ObjectNode body = copy.body();
        for (String list : List.of("target", "derivedFrom")) {
          if (body.get(list) instanceof ArrayNode references) {
            references.removeIf(one -> one.path("reference").asString("").equals(key));
            if (references.isEmpty()) {
              body.remove(list);
            }
          }
        }
        save(body);
      }
    }
    ehr.remove(key);
  }

  /** The EHR finds out that two records are one patient, and moves everything to the other one. */
  private void merge(Course course) {
    String old = course.patient;
    ObjectNode surviving = current(old);
    surviving.put("id", "s" + course.row.number());
    save(surviving);
    course.surviving = "Patient/s" + course.row.number();
    ObjectNode merged = current(old);
    merged.put("active", false);
    ObjectNode link = merged.putArray("link").addObject();
    link.put("type", "replaced-by").putObject("other").put("reference", course.surviving);
    save(merged);
    for (StoredCopy copy : ehr.resources()) {
      if (!copy.isDeleted()
          && copy.sharedBody().path("subject").path("reference").asString("").equals(old)) {
        ObjectNode body = copy.body();
        body.putObject("subject").put("reference", course.surviving);
        save(body);
      }
    }
    course.there = current(course.remote);
  }

  private void save(ObjectNode body) {
    ehr.add(
        List.of(
            FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(JSON.writeValueAsString(body))));
  }

  // ---- the result

  private String result(Course course) {
    ObjectNode now = current(course.remote);
    List<String> words = new ArrayList<>();
    for (String expected : course.row.result().split(" ", -1)) {
      String element = expected.replaceAll("=.*", "");
      if (course.row.here().startsWith("visit=")) {
        words.add("subject=" + subjectOfNewVisit(course));
      } else if (now == null) {
        words.add("missing");
      } else {
        // The side that the table names comes first, where sides are equal.
        words.add(element + "=" + side(course, element, now.get(element), expected));
      }
    }
    return String.join(" ", words);
  }

  private static String subjectOfNewVisitName(Course course, String reference) {
    return reference.equals(course.surviving) ? "surviving" : reference;
  }

  private String subjectOfNewVisit(Course course) {
    String day = course.row.here().substring("visit=".length());
    return ehr.resources().stream()
        .filter(copy -> copy.type().equals("Procedure") && !copy.isDeleted())
        .filter(copy -> copy.sharedBody().toString().contains(day))
        .filter(
            copy -> {
              String subject = copy.sharedBody().path("subject").path("reference").asString("");
              return subject.equals(course.surviving) || subject.equals(course.patient);
            })
        .map(copy -> copy.sharedBody().path("subject").path("reference").asString(""))
        .map(reference -> subjectOfNewVisitName(course, reference))
        .findFirst()
        .orElse("missing");
  }

  private String side(Course course, String element, JsonNode now, String expected) {
    Map<String, Optional<JsonNode>> sides = new LinkedHashMap<>();
    sides.put("here", Optional.ofNullable(here(course).get(element)));
    sides.put("there", Optional.ofNullable(course.there.get(element)));
    sides.put("sent", Optional.ofNullable(course.sent.get(element)));
    String named = expected.substring(expected.indexOf('=') + 1);
    if (isSame(sides.getOrDefault(named, Optional.empty()), now)) {
      return named;
    }
    return sides.entrySet().stream()
        .filter(one -> isSame(one.getValue(), now))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(String.valueOf(now));
  }

  private static boolean isSame(Optional<JsonNode> one, JsonNode other) {
    return one.isPresent() ? one.get().equals(other) : other == null;
  }

  private ObjectNode here(Course course) {
    String type = course.local.substring(0, course.local.indexOf('/'));
    String id = course.local.substring(course.local.indexOf('/') + 1);
    byte[] json =
        pushing
            .store()
            .read(
                tx ->
                    tx.resources()
                        .content(
                            (type.equals("Patient")
                                    ? tx.resources().findShared(type, id)
                                    : tx.resources().find(type, id))
                                .orElseThrow()
                                .key()));
    return (ObjectNode) JSON.readTree(json);
  }

  @Override
  public void close() {
    pushing.close();
    ehr.close();
  }
}
