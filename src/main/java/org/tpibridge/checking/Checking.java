package org.tpibridge.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.mapping.Mapped;
import org.tpibridge.mapping.Origin;
import org.tpibridge.mapping.Trace;
import org.tpibridge.mapping.VisitMapper;
import org.tpibridge.rules.Rules;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.source.Parsed;
import org.tpibridge.source.Places;
import org.tpibridge.source.VisitReader;

/**
 * Reads visits, maps them, proves them and holds them against rules, keeping the order of the
 * input. Thread-safe.
 */
public final class Checking {
  private final VisitReader reader;
  private final VisitMapper mapper;
  private final Function<Bundle, List<Finding>> proof;
  private final Ruling ruling;
  private final Lanes lanes;

  /**
   * @param proof validates a visit's Bundle; {@link #unproven} leaves that out
   * @param rules to hold visits against; those about repeats see all inputs as one series
   */
  public Checking(
      VisitReader reader,
      VisitMapper mapper,
      Function<Bundle, List<Finding>> proof,
      Rules rules,
      Lanes lanes) {
    this.reader = reader;
    this.mapper = mapper;
    this.proof = proof;
    this.ruling = new Ruling(rules, mapper.sources());
    this.lanes = lanes;
  }

  /** Where the numbers of visits and patients come from. */
  public Sources sources() {
    return mapper.sources();
  }

  /** Mapping alone: for those who validate elsewhere. */
  public static Function<Bundle, List<Finding>> unproven() {
    return bundle -> List.of();
  }

  /**
   * Takes every visit of an input the whole way, for those who keep nothing.
   *
   * @param coverage gets told what of the input is understood
   * @param work done on each visit in parallel, such as encoding it
   * @param sink gets what {@code work} made, one at a time and in the input's order
   */
  public <T> void each(
      Input input, Coverage coverage, Function<Checked, T> work, Consumer<T> sink) {
    each(input, coverage, Taken.NOWHERE, ordinal -> true, work, sink);
  }

  /**
   * The same for those who keep visits, and may have kept some already.
   *
   * @param taken what Provenance tells of this import
   * @param wanted by ordinal; asked by one thread, in the input's order. What is not wanted is read
   *     all the same, as rules about repeats and coverage are about whole inputs, and comes out as
   *     {@link Checked.Skipped}
   */
  public <T> void each(
      Input input,
      Coverage coverage,
      Taken taken,
      LongPredicate wanted,
      Function<Checked, T> work,
      Consumer<T> sink) {
    AtomicLong ordinal = new AtomicLong();
    try (Stream<Parsed> visits = reader.read(input, coverage)) {
      lanes.each(
          // A patient's series is told by one thread, in the order of the input.
          visits.map(visit -> next(ordinal.incrementAndGet(), visit, wanted)).iterator(),
          next -> work.apply(check(next, taken)),
          sink);
    }
  }

  private record Next(long ordinal, boolean wanted, Ruling.InSeries inSeries) {}

  private Next next(long ordinal, Parsed parsed, LongPredicate wanted) {
    return new Next(ordinal, wanted.test(ordinal), ruling.inSeries(parsed));
  }

  private Checked check(Next next, Taken taken) {
    Parsed parsed = next.inSeries().parsed();
    long ordinal = next.ordinal();
    if (!next.wanted()) {
      return new Checked.Skipped(ordinal, parsed.place(), parsed.sha256());
    }
    if (parsed instanceof Parsed.Read read) {
      return check(ordinal, read, next.inSeries().ofSeries(), taken);
    }
    if (parsed instanceof Parsed.Rejected rejected) {
      return new Checked.Rejected(
          ordinal,
          rejected.visitId(),
          rejected.mrn().map(mrn -> about(rejected.source(), mrn)),
          rejected.place(),
          rejected.sha256(),
          rejected.originals(),
          rejected.findings());
    }
    if (parsed instanceof Parsed.NotTpiVisit other) {
      return new Checked.NotTpiVisit(
          ordinal, other.visitId(), other.what(), other.place(), other.findings());
    }
    if (parsed instanceof Parsed.MergedPatients merge) {
      return new Checked.MergedPatients(
          ordinal,
          about(merge.source(), merge.retired()),
          about(merge.source(), merge.surviving()),
          merge.place(),
          List.of(notApplied().at(merge.place())));
    }
    return new Checked.Unreadable(ordinal, parsed.place(), parsed.findings());
  }

  private static Finding notApplied() {
    return Finding.warning(
            "TPI-CHECK-MERGE",
            "This message merges two patients. Nothing is stored here, so the merge is not applied:"
                + " visits keep the medical record number that their messages have.")
        .suggesting(
            "Import the file, which links the stored patients; or have the sender send the visits"
                + " under the surviving number.");
  }

  private Checked check(long ordinal, Parsed.Read read, Ruling.Found ofSeries, Taken taken) {
    Ruling.Found ofVisit = ruling.ofVisit(read);
    List<Finding> findings = new ArrayList<>(ofVisit.strong());
    findings.addAll(ofSeries.strong());
    findings.addAll(read.findings());
    Optional<Mapped> made = Optional.empty();
    try {
      Mapped mapped = mapper.map(read.visit(), read.source(), origin(read, taken));
      made = Optional.of(mapped);
      placed(mapped.findings(), mapped.trace(), read, findings);
      placed(proof.apply(mapped.bundle()), mapped.trace(), read, findings);
    } catch (RuntimeException e) {
      // A visit that breaks our own code costs that visit, not the file.
      findings.add(
          OurFault.in(e, Finding.error("TPI-CHECK-FAILED", "The program failed on this visit."))
              .at(read.place()));
    }
    findings.addAll(ofVisit.others());
    findings.addAll(ofSeries.others());
    Checked.About about = about(read.source(), read.visit().patient().mrn());
    if (made.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return new Checked.Rejected(
          ordinal,
          Optional.of(read.visit().visitId()),
          Optional.of(about),
          read.place(),
          read.sha256(),
          read.originals(),
          findings);
    }
    return new Checked.Accepted(
        new Checked.Passed(
            ordinal,
            read.visit(),
            about,
            read.source(),
            mapper.sources().clinic(read.source()).systems().visit(),
            read.place(),
            read.places(),
            read.sha256(),
            read.originals(),
            findings),
        made.get());
  }

  private Checked.About about(Optional<String> source, String mrn) {
    Sources sources = mapper.sources();
    return new Checked.About(
        mrn, sources.patientName(source, mrn), sources.clinic(source).patientId(mrn));
  }

  private static Origin origin(Parsed.Read read, Taken taken) {
    return new Origin(taken.job(), read.place().withinSource(), read.sha256(), taken.recorded());
  }

  /** Adds findings on elements with the place of the cell that filled the element. */
  private static void placed(
      List<Finding> onElements, Trace trace, Parsed.Read read, List<Finding> all) {
    Places places = read.places();
    for (Finding finding : onElements) {
      all.add(
          finding.at(
              finding
                  .expression()
                  .flatMap(trace::fieldOf)
                  .flatMap(places::of)
                  .orElse(read.place())));
    }
  }
}
