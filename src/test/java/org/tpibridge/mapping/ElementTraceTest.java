package org.tpibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;

/** Finds the column that filled an element. */
class ElementTraceTest {
  private static final Map<Column, String> CELLS = cells();

  private static Map<Column, String> cells() {
    Map<Column, String> cells = new LinkedHashMap<>();
    Stream.of(
            "visit_id=V-1",
            "mrn=M-1",
            "patient_last=Berg",
            "patient_first=Eva",
            "birth_date=1980-01-02",
            "sex=F",
            "weight_kg=70",
            "visit_start=2026-03-05T10:00:00-05:00",
            "visit_end=2026-03-05T10:30:00-05:00",
            "clinician_npi=1234567893",
            "clinician_name=Lind, Ann",
            "location=Room 1",
            "diagnoses=M79.18; M54.2",
            "procedure_code=20553",
            "billed_drugs=J3301 x4",
            "sites=trapezius R; masseter L; infraspinatus",
            "guidance=none",
            "technique=injection",
            "position=prone",
            "procedure_steps=skin marked; pressure 2 min",
            "injectates=lidocaine 1% 4 mL; triamcinolone 40 mg/mL 1 mL",
            "pain_scale=vas",
            "pain_before=8",
            "pain_after=3.5",
            "pain_later=2h:5; 6w:2",
            "relief_percent=60",
            "peg_before=6,5,8",
            "peg_later=6w:3,2,2; 3mo:0,10,0",
            "twitch=yes",
            "complications=bruising",
            "anticoagulant=apixaban",
            "allergies=penicillin",
            "contraindications=none",
            "prior_treatments=massage; PT",
            "current_medications=warfarin",
            "held_medications=warfarin 5d; fish oil",
            "driver=yes",
            "consent=yes",
            "goal=pain 3 in 6w",
            "aftercare=24 hours",
            "follow_up=8w",
            "plan=physical therapy; tai chi",
            "notes=well")
        .map(cell -> cell.split("=", 2))
        .forEach(cell -> cells.put(Column.ofHeader(cell[0]).orElseThrow(), cell[1]));
    return cells;
  }

