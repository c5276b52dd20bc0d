import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts what an EHR has and what stores say that it has: {@code java -cp sqlite-jdbc.jar:slf4j-api.jar
 * .ci/CountPushed.java URL NAME STORE.db...}. Shares no code with TPI Bridge: reads the EHR over HTTP,
 * page by page, and the stores by SQL. Exit codes: 0 they agree, 1 they do not, 2 wrong usage.
 *
 * <p>Prints a line for each resource type, then one for each resource that is missing in the EHR, is
 * there twice (by identifier), has other content than the store, is not listed by any store, or whose
 * state is not known.
 */
public final class CountPushed {
  /** Elements that servers write, and references, of which only the type is compared. */
  private static final Set<String> NOT_COMPARED = Set.of("id", "meta", "text", "contained");

  private static final List<String> TYPES =
      List.of(
          "AllergyIntolerance", "BodyStructure", "CarePlan", "CommunicationRequest", "Condition",
          "Consent", "DocumentReference", "Encounter", "Goal", "Location",
          "MedicationAdministration", "MedicationStatement", "Observation", "Organization",
          "Patient", "Practitioner", "Procedure", "Provenance", "QuestionnaireResponse");

  private final String base;
  private final String ehr;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Map<String, Object>> there = new TreeMap<>();
  private final Set<String> listed = new HashSet<>();
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private CountPushed(String base, String ehr) {
    this.base = base;
    this.ehr = ehr;
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println("Usage: CountPushed URL NAME STORE.db...");
      System.exit(2);
    }
    CountPushed count = new CountPushed(args[0], args[1]);
    for (String type : TYPES) {
      count.readType(type);
    }
    for (int i = 2; i < args.length; i++) {
      count.readStore(args[i]);
    }
    count.compareAll();
    System.exit(count.print() ? 0 : 1);
  }

  // ---- the EHR

  @SuppressWarnings("unchecked")
  private void readType(String type) throws IOException, InterruptedException {
    String page = base + "/" + type + "?_count=100";
    while (page != null) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(page.replace("|", "%7C")))
              .header("Accept", "application/fhir+json")
              .header("Cache-Control", "no-cache")
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(page + " was answered " + answer.statusCode());
      }
      Map<String, Object> bundle = (Map<String, Object>) new Json(answer.body()).value();
      page = null;
      for (Object entry : (List<Object>) bundle.getOrDefault("entry", List.of())) {
        Map<String, Object> resource =
            (Map<String, Object>) ((Map<String, Object>) entry).get("resource");
        if (type.equals(resource.get("resourceType"))) {
          there.put(type + "/" + resource.get("id"), resource);
        }
      }
      for (Object link : (List<Object>) bundle.getOrDefault("link", List.of())) {
        Map<String, Object> one = (Map<String, Object>) link;
        if ("next".equals(one.get("relation"))) {
          page = (String) one.get("url");
        }
      }
    }
  }

  // ---- a store

  private record Stored(boolean deleted, byte[] content) {}

  private record Listed(String remote, String state) {}

  private void readStore(String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      Map<String, Stored> stored = new TreeMap<>();
      try (ResultSet row =
          statement.executeQuery(
              "select r.type || '/' || r.id, v.deleted, v.content from resource r"
                  + " join resource_version v on v.key = r.current_version_key")) {
        while (row.next()) {
          stored.put(row.getString(1), new Stored(row.getBoolean(2), row.getBytes(3)));
        }
      }
      Map<String, Listed> ledger = new TreeMap<>();
      try (ResultSet row =
          statement.executeQuery(
              "select local_reference, remote_reference, state from ledger where ehr = '"
                  + ehr
                  + "'")) {
        while (row.next()) {
          ledger.put(row.getString(1), new Listed(row.getString(2), row.getString(3)));
        }
      }
      Set<String> matched = new TreeSet<>();
      try (ResultSet row =
          statement.executeQuery(
              "select local_reference, remote_reference from ehr_match where ehr = '"
                  + ehr
                  + "' and remote_reference is not null")) {
        while (row.next()) {
          matched.add(row.getString(1));
          listed.add(row.getString(2));
        }
      }
      compare(file, stored, ledger, matched);
    }
  }

  private void compare(
      String file, Map<String, Stored> stored, Map<String, Listed> ledger, Set<String> matched) {
    Map<String, String> owners = new HashMap<>();
    ledger.forEach(
        (local, entry) -> {
          String type = local.substring(0, local.indexOf('/'));
          if (entry.remote() != null && !entry.state().equals("deleted")) {
            listed.add(entry.remote());
          }
          switch (entry.state()) {
            case "sent", "outdated" -> {
              counts.computeIfAbsent(type, t -> new int[3])[1]++;
              if (!there.containsKey(entry.remote())) {
                problems.add("missing: " + local + " is not in the EHR as " + entry.remote());
              } else if (entry.remote().startsWith(type + "/")) {
                String other = owners.put(entry.remote(), local);
                if (other != null) {
                  problems.add("twice: " + other + " and " + local + " are " + entry.remote());
                }
                if (stored.containsKey(local) && entry.state().equals("sent")) {
                  compareContent(local, stored.get(local), there.get(entry.remote()));
                }
              }
            }
            case "retracted" -> {
              counts.computeIfAbsent(type, t -> new int[3])[1]++;
              if (!isRetracted(there.get(entry.remote()))) {
                problems.add("not retracted: " + local);
              }
            }
            case "deleted" -> {
              if (there.containsKey(entry.remote())) {
                problems.add("not deleted: " + local);
              }
            }
            case "excluded", "not_transmittable", "removed", "refused" -> {}
            default -> problems.add("not known: " + local + " is " + entry.state() + " in " + file);
          }
        });
    stored.forEach(
        (local, resource) -> {
          counts.computeIfAbsent(local.substring(0, local.indexOf('/')), t -> new int[3])[0]++;
          if (!ledger.containsKey(local)
              && !matched.contains(local)
              && !resource.deleted()
              && !isRetracted(parsed(resource.content()))) {
            problems.add("not sent: " + local + " of " + file);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(byte[] content) {
    return (Map<String, Object>) new Json(new String(content, StandardCharsets.UTF_8)).value();
  }

  private static boolean isRetracted(Map<String, Object> resource) {
    return resource != null
        && (String.valueOf(resource).contains("entered-in-error")
            || Boolean.FALSE.equals(resource.get("active")));
  }

  private void compareContent(String local, Stored stored, Map<String, Object> remote) {
    Map<String, Object> here = parsed(stored.content());
    Set<String> names = new TreeSet<>(here.keySet());
    names.removeAll(NOT_COMPARED);
    for (String name : names) {
      if (!same(here.get(name), remote.get(name))) {
        problems.add("different: " + local + ": " + name);
      }
    }
  }

  private static boolean same(Object one, Object other) {
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = same(a.get(i), b.get(i));
      }
      return same;
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      boolean same = a.keySet().equals(b.keySet());
      for (Map.Entry<?, ?> entry : a.entrySet()) {
        same =
            same
                && (entry.getKey().equals("reference")
                    ? type(entry.getValue()).equals(type(b.get(entry.getKey())))
                    : same(entry.getValue(), b.get(entry.getKey())));
      }
      return same;
    }
    return Objects.equals(one, other);
  }

  private static String type(Object reference) {
    return String.valueOf(reference).replaceAll("/.*", "");
  }

  // ---- both

  @SuppressWarnings("unchecked")
  private void compareAll() {
    Map<String, String> identifiers = new HashMap<>();
    there.forEach(
        (key, resource) -> {
          String type = key.substring(0, key.indexOf('/'));
          counts.computeIfAbsent(type, t -> new int[3])[2]++;
          if (!listed.contains(key)) {
            problems.add("unexpected: " + key);
          }
          Object found = resource.get("identifier");
          List<Object> all =
              found instanceof List<?> list ? (List<Object>) list : found == null ? List.of() : List.of(found);
          for (Object one : all) {
            Map<String, Object> identifier = (Map<String, Object>) one;
            String name = type + " " + identifier.get("system") + "|" + identifier.get("value");
            String other = identifiers.put(name, key);
            if (other != null) {
              problems.add("twice: " + other + " and " + key + " have one identifier");
            }
          }
        });
  }

  private boolean print() {
    System.out.printf("%-26s %7s %7s %7s%n", "type", "stored", "sent", "in EHR");
    counts.forEach(
        (type, of) -> System.out.printf("%-26s %7d %7d %7d%n", type, of[0], of[1], of[2]));
    problems.forEach(System.out::println);
    System.out.println(problems.size() + " problems");
    return problems.isEmpty();
  }

  /** Reads JSON: objects as maps, arrays as lists, numbers as decimals. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      char first = text.charAt(at);
      return switch (first) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    }

    private void skip() {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
    }

    private boolean has(char expected) {
      skip();
      if (text.charAt(at) == expected) {
        at++;
        return true;
      }
      return false;
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      if (has('}')) {
        return object;
      }
      do {
        skip();
        String name = string();
        has(':');
        object.put(name, value());
      } while (has(','));
      has('}');
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      at++;
      if (has(']')) {
        return array;
      }
      do {
        array.add(value());
      } while (has(','));
      has(']');
      return array;
    }

    private String string() {
      StringBuilder string = new StringBuilder();
      at++;
      while (text.charAt(at) != '"') {
        char next = text.charAt(at++);
        if (next == '\\') {
          char escaped = text.charAt(at++);
          switch (escaped) {
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'u' -> {
              string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
              at += 4;
            }
            default -> string.append(escaped);
          }
        } else {
          string.append(next);
        }
      }
      at++;
      return string.toString();
    }

    private Object word(String word, Object value) {
      at += word.length();
      return value;
    }

    private BigDecimal number() {
      int start = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return new BigDecimal(text.substring(start, at));
    }
  }
}
