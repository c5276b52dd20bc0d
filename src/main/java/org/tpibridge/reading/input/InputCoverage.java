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
 * Counts which values of an input are used, for each part: a column of a table, a field of an HL7
 * v2 segment ({@code PV1-44}) or a property of a JSON value (its pointer without indexes). Each
 * value is counted once, as used, partly used, ignored or refused. No value is stored, and places
 * are stored as numbers without file names, so that a report contains no patient data.
 *
 * <p>One instance may be used for several inputs in turn, which are counted together. Not
 * thread-safe.
 */
public final class InputCoverage {
  private static final int MAX_PARTS = 2_000;

  /** Counts all further parts once there are too many. */
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

  /** An instance that counts nothing. */
  public static InputCoverage disabled() {
    return new InputCoverage(false);
  }

  /** Whether values are counted. */
  public boolean isEnabled() {
    return enabled;
  }

  /** The parts in the order in which they first occurred. */
  public Collection<Part> parts() {
    return Collections.unmodifiableCollection(parts.values());
  }

  /** The number of inputs that were started. */
  public int inputs() {
    return inputs;
  }

  /** Starts the next input; places that follow are in it. */
  public void startInput() {
    inputs++;
  }

  /** Adds a part, even if it never has a value. */
  public void part(String name) {
    if (enabled) {
      partOf(name);
    }
  }

  /** Counts a value that is in a visit. */
  public void used(String part, Place where) {
    count(part, Use.USED, where);
  }

  /** Counts a value of which only some is in a visit. */
  public void partlyUsed(String part, Place where) {
    count(part, Use.PARTLY, where);
  }

  /** Counts a value that is in no visit. */
  public void ignored(String part, Place where) {
    count(part, Use.IGNORED, where);
  }

  /** Counts a value of a rejected visit that would have been used. */
  public void refused(String part, Place where) {
    count(part, Use.REFUSED, where);
  }

  private void count(String part, Use use, Place where) {
    if (enabled) {
      partOf(part).count(use, inputs, where);
    }
  }

  private Part partOf(String name) {
    Part existing = parts.get(name);
    if (existing != null) {
      return existing;
    }
    String counted = parts.size() < MAX_PARTS ? name : OTHER_PARTS;
    return parts.computeIfAbsent(counted, Part::new);
  }

  /** How a value was used. */
  public enum Use {
    USED,
    PARTLY,
    IGNORED,
    REFUSED
  }

  /** How a part was used as a whole. */
  public enum PartStatus {
    /** Every value outside rejected visits was used. */
    USED,
    /** Some values were used and some were not. */
    PARTLY,
    /** No value was used. */
    IGNORED,
    /** All values are in rejected visits. */
    REFUSED,
    /** The part has no value. */
    EMPTY
  }

  /**
   * The place of a value.
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

    /** The first places of values with this use, at most three. */
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

    /** Only the numbers of rows and lines, because the rest of a place may be content. */
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
