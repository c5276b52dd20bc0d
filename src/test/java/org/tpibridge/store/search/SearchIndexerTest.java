package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.store.search.IndexValue.DateValue;
import org.tpibridge.store.search.IndexValue.QuantityValue;
import org.tpibridge.store.search.IndexValue.ReferenceValue;
import org.tpibridge.store.search.IndexValue.StringValue;
import org.tpibridge.store.search.IndexValue.TokenValue;
import org.tpibridge.store.search.IndexValue.UriValue;

class SearchIndexerTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final SearchIndexer INDEXER =
      new SearchIndexer(() -> ResourcesAsStored.FHIR, ZONE);
  private static final String UCUM = "http://unitsofmeasure.org";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void indexes(String what, Resource resource, String parameter, List<IndexValue> values) {
    assertThat(INDEXER.of(resource).stream().filter(v -> v.parameter().equals(parameter)))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(values);
  }

  static Stream<Arguments> indexes() {
    return Stream.of(codes(), times(), references(), words(), quantities(), uris())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> codes() {
    Condition pain = new Condition();
    pain.getCode().addCoding().setSystem("urn:s").setCode("M79.18");
    pain.getCode().addCoding().setCode("own");
    pain.getCode().setText("myalgia");
    pain.addIdentifier().setSystem("urn:visit").setValue("V-1/Pain");
    Patient patient = new Patient().setActive(true);
    patient.addTelecom().setValue("555");
    patient.getGenderElement().setValueAsString("female");
    Observation observation = new Observation();
    observation.addComponent().getCode().addCoding().setSystem("urn:s").setCode("part");
    return Stream.of(
        Arguments.of(
            "all codings of a concept, in small letters, without its text",
            pain,
            "code",
            List.of(new TokenValue("code", "urn:s", "m79.18"), new TokenValue("code", "", "own"))),
        Arguments.of(
            "an identifier",
            pain,
            "identifier",
            List.of(new TokenValue("identifier", "urn:visit", "v-1/pain"))),
        Arguments.of(
            "a flag",
            patient,
            "active",
            List.of(
                new TokenValue(
                    "active", "http://terminology.hl7.org/CodeSystem/special-values", "true"))),
        Arguments.of(
            "a code that says no system, by the one that its element allows",
            patient,
            "gender",
            List.of(
                new TokenValue("gender", "http://hl7.org/fhir/administrative-gender", "female"))),
        Arguments.of(
            "a way to reach somebody",
            patient,
            "telecom",
            List.of(new TokenValue("telecom", "", "555"))),
        Arguments.of(
            "a computed value if the element is missing",
            patient,
            "deceased",
            List.of(
                new TokenValue(
                    "deceased", "http://terminology.hl7.org/CodeSystem/special-values", "false"))),
        Arguments.of(
            "a component's code",
            observation,
            "component-code",
            List.of(new TokenValue("component-code", "urn:s", "part"))));
  }

  private static Stream<Arguments> times() {
    return Stream.of(
        at("a year in the clinic's zone", "2024", day("2024-01-01"), day("2025-01-01")),
        at("a month", "2024-03", day("2024-03-01"), day("2024-04-01")),
        // The clocks are set forward: the day has 23 hours.
        at("a day", "2024-03-10", day("2024-03-10"), day("2024-03-11")),
        at(
            "a time with seconds",
            "2024-03-10T23:30:00+01:00",
            instant("2024-03-10T22:30:00Z"),
            instant("2024-03-10T22:30:01Z")),
        at(
            "a millisecond",
            "2024-03-10T22:30:00.125Z",
            instant("2024-03-10T22:30:00.125Z"),
            instant("2024-03-10T22:30:00.126Z")),
        performed(
            "a period of days",
            new Period()
                .setStartElement(new DateTimeType("2024-03-01"))
                .setEndElement(new DateTimeType("2024-03-02")),
            day("2024-03-01"),
            day("2024-03-03")),
        performed(
            "a period without an end",
            new Period().setStartElement(new DateTimeType("2024-03-01")),
            day("2024-03-01"),
            Long.MAX_VALUE),
        performed(
            "a period whose start is unknown",
            new Period()
                .setStartElement(withoutValue())
                .setEndElement(new DateTimeType("2024-03-02")),
            Long.MIN_VALUE,
            day("2024-03-03")),
        Arguments.of(
            "no period at all",
            new Procedure().setPerformed(new Period().setStartElement(withoutValue())),
            "date",
            List.of()),
        Arguments.of(
            "a schedule",
            scheduled(),
            "activity-date",
            List.of(date("activity-date", day("2024-03-01"), day("2024-03-08")))));
  }

  private static Stream<Arguments> references() {
    Procedure procedure = new Procedure();
    procedure.getSubject().setReference("Patient/p1/_history/3").setDisplay("someone");
    procedure.getEncounter().setReference("https://ehr.example/fhir/Encounter/e1");
    procedure.getLocation().setReference("urn:uuid:0d7e2b1c-0000-4000-8000-000000000001");
    procedure.addReasonReference().setReference("#within");
    procedure.addReasonReference().getIdentifier().setSystem("urn:s").setValue("R1");
    QuestionnaireResponse response = new QuestionnaireResponse().setQuestionnaire("urn:q|2.0");
    return Stream.of(
        Arguments.of(
            "a reference to whatever version",
            procedure,
            "subject",
            List.of(new ReferenceValue("subject", "Patient/p1"))),
        Arguments.of(
            "one into another server",
            procedure,
            "encounter",
            List.of(new ReferenceValue("encounter", "https://ehr.example/fhir/Encounter/e1"))),
        Arguments.of(
            "a URN",
            procedure,
            "location",
            List.of(
                new ReferenceValue("location", "urn:uuid:0d7e2b1c-0000-4000-8000-000000000001"))),
        Arguments.of("none into itself", procedure, "reason-reference", List.of()),
        Arguments.of(
            "one that gives an identifier only",
            procedure,
            "reason-reference:identifier",
            List.of(new TokenValue("reason-reference:identifier", "urn:s", "r1"))),
        Arguments.of(
            "a canonical URL, with its version and without",
            response,
            "questionnaire",
            List.of(
                new ReferenceValue("questionnaire", "urn:q|2.0"),
                new ReferenceValue("questionnaire", "urn:q"))));
  }

  private static Stream<Arguments> words() {
    Patient patient = new Patient();
    patient.addName().setFamily("O’Søren-Müller").addGiven("Ana  Łucía").addPrefix("Dr.");
    patient.addAddress().addLine("1 High St.").setCity("Köln");
    return Stream.of(
        Arguments.of(
            "a family name without case, accents and punctuation",
            patient,
            "family",
            List.of(new StringValue("family", "osørenmuller", "O’Søren-Müller"))),
        Arguments.of(
            "all of a name",
            patient,
            "name",
            List.of(
                new StringValue("name", "osørenmuller", "O’Søren-Müller"),
                new StringValue("name", "ana łucia", "Ana  Łucía"),
                new StringValue("name", "dr", "Dr."))),
        Arguments.of(
            "all of an address",
            patient,
            "address",
            List.of(
                new StringValue("address", "1 high st", "1 High St."),
                new StringValue("address", "koln", "Köln"))));
  }

  private static Stream<Arguments> quantities() {
    return Stream.of(
        Arguments.of(
            "a quantity with its unit",
            observed("7.50", null),
            "value-quantity",
            List.of(quantity(7.5, 7.5))),
        Arguments.of(
            "less than something",
            observed("5", "<"),
            "value-quantity",
            List.of(quantity(Double.NEGATIVE_INFINITY, 5))),
        Arguments.of(
            "at least something",
            observed("5", ">="),
            "value-quantity",
            List.of(quantity(5, Double.POSITIVE_INFINITY))),
        Arguments.of(
            "no quantity where the value is none",
            new Observation().setValue(new DateTimeType("2024")),
            "value-quantity",
            List.of()));
  }

  private static Stream<Arguments> uris() {
    MedicationAdministration given = new MedicationAdministration();
    given.getMeta().addProfile("https://tpibridge.org/fhir/StructureDefinition/x");
    return Stream.of(
        Arguments.of(
            "the profiles that are claimed",
            given,
            "_profile",
            List.of(new UriValue("_profile", "https://tpibridge.org/fhir/StructureDefinition/x"))));
  }

  @Test
  void manyThreadsGetTheSameResultAsOne() throws Exception {
    List<Resource> visit = ResourcesAsStored.of(BenchmarkVisit.bundle(1));
    List<List<IndexValue>> alone = visit.stream().map(INDEXER::of).toList();
    SearchIndexer shared = new SearchIndexer(() -> ResourcesAsStored.FHIR, ZONE);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<List<IndexValue>>> work = () -> visit.stream().map(shared::of).toList();

      for (var result : threads.invokeAll(List.of(work, work, work, work, work, work))) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void toStringShowsNoValues() {
    Patient patient = new Patient();
    patient.addName().setFamily("Winterberg");
    patient.addIdentifier().setValue("90001");

    assertThat(INDEXER.of(patient).toString()).doesNotContainIgnoringCase("winterberg", "90001");
  }

  private static Arguments at(String what, String time, long low, long high) {
    return performed(what, new DateTimeType(time), low, high);
  }

  private static Arguments performed(
      String what, org.hl7.fhir.r4.model.Type time, long low, long high) {
    return Arguments.of(
        what, new Procedure().setPerformed(time), "date", List.of(date("date", low, high)));
  }

  private static DateValue date(String parameter, long low, long high) {
    return new DateValue(parameter, low, high);
  }

  private static DateTimeType withoutValue() {
    DateTimeType time = new DateTimeType();
    time.addExtension().setUrl("http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    return time;
  }

  private static CarePlan scheduled() {
    Timing timing = new Timing();
    timing.addEvent(new DateTimeType("2024-03-01").getValue());
    timing.getEvent().get(0).setValueAsString("2024-03-01");
    timing
        .getRepeat()
        .setBounds(
            new Period()
                .setStartElement(new DateTimeType("2024-03-05"))
                .setEndElement(new DateTimeType("2024-03-07")));
    CarePlan plan = new CarePlan();
    plan.addActivity().getDetail().setScheduled(timing);
    return plan;
  }

  private static Observation observed(String value, String comparator) {
    Observation observation = new Observation();
    observation
        .getValueQuantity()
        .setValue(new java.math.BigDecimal(value))
        .setSystem(UCUM)
        .setCode("{score}")
        .setUnit("points")
        .getComparatorElement()
        .setValueAsString(comparator);
    return observation;
  }

  private static QuantityValue quantity(double low, double high) {
    return new QuantityValue(
        "value-quantity",
        low,
        high,
        Optional.of(UCUM),
        Optional.of("{score}"),
        Optional.of("points"));
  }

  private static long day(String day) {
    return LocalDate.parse(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  private static long instant(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
