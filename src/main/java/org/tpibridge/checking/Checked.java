package org.tpibridge.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.mapping.Mapped;
import org.tpibridge.source.NotTpi;
import org.tpibridge.source.Original;
import org.tpibridge.source.Places;
import org.tpibridge.visit.Visit;

/** What became of one visit of an input. */
public sealed interface Checked {

  /** Which of its input this is, counted from 1 in the order in which the input is read. */
  long ordinal();

  /** Where the visit stands in its input. */
  Place place();

  /**
   * Of the visit's own bytes, 64 hexadecimal digits; {@code docs/visit.md} says over what. Empty
   * where there is no visit.
   */
  String sha256();

  List<Finding> findings();

  /** Mapped, and without an error. */
  record Accepted(Passed passed, Mapped mapped) implements Checked {
    @Override
    public long ordinal() {
      return passed.ordinal();
    }

    public Visit visit() {
      return passed.visit();
    }

    @Override
    public Place place() {
      return passed.place();
    }

    @Override
    public String sha256() {
      return passed.sha256();
    }

    @Override
    public List<Finding> findings() {
      return passed.findings();
    }

    public Bundle bundle() {
      return mapped.bundle();
    }

    /** With a warning, or an information, more. */
    public Accepted with(Finding more) {
      return new Accepted(passed.with(more), mapped);
    }
  }

  /**
   * An accepted visit without its Bundle: for those who made of that what they need. Ten times
   * smaller, so that many can wait.
   *
   * @param source where its numbers come from; the clinic itself where empty
   * @param system of the visit's id
   * @param places where each of the visit's fields stands
   * @param originals the pieces of the input that it was read from, in their order
   * @param findings warnings and information only
   */
  record Passed(
      long ordinal,
      Visit visit,
      About about,
      Optional<String> source,
      String system,
      Place place,
      Places places,
      String sha256,
      List<Original> originals,
      List<Finding> findings)
      implements Checked {

    /** For those who cannot take it all the same. */
    public Rejected rejected(Finding because) {
      return new Rejected(
          ordinal,
          Optional.of(visit.visitId()),
          Optional.of(about),
          place,
          sha256,
          originals,
          findingsAnd(because));
    }

    private Passed with(Finding more) {
      return new Passed(
          ordinal,
          visit,
          about,
          source,
          system,
          place,
          places,
          sha256,
          originals,
          findingsAnd(more));
    }

    private List<Finding> findingsAnd(Finding more) {
      List<Finding> all = new ArrayList<>(findings);
      all.add(more);
      return all;
    }
  }

  /**
   * Whom a visit is about.
   *
   * @param name of the patient: the MRN, with its system where that is not the clinic's
   * @param patient id of the Patient resource
   */
  record About(String mrn, String name, String patient) {

    /** No patient data. */
    @Override
    public String toString() {
      return "About[…]";
    }
  }

  /**
   * At least one error; the rest of the input goes on.
   *
   * @param visitId where it could be read
   * @param about whom, where the MRN could be read
   * @param originals the pieces of the input that it was read from, to be handed back
   */
  record Rejected(
      long ordinal,
      Optional<String> visitId,
      Optional<About> about,
      Place place,
      String sha256,
      List<Original> originals,
      List<Finding> findings)
      implements Checked {

    /** With this for all that is said of it: about nobody, and with nothing of what was read. */
    public Rejected withoutContent(Finding because) {
      return new Rejected(
          ordinal, Optional.empty(), Optional.empty(), place, "", List.of(), List.of(because));
    }
  }

  /**
   * A message or a row that is not of a trigger point injection visit; it is counted and left out.
   *
   * @param visitId of the visit that it belongs to if a later message makes that one
   * @param findings warnings and information only
   */
  record NotTpiVisit(
      long ordinal, Optional<String> visitId, NotTpi what, Place place, List<Finding> findings)
      implements Checked {
    @Override
    public String sha256() {
      return "";
    }

    /** The id identifies a patient's visit and stays out of logs. */
    @Override
    public String toString() {
      return "NotTpiVisit[" + place.words() + "]";
    }
  }

  /**
   * Two medical record numbers are one person's.
   *
   * @param retired whose number is no longer used
   * @param surviving whose record remains
   * @param findings for those who store nothing, and so link nothing
   */
  record MergedPatients(
      long ordinal, About retired, About surviving, Place place, List<Finding> findings)
      implements Checked {
    @Override
    public String sha256() {
      return "";
    }
  }

  /** Not asked for: read, and neither mapped nor proven. */
  record Skipped(long ordinal, Place place, String sha256) implements Checked {
    @Override
    public List<Finding> findings() {
      return List.of();
    }
  }

  /**
   * The input, or what is left of it from here on, cannot be read. Without an error it was read to
   * its end, and the findings are about the whole of it.
   */
  record Unreadable(long ordinal, Place place, List<Finding> findings) implements Checked {
    public boolean isReadToEnd() {
      return findings.stream().noneMatch(Finding::isError);
    }

    @Override
    public String sha256() {
      return "";
    }
  }
}
