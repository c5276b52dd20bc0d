package org.tpibridge.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.Medications;
import org.tpibridge.visit.Npi;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.PegAssessment;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.Position;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;
import org.tpibridge.visit.YesNo;

/** Invented visits for tests. */
public final class ExampleVisits {
  private ExampleVisits() {}

  /** A visit with all fields. */
  public static Visit full() {
    return new Visit(
        "V-1001",
        new Patient(
            "MRN-77",
            Optional.of("Okafor"),
            Optional.of("Ada Maria"),
            Optional.of(LocalDate.of(1979, 2, 28)),
            Optional.of(Sex.FEMALE)),
        Optional.of(new BigDecimal("72.50")),
        at("2026-03-05T10:00:00-05:00"),
        Optional.of(at("2026-03-05T10:30:00-05:00")),
        Optional.of(new Clinician(Optional.of(new Npi("1234567893")), Optional.of("Reyes, Luis"))),
        Optional.of("Room 2"),
        List.of(
            new Diagnosis(
                Optional.of(new Diagnosis.Code(Diagnosis.Classification.ICD_10_CM, "M79.18")),
                Optional.of("myalgia, other site")),
            new Diagnosis(Optional.empty(), Optional.of("myofascial pain syndrome"))),
        Optional.of("20553"),
        List.of(new BilledDrug("J3301", 4)),
        List.of(
            new InjectionSite("trapezius", Optional.of(Side.RIGHT), 2),
            new InjectionSite("trapezius", Optional.of(Side.LEFT), 1),
            new InjectionSite("levator scapulae", Optional.of(Side.RIGHT), 1),
            new InjectionSite("multifidus", Optional.empty(), 3)),
        Optional.of(Guidance.ULTRASOUND),
        Technique.INJECTION,
        Optional.of(Position.PRONE),
        List.of("skin marked", "pressure 2 min", "hummed a tune"),
        List.of(
            new Injectate(
                "lidocaine",
                Optional.of(new Strength(new BigDecimal("1"), Strength.Unit.PERCENT)),
                Optional.of(new BigDecimal("4")),
                Optional.empty(),
                OptionalInt.of(100_000),
                "lidocaine 1% with epinephrine 1:100000 4 mL"),
            new Injectate(
                "Kenalog",
                Optional.of(new Strength(new BigDecimal("40"), Strength.Unit.MG_PER_ML)),
                Optional.of(new BigDecimal("1")),
                Optional.of(new BigDecimal("40")),
                OptionalInt.empty(),
                "Kenalog 40 mg/mL 1 mL 40 mg")),
        new PainAssessment(
            PainScale.NRS,
            Optional.of(new BigDecimal("8")),
            Optional.of(new BigDecimal("3")),
            List.of(
                new LaterScore(new TimeSpan(2, TimeSpan.Unit.HOUR), new BigDecimal("5")),
                new LaterScore(new TimeSpan(48, TimeSpan.Unit.HOUR), new BigDecimal("3")),
                new LaterScore(new TimeSpan(6, TimeSpan.Unit.WEEK), new BigDecimal("2")))),
        Optional.of(new BigDecimal("60")),
        new PegAssessment(
            Optional.of(new PegScore(6, 5, 8)),
            List.of(
                new LaterPeg(new TimeSpan(6, TimeSpan.Unit.WEEK), new PegScore(3, 2, 2)),
                new LaterPeg(new TimeSpan(3, TimeSpan.Unit.MONTH), new PegScore(0, 10, 0)))),
        Optional.of(YesNo.YES),
        List.of("bruising", "felt odd"),
        new Screening(Optional.of("warfarin"), Optional.of("none"), Optional.of("no infection")),
        List.of("massage", "PT", "copper bracelet"),
        new Medications(
            Optional.of("warfarin, cyclobenzaprine"),
            List.of(
                new HeldMedication("warfarin", Optional.of(new TimeSpan(5, TimeSpan.Unit.DAY))),
                new HeldMedication("fish oil", Optional.empty()))),
        Optional.of(YesNo.NO),
        Optional.of(YesNo.YES),
        Optional.of(
            new Goal(
                "pain 3 in 6w",
                Optional.of(new BigDecimal("3")),
                Optional.of(new TimeSpan(6, TimeSpan.Unit.WEEK)))),
        Optional.of("24 hours"),
        Optional.of(new TimeSpan(8, TimeSpan.Unit.WEEK)),
        List.of("physical therapy", "tai chi"),
        Optional.of("Tolerated well.\nNext time supine."));
  }

  private static VisitTime at(String time) {
    return new VisitTime.AtTime(OffsetDateTime.parse(time));
  }
}