  /** For each column, another valid value. */
  private static String other(Column column) {
    return switch (column) {
      case BIRTH_DATE -> "1981-01-02";
      case SEX -> "M";
      case WEIGHT_KG -> "71";
      case VISIT_START -> "2026-03-05T09:00:00-05:00";
      case VISIT_END -> "2026-03-05T11:30:00-05:00";
      case CLINICIAN_NPI -> "1245319599";
      case DIAGNOSES -> "M79.18; M79.7";
      case PROCEDURE_CODE -> "20552";
      case BILLED_DRUGS -> "J3301 x5";
      case SITES -> "trapezius R; masseter R; infraspinatus";
      case GUIDANCE -> "ultrasound";
      case TECHNIQUE -> "dry needling";
      case INJECTATES -> "lidocaine 1% 4 mL; triamcinolone 40 mg/mL 2 mL";
      case PAIN_SCALE -> "nrs";
      case PAIN_BEFORE -> "9";
      case PAIN_AFTER -> "4";
      case PAIN_LATER -> "2h:5; 6w:3";
      case RELIEF_PERCENT -> "61";
      case PEG_BEFORE -> "6,8,5";
      case PEG_LATER -> "6w:3,2,2; 4mo:0,10,0";
      case HELD_MEDICATIONS -> "warfarin 4d; fish oil";
      case TWITCH, CONSENT, DRIVER -> "no";
      case GOAL -> "pain 2 in 6w";
      case POSITION -> "side";
      case FOLLOW_UP -> "9w";
      default -> CELLS.get(column) + "x";
    };
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void everyColumnHasAnElementAndIsReadBack(Column column) {
    Map<Column, String> changed = new LinkedHashMap<>(CELLS);
    changed.put(column, other(column));
    if (column == Column.PAIN_SCALE) {
      // Whole numbers are on both scales.
      changed.put(Column.PAIN_AFTER, "3");
    }
    if (column == Column.TECHNIQUE) {
      changed.remove(Column.INJECTATES);
    }
    Visit visit = visit(CELLS);
    Visit other = visit(changed);

    assertThat(other).isNotEqualTo(visit);
    assertThat(restored(other)).contains(other);
  }

  @Test
  void everyColumnIsFoundFromAnElement() {
    MappingResult mapped = MappedVisit.of(visit(CELLS)).mapped();
    Set<Column> found = EnumSet.noneOf(Column.class);
    walk("Bundle", mapped.bundle(), mapped.trace(), found);

    assertThat(found).containsExactlyInAnyOrder(Column.values());
  }

  private static void walk(String path, Base element, ElementTrace trace, Set<Column> found) {
    trace.fieldOf(path).map(VisitField::column).ifPresent(found::add);
    for (Property property : element.children()) {
      for (int i = 0; i < property.getValues().size(); i++) {
        String name = property.getName().replace("[x]", "");
        String index = property.isList() ? "[" + i + "]" : "";
        walk(path + "." + name + index, property.getValues().get(i), trace, found);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bundle.entry[%d].resource.dosage.dose.value",
        "Bundle.entry[%d].resource/*MedicationAdministration/1b-2*/.dosage",
        "Bundle.entry[%d].resource/*MedicationAdministration/1b-2*/.medication.ofType(CodeableConcept)",
        "Bundle.entry[%d].resource.medicationCodeableConcept.text",
        "Bundle.entry[%d].resource",
        "Bundle.entry[%d].fullUrl",
        "Bundle.entry[%d]"
      })
  void elementsOfADrugLeadToItsItem(String path) {
    MappedVisit mapped = MappedVisit.of(visit(CELLS));

    Optional<VisitField> field =
        mapped.mapped().trace().fieldOf(path.formatted(second(mapped, "MedicationAdministration")));

    assertThat(field).contains(VisitField.of(Column.INJECTATES, 1));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"effectivePeriod", "effective.ofType(Period)", "effective[x]"})
  void aChoiceElementIsFoundByAnyOfItsNames(String element) {
    MappedVisit mapped = MappedVisit.of(visit(CELLS));
    String entry = "Bundle.entry[" + second(mapped, "MedicationAdministration") + "].resource.";

    assertThat(mapped.mapped().trace().fieldOf(entry + element))
        .contains(VisitField.of(Column.VISIT_START));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "Patient.name",
        "Bundle",
        "Bundle.type",
        "Bundle.entry[99].resource",
        "Bundle.entry[99999999999999999999].resource",
        "Bundle.entry[x]"
      })
  void elementsThatNoColumnFilledHaveNoField(String path) {
    assertThat(MappedVisit.of(visit(CELLS)).mapped().trace().fieldOf(path)).isEmpty();
  }

  private static int second(MappedVisit mapped, String type) {
    int seen = 0;
    for (int i = 0; i < mapped.bundle().getEntry().size(); i++) {
      Bundle.BundleEntryComponent entry = mapped.bundle().getEntry().get(i);
      if (entry.getResource().fhirType().equals(type) && ++seen == 2) {
        return i;
      }
    }
    throw new AssertionError("fewer than two");
  }

  private static Optional<Visit> restored(Visit visit) {
    return new VisitRestorer(MappedVisit.CLINIC.systems(), Terminology.builtIn())
        .restore(MappedVisit.of(visit).bundle())
        .visit();
  }

  private static Visit visit(Map<Column, String> cells) {
    String csv =
        String.join(",", cells.keySet().stream().map(Column::header).toList())
            + "\n"
            + String.join(",", cells.values().stream().map(c -> '"' + c + '"').toList())
            + "\n";
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    VisitReader reader = new VisitReader(Terminology.builtIn(), MappedVisit.CLINIC.zone());
    Input input = new Input("visits.csv", () -> new ByteArrayInputStream(bytes));
    ReadResult result = reader.read(input).findFirst().orElseThrow();
    assertThat(result).as(() -> result.findings().toString()).isInstanceOf(ReadResult.Read.class);
    return ((ReadResult.Read) result).visit();
  }
}
