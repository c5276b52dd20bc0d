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
 * What a clinic's own segments, and observations by its own codes, tell; {@code docs/hl7v2.md} has
 * the form.
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

  /** An observation by any of its codes or names. */
  record Observation(List<String> codes, List<String> names, ObservationMeaning named) {}

  /**
   * A field of a segment.
   *
   * @param component 0 for the whole field
   */
  public record Custom(String segment, int field, int component, ObservationMeaning named) {}

  /**
   * A map, or what is wrong with it.
   *
   * @param map empty where there are errors
   * @param findings with line and column
   */
  public record Result(Optional<SegmentMap> map, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** The map in a file, UTF-8. */
  public static Result read(Path file) {
    return read(YamlFile.read(file));
  }

  /** The map in a file that was read before. */
  public static Result read(TextFile file) {
    return YamlFile.parse(
        file,
        Hl7FindingCodes.MAP_YAML,
        text -> SegmentMapParser.parse(text, file.name()),
        problem -> new Result(Optional.empty(), List.of(problem)));
  }

  /** Where visit ids and MRNs come from; the clinic itself where empty. */
  public Optional<String> source() {
    return source;
  }

  List<Observation> observations() {
    return observations;
  }

  public List<Custom> customFields() {
    return customFields;
  }

  /** Whose record numbers (PID-3.4) count, or "". */
  public String mrnAuthority() {
    return mrnAuthority;
  }

  /** What shows that a message is about a trigger point injection. */
  public TpiSignals signals() {
    return signals;
  }

  /** Maps nothing. */
  public static SegmentMap none() {
    return new SegmentMap(Optional.empty(), List.of(), List.of(), TpiSignals.NONE, "");
  }

  /** What senders usually send. */
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
