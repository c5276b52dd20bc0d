package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.exchange.hl7v2.MllpReceiver;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.fault.Fault;

/**
 * The commands of the exchange with a patient and secrets whose values occur nowhere else, under
 * all faults of the simulated EHRs: no value is in a log at level DEBUG, in a message on standard
 * error, or on standard output, except where a command prints it on purpose.
 */
// Changes the levels of loggers.
@Isolated
class CanaryIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MRN = "97531864";

  /** Values of the patient here and in the EHR, and the secrets. */
  private static final List<String> PATIENT =
      List.of(
          "Zqxlast",
          "Zqxfirst",
          MRN,
          "1937-04-23",
          "19370423",
          "zqxnote",
          "zqxgoal",
          "zqxcare",
          "Zqxother",
          "zqxehrnote");

  private static final List<String> SECRETS =
      List.of("zqxtoken", "zqxpassword", "enF4dXNlcjp6cXhwYXNzd29yZA");

  private static final String VISITS =
      """
      visit_id,mrn,patient_last,patient_first,birth_date,sex,visit_start,visit_end,clinician_npi,clinician_name,location,procedure_code,sites,injectates,pain_before,pain_after,goal,aftercare,notes
      Z-1,97531864,Zqxlast,Zqxfirst,1937-04-23,F,2024-03-04T09:30,2024-03-04T09:50,1234567893,"Lindqvist, Anna",Room 2,20552,trapezius R,lidocaine 1% 2 mL,6,2,zqxgoal,zqxcare,zqxnote
      """;

  private static final List<String> FAULTS =
      List.of(
          "lost-answer,method=POST,times=1",
          "error-after-commit,method=POST,times=1",
          "malformed-json,times=1",
          "truncated,times=1",
          "refused,method=POST,times=1,status=422",
          "stale-conflict,times=1",
          "connection-closed,times=1",
          "fields-dropped,times=1",
          "redirect,times=1",
          "throttled,times=1,retry-after=none");

  private static final int AT_ONCE = 4;
  private static final int FAILED_ANSWERS = 3;

  @TempDir private Path folder;

  /** What commands printed. */
  private final List<Printed> printed = new ArrayList<>();

  private record Printed(String command, String out, String err) {}

  static Set<String> kinds() {
    return new TreeSet<>(SimulatedEhrOptions.kinds());
  }

  private static List<Resource> seeds(String mrnSystem) {
    Patient patient = new Patient();
    patient.setId("p1");
    patient.addIdentifier().setSystem(mrnSystem).setValue(MRN);
    patient.addName().setFamily("Zqxlast").addGiven("Zqxfirst");
    patient.getBirthDateElement().setValueAsString("1937-04-23");
    // Nearly the same patient.
    Patient other = new Patient();
    other.setId("p2");
    other.addName().setFamily("Zqxlast").addGiven("Zqxother");
    other.getBirthDateElement().setValueAsString("1937-04-23");
    Encounter encounter = new Encounter();
    encounter.setId("e1");
    encounter.setStatus(EncounterStatus.FINISHED);
    encounter
        .getClass_()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
        .setCode("AMB");
    encounter.getSubject().setReference("Patient/p1");
    encounter.getPeriod().getStartElement().setValueAsString("2024-03-04T09:00:00Z");
    encounter.getPeriod().getEndElement().setValueAsString("2024-03-04T11:00:00Z");
    return List.of(patient, other, encounter);
  }

  private Map<String, Object> settings(SimulatedEhr ehr, boolean bearer) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
    settings.put("tpibridge.ehrs[0].name", "hospital");
    settings.put("tpibridge.ehrs[0].url", ehr.base().toString());
    settings.put("tpibridge.ehrs[0].environment", "test");
    settings.put("tpibridge.ehrs[0].read-timeout", "5s");
    settings.put("tpibridge.ehrs[0].authorization.type", bearer ? "bearer" : "basic");
    if (bearer) {
      settings.put("tpibridge.ehrs[0].authorization.token", "zqxtoken");
    } else {
      settings.put("tpibridge.ehrs[0].authorization.user", "zqxuser");
      settings.put("tpibridge.ehrs[0].authorization.password", "zqxpassword");
    }
    return settings;
  }

  private Typed run(Map<String, Object> settings, String... command) {
    Typed typed = Typed.with(settings, "", command);
    printed.add(new Printed(String.join(" ", command), typed.out(), typed.err()));
    return typed;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noValueIsPrintedOrLogged(String kind) throws IOException {
    try (RecordedLog log = new RecordedLog();
        SimulatedEhr ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of(kind))) {
      ehr.add(seeds((String) TestClinic.SETTINGS.get("tpibridge.clinic.systems.mrn")));
      Map<String, Object> settings = settings(ehr, kind.compareTo("f") < 0);
      importVisits(settings, VISITS);
      run(settings, "preflight", "hospital");
      run(settings, "diff", "hospital");
      // Each fault for several kinds; with all of them at once, nothing would be sent for a while.
      int first = List.copyOf(kinds()).indexOf(kind);
      for (int i = 0; i < AT_ONCE; i++) {
        ehr.faults().add(Fault.parse(FAULTS.get((first * AT_ONCE + i) % FAULTS.size())));
      }
      run(settings, "push", "hospital");
      run(settings, "push", "hospital");
      changeThere(ehr);
      importVisits(settings, VISITS.replace(",6,2,", ",6,3,").replace("zqxgoal", "zqxgoal2"));
      run(settings, "diff", "hospital", "--output", "json");
      run(settings, "push", "hospital");
      run(settings, "match", "hospital");
      Typed conflicts = run(settings, "conflicts", "hospital");
      if (kind.equals("hapi-like")) {
        assertThat(conflicts.out()).contains("valueQuantity", "in the EHR:  {\"value\":9");
      }
      run(settings, "bridge", "status");
      run(settings, "bridge", "status", "--output", "json");
      for (String fault : List.of("repeated-id", "truncated", "malformed-json", "lost-answer")) {
        ehr.faults().add(Fault.parse(fault + ",method=GET,times=1"));
      }
      run(settings, "pull", "hospital");
      run(settings, "pull", "hospital", "--bulk");
      run(settings, "pull", "hospital", "--output", "json");
      run(settings, "bridge", "disclosures", MRN);

      assertThat(log.lines()).as("the log is recorded").isNotEmpty();
      check(log);
    }
  }

  @Test
  void noValueOfAMessageIsPrintedOrLogged() throws IOException {
    List<String> answers =
        new ArrayList<>(List.of("", "MSA|AE|1|Zqxlast unknown", "nonsense Zqxlast"));
    try (RecordedLog log = new RecordedLog();
        MllpReceiver receiver =
            new MllpReceiver(
                (message, socket, out) -> {
                  // Then it accepts: without an end of the errors, a push waits for a minute.
                  String answer =
                      answers.isEmpty()
                          ? MllpReceiver.ack(message, "AA", "")
                          : framed(answers.remove(0));
                  MllpReceiver.write(out, answer);
                })) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("tpibridge.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
      settings.put("tpibridge.ehrs[0].name", "hospital");
      settings.put("tpibridge.ehrs[0].environment", "test");
      settings.put("tpibridge.ehrs[0].read-timeout", "1s");
      settings.put("tpibridge.ehrs[0].hl7v2.url", "mllp://127.0.0.1:" + receiver.port());
      settings.put(
          "tpibridge.ehrs[0].hl7v2.authorities[0].system",
          TestClinic.SETTINGS.get("tpibridge.clinic.systems.mrn"));
      settings.put("tpibridge.ehrs[0].hl7v2.authorities[0].namespace", "CLINIC");
      importVisits(settings, VISITS);
      run(settings, "preflight", "hospital");
      run(settings, "push", "hospital");
      run(settings, "push", "hospital", "--full");
      run(settings, "match", "hospital");
      run(settings, "bridge", "status");

      assertThat(answers).as("answers that were not needed").isEmpty();
      assertThat(receiver.received()).hasSizeGreaterThan(FAILED_ANSWERS);
      check(log);
    }
  }

  /** Nothing remains nothing, as from a receiver that closes the connection. */
  private static String framed(String answer) {
    return answer.isEmpty() ? "" : "\u000bMSH|^~\\&|||||||ACK|1|P|2.5.1\r" + answer + "\r\u001c\r";
  }

  private void importVisits(Map<String, Object> settings, String visits) throws IOException {
    Path file = folder.resolve("visits.csv");
    Files.writeString(file, visits, UTF_8);
    Typed typed = Typed.with(settings, "", "import", file.toString());
    assertThat(typed.exitCode()).as(typed.err()).isLessThanOrEqualTo(1);
    printed.add(new Printed("import", "", typed.err()));
  }

  /** A clinician changes a score, and adds what is not sent from here. */
  private static void changeThere(SimulatedEhr ehr) {
    List<Resource> changed = new ArrayList<>();
    ehr.resources().stream()
        .filter(copy -> copy.type().equals("Observation") && !copy.isDeleted())
        .forEach(
            copy -> {
              Observation score =
                  (Observation) FHIR.newJsonParser().parseResource(copy.body().toString());
              if (score.hasValueQuantity()) {
                score.getValueQuantity().setValue(9);
                score.setNote(List.of(new Annotation().setText("zqxehrnote")));
                changed.add(score);
              }
            });
    Procedure other = new Procedure();
    other.setStatus(ProcedureStatus.COMPLETED);
    other.getSubject().setReference("Patient/p1");
    other.getCode().setText("zqxehrnote");
    other.setPerformed(new DateTimeType("2024-03-04"));
    changed.add(other);
    Observation invalid = new Observation();
    invalid.setStatus(ObservationStatus.FINAL);
    invalid.getSubject().setReference("Patient/p1").setDisplay("Zqxlast");
    invalid.getCode().addCoding().setSystem("http://loinc.org").setCode("72514-3");
    changed.add(invalid);
    ehr.add(changed);
  }

  private void check(RecordedLog log) {
    List<String> all = new ArrayList<>(PATIENT);
    all.addAll(SECRETS);
    List<String> found = new ArrayList<>();
    log.lines().forEach(line -> find(all, "log", line, found));
    for (Printed one : printed) {
      find(all, one.command() + ": stderr", one.err(), found);
      // The values in conflict are printed, because a person has to decide about them.
      find(
          one.command().startsWith("conflicts") ? SECRETS : all,
          one.command() + ": stdout",
          one.out(),
          found);
    }
    assertThat(found).isEmpty();
  }

  private static void find(List<String> values, String where, String text, List<String> found) {
    for (String value : values) {
      int at = text.indexOf(value);
      if (at >= 0) {
        found.add(
            where + ": " + text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60)));
      }
    }
  }
}
