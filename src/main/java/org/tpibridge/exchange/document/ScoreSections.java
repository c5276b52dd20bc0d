package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.PegQuestion;
import org.tpibridge.mapping.elements.TpiBridgeCode;

/** Writes pain scores, relief, PEG, and all other observations. */
final class ScoreSections {
  private final VisitResources visit;
  private final List<Observation> observations;

  ScoreSections(VisitResources visit) {
    this.visit = visit;
    this.observations = visit.all(Observation.class);
  }

  DocumentSection pain() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    List<Observation> scores = those(o -> PainScaleCode.in(o.getCode()).isPresent());
    Map<Observation, Observation> reliefs = reliefByLaterScore();
    Set<PainScaleCode> scales = new LinkedHashSet<>();
    scores.forEach(score -> scales.add(PainScaleCode.in(score.getCode()).orElseThrow()));
    for (PainScaleCode scale : scales) {
      lines.field("Scale", scale.words());
      scores.stream()
          .filter(score -> PainScaleCode.in(score.getCode()).orElseThrow() == scale)
          .forEach(score -> lines.field(sentence(score), score(score, reliefs)));
    }
    if (scores.isEmpty()) {
      SessionStatements.painScale(visit).forEach(scale -> lines.field("Scale", scale));
      lines.field("Scores", NOT_RECORDED);
    }
    those(o -> has(o, TpiBridgeCode.RELIEF_CALCULATED)).stream()
        .filter(relief -> !reliefs.containsValue(relief))
        .forEach(
            relief ->
                lines.field(
                    TpiBridgeCode.RELIEF_CALCULATED.display(),
                    ObservationText.value(relief) + ", " + ObservationText.when(relief)));
    those(o -> has(o, TpiBridgeCode.RELIEF_REPORTED))
        .forEach(
            relief ->
                lines.field(
                    TpiBridgeCode.RELIEF_REPORTED.display(), ObservationText.value(relief)));
    return lines.under("Pain");
  }

  private static String sentence(Observation score) {
    String when = ObservationText.when(score);
    return when.substring(0, 1).toUpperCase(Locale.ROOT) + when.substring(1);
  }

  private static String score(Observation score, Map<Observation, Observation> reliefs) {
    Observation relief = reliefs.get(score);
    return ObservationText.ofTen(score)
        + ObservationText.laterDay(score)
        + (relief == null ? "" : "; calculated relief " + ObservationText.value(relief))
        + notes(score);
  }

  /** Calculated reliefs, by the later of their two scores. */
  private Map<Observation, Observation> reliefByLaterScore() {
    Map<Observation, Observation> reliefs = new HashMap<>();
    for (Observation relief : those(o -> has(o, TpiBridgeCode.RELIEF_CALCULATED))) {
      List<Reference> scores = relief.getDerivedFrom();
      if (scores.size() == 2) {
        visit
            .target(scores.get(1), Observation.class)
            .filter(observations::contains)
            .filter(score -> PainScaleCode.in(score.getCode()).isPresent())
            .ifPresent(score -> reliefs.putIfAbsent(score, relief));
      }
    }
    return reliefs;
  }

  Optional<DocumentSection> peg() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    for (Observation peg : those(o -> PegQuestion.isMean(o.getCode()))) {
      lines.field(
          sentence(peg),
          "mean " + ObservationText.ofTen(peg) + ObservationText.laterDay(peg) + notes(peg));
      components(peg, lines, " of 10");
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.under("PEG (pain and function in the past week)"));
  }

  private static void components(
      Observation observation, DocumentSection.Lines lines, String scale) {
    for (Observation.ObservationComponentComponent part : observation.getComponent()) {
      lines.item(
          ElementText.words(part.getCode()).orElse("Value")
              + ": "
              + (part.hasValue() ? ElementText.value(part.getValue()) + scale : NOT_RECORDED));
    }
  }

  /** What no other section contains. */
  Optional<DocumentSection> others() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    for (Observation observation : those(ScoreSections::isOther)) {
      lines.field(
          ElementText.words(observation.getCode()).orElse("Observation"),
          ObservationText.value(observation)
              + (ObservationText.isWeight(observation)
                  ? ""
                  : ", " + ObservationText.effective(observation))
              + notes(observation));
      components(observation, lines, "");
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.under("Measurements"));
  }

  private static boolean isOther(Observation o) {
    return PainScaleCode.in(o.getCode()).isEmpty()
        && !PegQuestion.isMean(o.getCode())
        && !has(o, TpiBridgeCode.RELIEF_CALCULATED)
        && !has(o, TpiBridgeCode.RELIEF_REPORTED)
        && !has(o, TpiBridgeCode.TWITCH);
  }

  private static String notes(Observation observation) {
    List<String> notes = new ArrayList<>();
    observation.getNote().stream()
        .filter(n -> n.getText() != null)
        .forEach(n -> notes.add(n.getText()));
    return notes.isEmpty() ? "" : "; " + String.join("; ", notes);
  }

  private List<Observation> those(Predicate<Observation> wanted) {
    return observations.stream().filter(wanted).toList();
  }

  private static boolean has(Observation observation, TpiBridgeCode code) {
    return VisitResources.has(observation.getCode(), code);
  }
}
