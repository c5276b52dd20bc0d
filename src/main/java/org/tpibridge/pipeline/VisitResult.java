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

/**
 * The result of processing one record of an input: the record as read, with what the pipeline
 * added.
 */
public sealed interface VisitResult {

  /** The number of the record, counted from 1 in the order of the input. */
  long ordinal();

  /** The record as read. */
  ReadResult read();

  List<Finding> findings();

  /** The place of the record in its input. */
  default Place place() {
    return read().place();
  }

  /**
   * The SHA-256 of the visit's own bytes, 64 hexadecimal digits; {@code docs/visit.md} describes
   * which bytes. Empty if there is no visit.
   */
  default String sha256() {
    return read().sha256();
  }

  /**
   * A visit that was mapped and has no error.
   *
   * @param system the system of the visit's id
   * @param mapped the mapped visit; empty when it is no longer needed
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

    /**
     * Returns the result without its Bundle. It needs about a tenth of the memory, so that many can
     * wait.
     */
    public Accepted withoutBundle() {
      return new Accepted(ordinal, read, patient, system, Optional.empty(), findings);
    }

    /** Returns the result with an additional warning or information. */
    public Accepted with(Finding finding) {
      return new Accepted(ordinal, read, patient, system, mapped, and(finding));
    }

    /** Returns the visit as rejected, for a reason outside the pipeline. */
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
   * @param read the record; present also if a visit was read that cannot be mapped or is not valid
   * @param patient the patient, if the MRN could be read
   */
  record Rejected(long ordinal, ReadResult.Rejected read, Optional<PatientKey> patient)
      implements VisitResult {
    @Override
    public List<Finding> findings() {
      return read.findings();
    }

    /** The visit's id, if it could be read. */
    public Optional<String> visitId() {
      return read.visitId();
    }

    /** The parts of the input that the visit was read from, to be written to a rejects file. */
    public List<OriginalRecord> originals() {
      return read.originals();
    }

    /**
     * Returns a rejected record with this finding only, without a patient or the record as read.
     */
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

  /** A record that is not a trigger point injection visit. It is counted and skipped. */
  record NotTpiVisit(long ordinal, ReadResult.NotTpiVisit read) implements VisitResult {
    @Override
    public List<Finding> findings() {
      return read.findings();
    }
  }

  /**
   * A message that states that two medical record numbers belong to one person.
   *
   * @param retired the number that is no longer used
   * @param surviving the number of the record that remains
   * @param findings for callers that store nothing and cannot link the patients
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
   * The end of the input, or of the part that can be read. Without an error, the input was read
   * completely, and the findings are about the whole input.
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
