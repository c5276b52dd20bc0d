package org.tpibridge.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.PlaceLookup;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.Visit;

/** The result of one record of an input: what was read, and what the pipeline adds to it. */
public sealed interface VisitResult {

  /** The number of the record, counted from 1 in the order in which the input is read. */
  long ordinal();

  /** What was read. */
  ReadResult read();

  List<Finding> findings();

  /** Where the record is in its input. */
  default Place place() {
    return read().place();
  }

  /**
   * Of the visit's own bytes, 64 hexadecimal digits; {@code docs/visit.md} describes which. Empty
   * where there is no visit.
   */
  default String sha256() {
    return read().sha256();
  }

  /**
   * A visit that was mapped, and has no error.
   *
   * @param system of the visit's id
   * @param mapped empty once it is no longer needed
   * @param findings warnings and information only
   */
  record Accepted(
      long ordinal,
      ReadResult.Read read,
      PatientKey patient,
      String system,
      Optional<MappingResult> mapped,
      List<Finding> findings)
      implements VisitResult {

    public Visit visit() {
      return read.visit();
    }

    public PlaceLookup places() {
      return read.places();
    }

    /**
     * @throws java.util.NoSuchElementException after {@link #withoutBundle}
     */
    public Bundle bundle() {
      return mapped.orElseThrow().bundle();
    }

    /** The same, ten times smaller, so that many can wait. */
    public Accepted withoutBundle() {
      return new Accepted(ordinal, read, patient, system, Optional.empty(), findings);
    }

    /** With another warning or information. */
    public Accepted with(Finding finding) {
      return new Accepted(ordinal, read, patient, system, mapped, and(finding));
    }

    /** Rejected for a reason that the pipeline does not know. */
    public Rejected rejected(Finding reason) {
      return new Rejected(ordinal, read.rejected(and(reason)), Optional.of(patient));
    }

    private List<Finding> and(Finding finding) {
      List<Finding> all = new ArrayList<>(findings);
      all.add(finding);
      return all;
    }
  }

  /**
   * A visit with at least one error.
   *
   * @param read also of a visit that was read, and cannot be mapped or is not valid
   * @param patient where the MRN could be read
   */
  record Rejected(long ordinal, ReadResult.Rejected read, Optional<PatientKey> patient)
      implements VisitResult {
    @Override
    public List<Finding> findings() {
      return read.findings();
    }

    /** Where it could be read. */
    public Optional<String> visitId() {
      return read.visitId();
    }

    /** The pieces of the input that it was read from, to be written to a rejects file. */
    public List<OriginalRecord> originals() {
      return read.originals();
    }

    /** With this finding alone, without a patient, and without what was read. */
    public Rejected withoutContent(Finding reason) {
      return new Rejected(
          ordinal,
          new ReadResult.Rejected(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              read.place(),
              "",
              List.of(),
              List.of(reason)),
          Optional.empty());
    }
  }

  /** A record that is not of a trigger point injection visit; it is counted and left out. */
  record NotTpiVisit(long ordinal, ReadResult.NotTpiVisit read) implements VisitResult {
    @Override
    public List<Finding> findings() {
      return read.findings();
    }
  }

  /**
   * Two medical record numbers are one person's.
   *
   * @param retired whose number is no longer used
   * @param surviving whose record remains
   * @param findings for callers that store nothing, and so link nothing
   */
  record MergedPatients(
      long ordinal,
      ReadResult.MergedPatients read,
      PatientKey retired,
      PatientKey surviving,
      List<Finding> findings)
      implements VisitResult {}

  /** A record that was not selected: neither mapped nor validated. */
  record Skipped(long ordinal, ReadResult read) implements VisitResult {
    @Override
    public List<Finding> findings() {
      return List.of();
    }
  }

  /**
   * The input, or the rest of it, cannot be read. Without an error it was read to its end, and the
   * findings are about the whole of it.
   */
  record Unreadable(long ordinal, ReadResult.Unreadable read) implements VisitResult {
    @Override
    public List<Finding> findings() {
      return read.findings();
    }

    public boolean isReadToEnd() {
      return findings().stream().noneMatch(Finding::isError);
    }
  }
}
