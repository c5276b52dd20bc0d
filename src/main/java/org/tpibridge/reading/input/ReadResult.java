package org.tpibridge.reading.input;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Visit;

/** The result of reading one visit of an input, or the input itself. */
public sealed interface ReadResult {

  /** The row, the start of the JSON value, or the input. */
  Place place();

  /**
   * The hash of the visit's content, 64 hexadecimal digits; {@code docs/visit.md} defines the
   * content. Empty if there is no visit.
   */
  String sha256();

  /** The findings. Those about the whole input (header, encoding) are in the first result. */
  List<Finding> findings();

  /**
   * A visit that was read.
   *
   * @param places of its fields
   * @param originals the pieces of the input that it was read from, in order
   * @param source the system that assigned its identifiers; empty means the clinic itself
   * @param findings warnings and information only
   */
  record Read(
      Visit visit,
      Optional<String> source,
      PlaceLookup places,
      Place place,
      String sha256,
      List<OriginalRecord> originals,
      List<Finding> findings)
      implements ReadResult {
    public Read {
      originals = List.copyOf(originals);
      findings = List.copyOf(findings);
    }

    /** The same visit rejected, for an error that is found later. */
    public Rejected rejected(List<Finding> reasons) {
      return new Rejected(
          Optional.of(visit.visitId()),
          Optional.of(visit.patient().mrn()),
          source,
          place,
          sha256,
          originals,
          reasons);
    }
  }

  /**
   * A visit with at least one error. Reading continues with the next visit.
   *
   * @param visitId if it could be read
   * @param mrn of the patient, if it could be read
   * @param source as for {@link Read}
   * @param originals as for {@link Read}, without what is too long to be read
   */
  record Rejected(
      Optional<String> visitId,
      Optional<String> mrn,
      Optional<String> source,
      Place place,
      String sha256,
      List<OriginalRecord> originals,
      List<Finding> findings)
      implements ReadResult {
    public Rejected {
      originals = List.copyOf(originals);
      findings = List.copyOf(findings);
    }

    /** Without the id, which is patient data and must not be logged. */
    @Override
    public String toString() {
      return "Rejected[" + place.description() + ", " + findings + "]";
    }
  }

  /**
   * A message or row that is not part of a trigger point injection visit, such as a lab result. It
   * is counted and skipped; it is not an error.
   *
   * @param visitId of the visit that it belongs to, if a later message makes it a trigger point
   *     injection visit
   * @param findings warnings and information only
   */
  record NotTpiVisit(
      Optional<String> visitId, SkippedRecord what, Place place, List<Finding> findings)
      implements ReadResult {
    public NotTpiVisit {
      findings = List.copyOf(findings);
    }

    @Override
    public String sha256() {
      return "";
    }

    /** Without the id, which is patient data and must not be logged. */
    @Override
    public String toString() {
      return "NotTpiVisit[" + place.description() + "]";
    }
  }

  /**
   * A message that states that two medical record numbers belong to one person. The store links the
   * two patients.
   *
   * @param retired the number that is no longer in use
   * @param surviving the number of the record that remains
   * @param source of both; as for {@link Read}
   */
  record MergedPatients(
      String retired,
      String surviving,
      Optional<String> source,
      Place place,
      List<Finding> findings)
      implements ReadResult {
    public MergedPatients {
      findings = List.copyOf(findings);
    }

    @Override
    public String sha256() {
      return "";
    }

    /** Without the numbers, which are patient data. */
    @Override
    public String toString() {
      return "MergedPatients[" + place.description() + "]";
    }
  }

  /**
   * The input, or the rest of it, cannot be read: it has no header, is truncated or is not text.
   * Also returned, without an error, for an input that was read to its end and has findings itself:
   * it contains no visit, or data after its end.
   */
  record Unreadable(Place place, List<Finding> findings) implements ReadResult {
    public Unreadable {
      findings = List.copyOf(findings);
    }

    @Override
    public String sha256() {
      return "";
    }
  }
}
