package org.tpibridge.source;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Visit;

/** What became of one visit of an input, or of the input itself. */
public sealed interface Parsed {

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
      Places places,
      Place place,
      String sha256,
      List<Original> originals,
      List<Finding> findings)
      implements Parsed {
    public Read {
      originals = List.copyOf(originals);
      findings = List.copyOf(findings);
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
      List<Original> originals,
      List<Finding> findings)
      implements Parsed {
    public Rejected {
      originals = List.copyOf(originals);
      findings = List.copyOf(findings);
    }

    /** The id identifies a patient's visit and stays out of logs. */
    @Override
    public String toString() {
      return "Rejected[" + place.words() + ", " + findings + "]";
    }
  }

  /**
   * The input, or the rest of it, gives no visits: it has no header, is cut off, is not a text. An
   * input that is sound but holds no visit gives this too, with a warning instead of an error.
   */
  record Unreadable(Place place, List<Finding> findings) implements Parsed {
    public Unreadable {
      findings = List.copyOf(findings);
    }

    @Override
    public String sha256() {
      return "";
    }
  }
}
