package org.tpibridge.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;

/**
 * The Bundles that a push sent, to be posted again as other visits: with other ids, visit numbers
 * and MRNs, so that the server has the same work with them. References to what the server has
 * already are not changed. Safe for use by many threads.
 */
final class PushedBundles {
  private static final Pattern FULL_URL = Pattern.compile("\"fullUrl\":\"urn:uuid:([0-9a-f-]{36})");
  private static final Pattern VISIT = Pattern.compile("\\bB-(\\d+)\\b");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final List<Resource> sent = new ArrayList<>();

  /** The Bundle is encoded later, so that the push is not slower. */
  void add(Resource bundle) {
    synchronized (sent) {
      sent.add(bundle);
    }
  }

  /** Takes the Bundles as those of other visits; those of one patient are one list, in order. */
  List<List<String>> takeAsOthers() {
    Map<Integer, List<String>> byPatient = new TreeMap<>();
    synchronized (sent) {
      for (Resource bundle : sent) {
        String json = fhir.newJsonParser().encodeResourceToString(bundle);
        Matcher visit = VISIT.matcher(json);
        if (!visit.find()) {
          throw new IllegalStateException("a Bundle has no visit number");
        }
        int patient = BenchmarkClinic.patient(Integer.parseInt(visit.group(1)));
        byPatient.computeIfAbsent(patient, key -> new ArrayList<>()).add(other(json, patient));
      }
      sent.clear();
    }
    return List.copyOf(byPatient.values());
  }

  private static String other(String json, int patient) {
    String mrn = String.valueOf(BenchmarkClinic.FIRST_MRN + patient);
    String other = VISIT.matcher(json).replaceAll("C-$1");
    other = other.replaceAll("\\b" + mrn + "\\b", "7" + mrn);
    for (String id : FULL_URL.matcher(json).results().map(found -> found.group(1)).toList()) {
      other = other.replace(id, UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString());
    }
    return other;
  }
}
