package org.tpibridge.reading.input;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Visit;

/** What became of one visit of an input, or of the input itself. */
public sealed interface ReadResult {

  /** The row, the start of the JSON value, or the input. */
  Place place();

  /**
   * Of the visit's content, 64 hexadecimal digits; {@code docs/visit.md} says over what. Empty
   * where there is no visit.
   */
  String sha256();

  /** Findings about the whole input (its header, its encoding) come with what is read first. */
  List<Finding> findings();

  /**
   * A visit that was understood.
   *
   * @param places where each of its fields stands
   * @param originals the pieces of the input that it was read from, in their order
   * @param source where its numbers come from; the clinic itself where empty
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

    /** The same visit, if it turns out later that it has an error. */
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
   * A visit that has at least one error; the rest of the input goes on.
   *
   * @param visitId where it could be read
   * @param mrn of the patient, where it could be read
   * @param source as for {@link Read}
   * @param originals as for {@link Read}; what is too long to be read is not here
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

    /** The id identifies a patient's visit and stays out of logs. */
    @Override
    public String toString() {
      return "Rejected[" + place.description() + ", " + findings + "]";
    }
  }

  /**
   * A message or a row that is not of a trigger point injection visit, such as a lab result. It is
   * counted and left out, and is no error.
   *
   * @param visitId of the visit that it belongs to if a later message makes that one
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

    /** The id identifies a patient's visit and stays out of logs. */
    @Override
    public String toString() {
      return "NotTpiVisit[" + place.description() + "]";
    }
  }

  /**
   * A message that says that two medical record numbers are one person's. Those who store patients
   * link them.
   *
   * @param retired the number that is no longer used
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

    /** No patient data. */
    @Override
    public String toString() {
      return "MergedPatients[" + place.description() + "]";
    }
  }

  /**
   * The input, or the rest of it, gives no visits: it has no header, is cut off, is not a text. An
   * input that was read to its end, and of which there is something to say, gives this too, without
   * an error: it holds no visit, or has something after its end.
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
