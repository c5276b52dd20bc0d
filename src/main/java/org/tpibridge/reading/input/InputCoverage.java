package org.tpibridge.reading.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Place;

/**
 * What of an input was understood, part by part: a part is a column of a table, a field of an HL7
 * v2 segment ({@code PV1-44}), a property of a JSON value (its pointer without indexes). Each value
 * in a part is counted once, as used, partly used, ignored or refused. Nothing of a value is kept;
 * places are kept as numbers, without the names of files, so that a report made of this may be
 * shown to anybody.
 *
 * <p>May be given to one reading after the other, which then are counted together. For one thread.
 */
public final class InputCoverage {
  private static final int MAX_PARTS = 2_000;

  /** Holds what comes when there are too many parts to tell apart. */
  private static final String OTHER_PARTS = "(further parts)";

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final boolean enabled;
  private int inputs;

  public InputCoverage() {
    this(true);
  }

  private InputCoverage(boolean enabled) {
    this.enabled = enabled;
  }

  /** For those who do not want to know: keeps nothing. */
  public static InputCoverage disabled() {
    return new InputCoverage(false);
  }

  /** Whether it is worth the while to look at every value. */
  public boolean isEnabled() {
    return enabled;
  }

  /** The parts in the order in which they were met. */
  public Collection<Part> parts() {
    return Collections.unmodifiableCollection(parts.values());
  }

  /** How many inputs were begun. */
  public int inputs() {
    return inputs;
  }

  /** From here on, places are in the next input. */
  public void startInput() {
    inputs++;
  }

  /** There is such a part, whether or not there is ever a value in it. */
  public void part(String name) {
    if (enabled) {
      partOf(name);
    }
  }

  /** A value became part of a visit. */
  public void used(String part, Place where) {
    count(part, Use.USED, where);
  }

  /** Some of a value became part of a visit, and some did not. */
  public void partlyUsed(String part, Place where) {
    count(part, Use.PARTLY, where);
  }

  /** Nothing of a value is in any visit. */
  public void ignored(String part, Place where) {
    count(part, Use.IGNORED, where);
  }

  /** A value would have been used, but it stands in a visit that was rejected. */
  public void refused(String part, Place where) {
    count(part, Use.REFUSED, where);
  }

  private void count(String part, Use use, Place where) {
    if (enabled) {
      partOf(part).count(use, inputs, where);
    }
  }

  private Part partOf(String name) {
    Part known = parts.get(name);
    if (known != null) {
      return known;
    }
    String kept = parts.size() < MAX_PARTS ? name : OTHER_PARTS;
    return parts.computeIfAbsent(kept, Part::new);
  }

  /** What became of a value. */
  public enum Use {
    USED,
    PARTLY,
    IGNORED,
    REFUSED
  }

  /** What became of a part as a whole. */
  public enum PartStatus {
    /** Every value that is not in a rejected visit was used. */
    USED,
    /** Some was used, and some was not. */
    PARTLY,
    /** No value was used. */
    IGNORED,
    /** All values stand in rejected visits. */
    REFUSED,
    /** There is no value. */
    EMPTY
  }

  /**
   * Where a value stands.
   *
   * @param input the number of the input, from 1, in the order of reading
   * @param within the place in it, such as {@code row 5}
   */
  public record Sample(int input, String within) {}

  /** The counts of one part. */
  public static final class Part {
    private static final int SAMPLES = 3;

    private final String name;
    private final Map<Use, Counter> uses = new EnumMap<>(Use.class);

    private Part(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    public long count(Use use) {
      Counter counted = uses.get(use);
      return counted == null ? 0 : counted.count;
    }

    /** The first places of values of which this became, at most three. */
    public List<Sample> samples(Use use) {
      Counter counted = uses.get(use);
      return counted == null ? List.of() : List.copyOf(counted.samples);
    }

    public PartStatus status() {
      boolean some = count(Use.USED) > 0;
      if (count(Use.PARTLY) > 0 || (some && count(Use.IGNORED) > 0)) {
        return PartStatus.PARTLY;
      }
      if (some) {
        return PartStatus.USED;
      }
      if (count(Use.IGNORED) > 0) {
        return PartStatus.IGNORED;
      }
      return count(Use.REFUSED) > 0 ? PartStatus.REFUSED : PartStatus.EMPTY;
    }

    private void count(Use use, int input, Place where) {
      Counter counted = uses.computeIfAbsent(use, u -> new Counter());
      if (counted.count++ < SAMPLES) {
        counted.samples.add(new Sample(input, within(where)));
      }
    }

    private static final class Counter {
      private final List<Sample> samples = new ArrayList<>(SAMPLES);
      private long count;
    }

    /** Rows and lines by their numbers: what else a place names may be content. */
    private static String within(Place where) {
      if (where instanceof Place.Cell cell) {
        return "row " + cell.row();
      }
      if (where instanceof Place.Text text) {
        return "line " + text.line();
      }
      return where.locationInSource();
    }
  }
}
