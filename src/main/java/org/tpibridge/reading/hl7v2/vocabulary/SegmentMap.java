package org.tpibridge.reading.hl7v2.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.yaml.YamlFile;

/**
 * Maps a clinic's own segments, and observations with its own codes, to columns; {@code
 * docs/hl7v2.md} describes the format.
 */
public final class SegmentMap {
  private static final String SHIPPED = "observations.yaml";

  private final Optional<String> source;
  private final List<Observation> observations;
  private final List<Custom> customFields;
  private final TpiSignals signals;

  private final String mrnAuthority;

  SegmentMap(
      Optional<String> source,
      List<Observation> observations,
      List<Custom> customFields,
      TpiSignals signals,
      String mrnAuthority) {
    this.source = source;
    this.mrnAuthority = mrnAuthority;
    this.observations = List.copyOf(observations);
    this.customFields = List.copyOf(customFields);
    this.signals = signals;
  }

  /** An observation, identified by any of its codes or names. */
  record Observation(List<String> codes, List<String> names, ObservationMeaning named) {}

  /**
   * A field of a segment.
   *
   * @param component the component, or 0 for the whole field
   */
  public record Custom(String segment, int field, int component, ObservationMeaning named) {}

  /**
   * A map, or its errors.
   *
   * @param map empty if there are errors
   * @param findings with line and column
   */
  public record Result(Optional<SegmentMap> map, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Reads a map from a UTF-8 file. */
  public static Result read(Path file) {
    return read(YamlFile.read(file));
  }

  /** Reads a map from a file that was read before. */
  public static Result read(TextFile file) {
    return YamlFile.parse(
        file,
        Hl7FindingCodes.MAP_YAML,
        text -> SegmentMapParser.parse(text, file.name()),
        problem -> new Result(Optional.empty(), List.of(problem)));
  }

  /** Returns the source of visit ids and MRNs; empty for the clinic itself. */
  public Optional<String> source() {
    return source;
  }

  List<Observation> observations() {
    return observations;
  }

  public List<Custom> customFields() {
    return customFields;
  }

  /** Returns the assigning authority (PID-3.4) whose record numbers are used, or "". */
  public String mrnAuthority() {
    return mrnAuthority;
  }

  /** Returns the signals that a message is about a trigger point injection. */
  public TpiSignals signals() {
    return signals;
  }

  /** Returns an empty map. */
  public static SegmentMap none() {
    return new SegmentMap(Optional.empty(), List.of(), List.of(), TpiSignals.NONE, "");
  }

  /** Returns the built-in map of observations that many senders use. */
  public static SegmentMap shipped() {
    return ShippedMap.MAP;
  }

  private static final class ShippedMap {
    private static final SegmentMap MAP = read();

    private static SegmentMap read() {
      try (InputStream yaml = SegmentMap.class.getResourceAsStream(SHIPPED)) {
        return SegmentMapParser.parseShipped(
            new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
