package org.tpibridge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/**
 * A receiver that ignores extensions, ids and narratives understands each golden visit: every field
 * of the visit is in a code, a value or a text, and no two resources of a visit say the same.
 */
class ReadableWithoutExtensionsTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final VisitRestorer RESTORER =
      new VisitRestorer(
          Clinic.unnamed(ZoneId.of("America/Chicago")).systems(), Terminology.builtIn());

  static Stream<GoldenVisit> cases() throws IOException {
    return GoldenVisit.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noTwoResourcesSayTheSame(GoldenVisit golden) throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (Resource resource : resources(withoutExtensions(bundle(golden)))) {
      String name = resource.fhirType() + "/" + resource.getIdPart();
      if (resource instanceof Observation || resource instanceof Procedure) {
        assertThat(((DomainResource) resource).getExtension()).isEmpty();
      }
      String same = seen.put(content(resource), name);
      assertThat(same).as("%s says the same as %s", name, same).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noTwoSitesOfTheSessionAreTheSame(GoldenVisit golden) throws IOException {
    assertThat(session(withoutExtensions(bundle(golden))).getBodySite())
        .extracting(site -> FHIR.newJsonParser().encodeToString(site))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFieldIsInACodeAValueOrAText(GoldenVisit golden) throws IOException {
    Bundle whole = bundle(golden);
    Visit visit = RESTORER.restore(whole).visit().orElseThrow();
    Bundle bundle = withoutExtensions(whole);

    people(visit, bundle);
    session(visit, bundle);
    visit.sites().forEach(site -> site(visit, site, bundle));
    visit.injectates().forEach(injectate -> injectate(injectate, bundle));
    siteOfTheDrugs(visit, bundle);
    pain(visit.pain(), bundle);
    observations(visit, bundle);
    screening(visit, bundle);
    plan(visit, bundle);
    visit.plan().forEach(words -> assertSaid(bundle, CarePlan.class, words));
  }

  private static void people(Visit visit, Bundle bundle) {
    assertSaid(bundle, Patient.class, visit.patient().mrn());
    visit.patient().last().ifPresent(name -> assertSaid(bundle, Patient.class, name));
    visit.patient().first().ifPresent(name -> assertSaid(bundle, Patient.class, name));
    visit.patient().birthDate().ifPresent(d -> assertSaid(bundle, Patient.class, d.toString()));
    visit
        .patient()
        .sex()
        .ifPresent(sex -> assertThat(all(bundle, Patient.class).get(0).hasGender()).isTrue());
    visit
        .clinician()
        .ifPresent(
            clinician -> {
              clinician.npi().ifPresent(n -> assertSaid(bundle, Practitioner.class, n.digits()));
              clinician.name().ifPresent(n -> assertSaid(bundle, Practitioner.class, n));
            });
    visit.location().ifPresent(room -> assertSaid(bundle, Location.class, room));
  }

  private static void session(Visit visit, Bundle bundle) {
    Encounter encounter = all(bundle, Encounter.class).get(0);
    assertThat(encounter.getIdentifier())
        .anyMatch(identifier -> visit.visitId().equals(identifier.getValue()));
    assertThat(encounter.getPeriod().getStartElement().getValueAsString())
        .isEqualTo(written(visit.start()));
    assertThat(encounter.getPeriod().getEndElement().getValueAsString())
        .isEqualTo(visit.end().map(ReadableWithoutExtensionsTest::written).orElse(null));
    for (Diagnosis diagnosis : visit.diagnoses()) {
      diagnosis.text().ifPresent(words -> assertSaid(bundle, Condition.class, words));
      diagnosis.code().ifPresent(code -> assertSaid(bundle, Condition.class, code.value()));
    }
    Procedure session = session(bundle);
    List<String> said = said(session);
    visit.procedureCode().ifPresent(cpt -> assertThat(said).contains(cpt));
    for (BilledDrug drug : visit.billedDrugs()) {
      assertThat(said).anyMatch(s -> s.contains(drug.code()) && s.contains(units(drug)));
    }
    visit
        .guidance()
        .ifPresent(
            guidance ->
                assertThat(session.getCode().getText())
                    .endsWith(
                        switch (guidance) {
                          case NONE -> ", without imaging guidance";
                          case ULTRASOUND -> ", guided by ultrasound";
                        }));
    assertThat(session.getCode().getText())
        .startsWith(visit.isDryNeedling() ? "Dry needling" : "Trigger point injection");
    assertThat(said).containsAll(visit.complications());
    visit.position().ifPresent(p -> assertThat(said).contains("Patient position: " + p.word()));
    for (String words : visit.procedureSteps()) {
      assertThat(said).anyMatch(s -> s.startsWith("Steps: ") && s.contains(words));
    }
    for (String words : visit.priorTreatments()) {
      assertThat(said).anyMatch(s -> s.startsWith("Tried before: ") && s.contains(words));
    }
    visit.notes().ifPresent(notes -> assertThat(said).contains(notes));
    assertThat(session.getBodySite())
        .extracting(CodeableConcept::getText)
        .containsExactlyElementsOf(
            visit.sites().stream().map(ReadableWithoutExtensionsTest::sided).distinct().toList());
  }

  private static String units(BilledDrug drug) {
    return drug.units() + (drug.units() == 1 ? " unit" : " units");
  }

  private static void site(Visit visit, InjectionSite site, Bundle bundle) {
    String text =
        (visit.isDryNeedling() ? "Dry needling, " : "Trigger point injection, ") + sided(site);
    assertThat(all(bundle, Procedure.class))
        .anySatisfy(
            procedure -> {
              assertThat(procedure.getCode().getText()).isEqualTo(text);
              assertThat(procedure.getBodySiteFirstRep().getText()).isEqualTo(site.muscle());
              if (site.passCount() > 1) {
                assertThat(said(procedure)).contains(site.passCount() + " needle passes");
              }
            });
  }

  private static String sided(InjectionSite site) {
    return site.side().map(side -> side.name().toLowerCase(Locale.ROOT) + " ").orElse("")
        + site.muscle();
  }

  private static void injectate(Injectate injectate, Bundle bundle) {
    assertThat(all(bundle, MedicationAdministration.class))
        .anySatisfy(
            given -> {
              String said = String.join("\n", said(given));
              assertThat(said).contains(injectate.drug(), injectate.text());
              injectate.doseMg().ifPresent(mg -> assertThat(said).contains(mg.toPlainString()));
              injectate
                  .strength()
                  .ifPresent(s -> assertThat(said).contains(s.value().toPlainString()));
              injectate.volumeMl().ifPresent(ml -> assertThat(said).contains(ml.toPlainString()));
              injectate.epinephrine().ifPresent(n -> assertThat(said).contains(String.valueOf(n)));
              assertThat(given.getNote())
                  .extracting(Annotation::getText)
                  .isEqualTo(doseOrigin(injectate));
            });
  }

  private static List<String> doseOrigin(Injectate injectate) {
    if (injectate.doseMg().isEmpty()) {
      return List.of();
    }
    return List.of(
        injectate.statedMg().isPresent()
            ? "Dose stated in the record"
            : "Dose computed from strength and volume");
  }

  private static void siteOfTheDrugs(Visit visit, Bundle bundle) {
    List<String> sides = visit.sites().stream().map(ReadableWithoutExtensionsTest::sided).toList();
    assertThat(all(bundle, MedicationAdministration.class))
        .extracting(given -> given.getDosage().getSite().getText())
        .allMatch(text -> Objects.equals(text, sides.size() == 1 ? sides.get(0) : null));
  }

  private static void pain(PainAssessment pain, Bundle bundle) {
    pain.before().ifPresent(v -> score(pain.scale(), "before the injection", v, bundle));
    pain.after().ifPresent(v -> score(pain.scale(), "immediately after the injection", v, bundle));
    for (LaterScore later : pain.later()) {
      score(
          pain.scale(),
          later.timeAfterVisit().toCanonicalText() + " after the visit",
          later.value(),
          bundle);
    }
    if (pain.scale() != PainScale.NRS && !pain.hasScores()) {
      assertThat(said(session(bundle))).anyMatch(text -> text.startsWith("Pain scale: "));
    }
  }

  private static void score(PainScale scale, String when, BigDecimal value, Bundle bundle) {
    String loinc =
        switch (scale) {
          case NRS -> "72514-3";
          case VAS -> "38214-3";
          case FACES -> "38221-8";
        };
    assertThat(all(bundle, Observation.class))
        .anyMatch(
            o ->
                o.getCode().hasCoding("http://loinc.org", loinc)
                    && o.getCode().getText().endsWith(", " + when)
                    && is(o, value));
  }

  private static void peg(String when, PegScore score, Bundle bundle) {
    assertThat(all(bundle, Observation.class))
        .filteredOn(o -> o.getCode().hasCoding("http://loinc.org", "91147-9"))
        .filteredOn(o -> o.getCode().getText().endsWith(", " + when))
        .singleElement()
        .matches(o -> is(o, score.mean()))
        .extracting(
            o ->
                o.getComponent().stream()
                    .map(c -> c.getValueQuantity().getValue().intValueExact())
                    .toList())
        .isEqualTo(List.of(score.pain(), score.enjoyment(), score.activity()));
  }

  private static boolean is(Observation observation, BigDecimal value) {
    return observation.getValue() instanceof Quantity quantity
        && quantity.getValue().compareTo(value) == 0;
  }

  private static void observations(Visit visit, Bundle bundle) {
    visit.weightKg().ifPresent(kg -> observed(bundle, "29463-7", o -> is(o, kg)));
    visit.peg().before().ifPresent(score -> peg("before the injection", score, bundle));
    visit
        .peg()
        .later()
        .forEach(
            l -> peg(l.timeAfterVisit().toCanonicalText() + " after the visit", l.score(), bundle));
    visit.reliefPercent().ifPresent(p -> observed(bundle, "relief-reported", o -> is(o, p)));
    visit
        .twitch()
        .ifPresent(
            seen ->
                observed(
                    bundle,
                    "twitch-response",
                    o -> o.getValueBooleanType().booleanValue() == seen.isYes()));
  }

  private static void observed(Bundle bundle, String code, Predicate<Observation> value) {
    assertThat(all(bundle, Observation.class))
        .filteredOn(o -> o.getCode().getCoding().stream().anyMatch(c -> code.equals(c.getCode())))
        .singleElement()
        .matches(value);
  }

  private static void screening(Visit visit, Bundle bundle) {
    Stream.of(
            visit.screening().anticoagulant(),
            visit.screening().allergies(),
            visit.screening().contraindications(),
            visit.medications().current())
        .flatMap(Optional::stream)
        .forEach(answer -> assertSaid(bundle, QuestionnaireResponse.class, answer));
    for (HeldMedication held : visit.medications().held()) {
      assertSaid(bundle, QuestionnaireResponse.class, held.medication());
      held.heldFor()
          .ifPresent(
              span ->
                  assertSaid(bundle, QuestionnaireResponse.class, String.valueOf(span.amount())));
    }
    visit
        .driver()
        .ifPresent(
            answer ->
                assertSaid(bundle, QuestionnaireResponse.class, String.valueOf(answer.isYes())));
    visit
        .consent()
        .ifPresent(
            answer ->
                assertSaid(bundle, QuestionnaireResponse.class, String.valueOf(answer.isYes())));
  }

  private static void plan(Visit visit, Bundle bundle) {
    visit
        .goal()
        .ifPresent(
            goal -> {
              assertSaid(bundle, Goal.class, goal.text());
              goal.pain().ifPresent(p -> assertSaid(bundle, Goal.class, p.toPlainString()));
              goal.within()
                  .ifPresent(
                      span ->
                          assertThat(all(bundle, Goal.class).get(0).getTargetFirstRep().hasDue())
                              .isTrue());
            });
    visit.aftercare().ifPresent(words -> assertSaid(bundle, CarePlan.class, words));
    visit
        .followUp()
        .map(TimeSpan::toCanonicalText)
        .ifPresent(
            span ->
                assertThat(said(all(bundle, CarePlan.class).get(0)))
                    .contains("Follow-up visit " + span + " after the visit"));
  }

  private static String written(VisitTime time) {
    return time instanceof VisitTime.AtTime at
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.time())
        : time.day().toString();
  }

  private static void assertSaid(Bundle bundle, Class<? extends Resource> type, String text) {
    assertThat(all(bundle, type)).anySatisfy(resource -> assertThat(said(resource)).contains(text));
  }

  /** All codes, values and texts of a resource, except for ids, profiles and the narrative. */
  private static List<String> said(Base element) {
    List<String> said = new ArrayList<>();
    if (element.isPrimitive() && element.primitiveValue() != null) {
      said.add(element.primitiveValue());
    }
    for (Property property : element.children()) {
      for (Base value : property.getValues()) {
        if (!(value instanceof Narrative
            || value instanceof Meta
            || property.getName().equals("id"))) {
          said.addAll(said(value));
        }
      }
    }
    return said;
  }

  /** What a resource says, without what only names it. */
  private static String content(Resource resource) {
    DomainResource content = (DomainResource) resource.copy();
    content.setId((String) null);
    content.setMeta(null);
    content.setText(null);
    Property identifier = content.getNamedProperty("identifier");
    if (identifier != null) {
      List.copyOf(identifier.getValues()).forEach(v -> content.removeChild("identifier", v));
    }
    return FHIR.newJsonParser().encodeResourceToString(content);
  }

  private static Bundle withoutExtensions(Bundle bundle) {
    Bundle copy = bundle.copy();
    strip(copy);
    assertThat(FHIR.newJsonParser().encodeResourceToString(copy)).doesNotContain("\"extension\"");
    return copy;
  }

  private static void strip(Base base) {
    if (base instanceof Element element) {
      element.setExtension(null);
    }
    if (base instanceof DomainResource resource) {
      resource.setExtension(null);
    }
    for (Property property : base.children()) {
      property.getValues().forEach(ReadableWithoutExtensionsTest::strip);
    }
  }

  private static Procedure session(Bundle bundle) {
    return all(bundle, Procedure.class).stream()
        .filter(procedure -> procedure.getPartOf().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static List<Resource> resources(Bundle bundle) {
    return all(bundle, Resource.class);
  }

  private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Bundle bundle(GoldenVisit golden) throws IOException {
    return FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(golden.bundle()));
  }
}
