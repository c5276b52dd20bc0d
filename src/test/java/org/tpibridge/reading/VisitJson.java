package org.tpibridge.reading;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.YesNo;
import tools.jackson.databind.json.JsonMapper;

/** Prints visits as canonical JSON. */
final class VisitJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private VisitJson() {}

  static String of(Visit visit) {
    return JSON.writeValueAsString(members(visit));
  }

  static String pretty(List<Visit> visits) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(visits.stream().map(VisitJson::members).toList());
  }

  private static Map<String, Object> members(Visit visit) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      Object value = value(visit, column);
      if (!value.equals("") && !value.equals(List.of())) {
        members.put(column.header(), value);
      }
    }
    return members;
  }

  private static Object value(Visit visit, Column column) {
    return switch (column) {
      case WEIGHT_KG -> orNone(visit.weightKg());
      case PAIN_BEFORE -> orNone(visit.pain().before());
      case PAIN_AFTER -> orNone(visit.pain().after());
      case RELIEF_PERCENT -> orNone(visit.reliefPercent());
      case PEG_BEFORE -> orNone(visit.peg().before().map(VisitJson::peg));
      case PEG_LATER ->
          visit.peg().later().stream()
              .map(
                  l -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("after", l.timeAfterVisit().toCanonicalText());
                    item.putAll(peg(l.score()));
                    return item;
                  })
              .toList();
      case TWITCH -> orNone(visit.twitch().map(YesNo::isYes));
      case HELD_MEDICATIONS -> visit.medications().held().stream().map(VisitJson::held).toList();
      case DRIVER -> orNone(visit.driver().map(YesNo::isYes));
      case CONSENT -> orNone(visit.consent().map(YesNo::isYes));
      case COMPLICATIONS -> visit.complications();
      case PROCEDURE_STEPS -> visit.procedureSteps();
      case PRIOR_TREATMENTS -> visit.priorTreatments();
      case PLAN -> visit.plan();
      case DIAGNOSES -> visit.diagnoses().stream().map(VisitJson::diagnosis).toList();
      case BILLED_DRUGS ->
          visit.billedDrugs().stream()
              .map(d -> Map.of("code", d.code(), "units", d.units()))
              .toList();
      case SITES -> visit.sites().stream().map(VisitJson::site).toList();
      case INJECTATES -> visit.injectates().stream().map(VisitJson::injectate).toList();
      case PAIN_LATER ->
          visit.pain().later().stream()
              .map(l -> Map.of("after", l.timeAfterVisit().toCanonicalText(), "score", l.value()))
              .toList();
      default -> VisitText.cell(visit, column);
    };
  }

  private static Map<String, Object> held(HeldMedication held) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("medication", held.medication());
    held.heldFor().ifPresent(span -> item.put("held_for", span.toCanonicalText()));
    return item;
  }

  private static Map<String, Object> peg(PegScore score) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("pain", score.pain());
    item.put("enjoyment", score.enjoyment());
    item.put("activity", score.activity());
    return item;
  }

  private static Map<String, Object> diagnosis(Diagnosis diagnosis) {
    Map<String, Object> item = new LinkedHashMap<>();
    diagnosis.code().ifPresent(code -> item.put("code", code.value()));
    diagnosis.text().ifPresent(text -> item.put("text", text));
    return item;
  }

  private static Map<String, Object> site(InjectionSite site) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("muscle", site.muscle());
    site.side().ifPresent(side -> item.put("side", VisitText.lower(side)));
    site.passes().ifPresent(n -> item.put("passes", n));
    return item;
  }

  private static Map<String, Object> injectate(Injectate injectate) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("drug", injectate.drug());
    injectate.strength().ifPresent(s -> item.put("strength", strength(s)));
    injectate.volumeMl().ifPresent(v -> item.put("volume_ml", v));
    injectate.statedMg().ifPresent(v -> item.put("dose_mg", v));
    injectate.epinephrine().ifPresent(n -> item.put("epinephrine", n));
    item.put("text", injectate.text());
    return item;
  }

  private static Map<String, Object> strength(Strength strength) {
    String unit = strength.unit() == Strength.Unit.PERCENT ? "%" : "mg/mL";
    BigDecimal value = strength.value();
    return Map.of("value", value, "unit", unit);
  }

  private static Object orNone(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }
}
