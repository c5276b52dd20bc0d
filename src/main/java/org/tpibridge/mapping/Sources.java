package org.tpibridge.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The clinic, and the other sources of its visits: systems that number visits, and maybe patients,
 * on their own.
 *
 * @param bySource systems by the source's name
 */
public record Sources(Clinic clinic, Map<String, Clinic.Systems> bySource) {

  /** Cannot occur in an identifier. */
  private static final char BETWEEN = '\u001f';

  public Sources {
    bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
  }

  /** A clinic whose visits all have its own systems. */
  public static Sources of(Clinic clinic) {
    return new Sources(clinic, Map.of());
  }

  /** Names, in alphabetical order. */
  public List<String> names() {
    return bySource.keySet().stream().sorted().toList();
  }

  /**
   * The clinic with the systems of a source.
   *
   * @param source its own where empty
   * @throws IllegalArgumentException where there is no such source
   */
  public Clinic clinic(Optional<String> source) {
    if (source.isEmpty()) {
      return clinic;
    }
    Clinic.Systems systems = bySource.get(source.get());
    if (systems == null) {
      throw new IllegalArgumentException("no source " + source.get());
    }
    return clinic.with(systems);
  }

  /**
   * What names a patient wherever only one text is compared: the MRN, and with another system than
   * the clinic's also that.
   *
   * @param source of the MRN
   */
  public String patientName(Optional<String> source, String mrn) {
    String system = clinic(source).systems().mrn();
    return system.equals(clinic.systems().mrn()) ? mrn : mrn + BETWEEN + system;
  }

  /** The clinic's own systems for MRNs, then those of sources, each once with what uses it. */
  public Map<String, String> mrnSystems() {
    Map<String, String> systems = new LinkedHashMap<>();
    systems.put(clinic.systems().mrn(), "");
    names().forEach(name -> systems.putIfAbsent(bySource.get(name).mrn(), name));
    return systems;
  }

  /** All systems in which patients have their numbers. */
  public Stream<Clinic> clinics() {
    return Stream.concat(
        Stream.of(clinic), names().stream().map(name -> clinic.with(bySource.get(name))));
  }
}
