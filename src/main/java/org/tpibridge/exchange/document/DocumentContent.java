package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;

/**
 * What a document says, before its layout.
 *
 * @param title of the document
 * @param notices that are to be read first
 * @param running what identifies the document on each page
 */
record DocumentContent(
    String title, List<String> notices, String running, List<DocumentSection> sections) {
  static final String TITLE = "Trigger point injection visit";

  static DocumentContent of(VisitResources visit) {
    VisitHeadSections head = new VisitHeadSections(visit);
    List<DocumentSection> sections = new ArrayList<>(List.of(head.patient(), head.visit()));
    List<String> notices = new ArrayList<>();
    if (visit.isTestData()) {
      notices.add("Test data: the patient and the visit are invented.");
    }
    if (visit.isWithdrawn()) {
      notices.add("This visit was entered in error. Do not use earlier versions of this document.");
    } else {
      sections.addAll(clinical(visit, head));
    }
    return new DocumentContent(
        visit.isWithdrawn() ? "Withdrawn: t" + TITLE.substring(1) : TITLE,
        List.copyOf(notices),
        running(visit),
        List.copyOf(sections));
  }

  private static List<DocumentSection> clinical(VisitResources visit, VisitHeadSections head) {
    ProcedureSections procedure = new ProcedureSections(visit);
    ScoreSections scores = new ScoreSections(visit);
    ScreeningSections screening = new ScreeningSections(visit);
    PlanSections plan = new PlanSections(visit);
    OtherSections others = new OtherSections(visit);
    List<DocumentSection> sections = new ArrayList<>();
    head.indication().ifPresent(sections::add);
    sections.add(screening.screening());
    sections.add(screening.consent());
    scores.others().ifPresent(sections::add);
    sections.add(procedure.procedure());
    sections.add(procedure.sites());
    sections.add(procedure.drugs());
    sections.add(procedure.complications());
    sections.add(scores.pain());
    scores.peg().ifPresent(sections::add);
    plan.goal().ifPresent(sections::add);
    sections.addAll(plan.afterVisit());
    sections.addAll(plan.communications());
    others.notes().ifPresent(sections::add);
    others.others().ifPresent(sections::add);
    return sections;
  }

  /** Each page of a printed record must say whose it is. */
  private static String running(VisitResources visit) {
    Optional<Patient> patient = visit.patient();
    Stream<String> parts =
        Stream.concat(
            patient.stream()
                .flatMap(
                    p ->
                        Stream.concat(
                            p.getName().stream()
                                .flatMap(name -> ElementText.name(name).stream())
                                .limit(1),
                            p.getIdentifier().stream()
                                .filter(i -> i.getValue() != null)
                                .filter(VisitHeadSections::isMrn)
                                .limit(1)
                                .map(identifier -> "MRN " + identifier.getValue()))),
            Stream.of("visit " + visit.visitIdentifier().getValue()));
    return DocumentText.line(ElementText.commas(parts));
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "DocumentContent[…]";
  }
}
