package org.tpibridge.persona;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.tpibridge.persona.access.PersonaAccess;
import org.tpibridge.persona.bulk.ExportForm;
import org.tpibridge.persona.facts.FactTable;
import org.tpibridge.persona.fault.Fault;

/**
 * How a simulated EHR runs.
 *
 * @param kind such as {@code epic-like}
 * @param port 0 for any free port
 * @param contractWrites whether it accepts what a contract adds to what it declares
 * @param faults that it has from the start
 */
public record SimulatedEhrOptions(
    String kind,
    int port,
    PersonaAccess access,
    boolean contractWrites,
    ExportForm exportForm,
    List<Fault> faults,
    InstantSource clock) {

  public SimulatedEhrOptions {
    faults = List.copyOf(faults);
  }

  /** Any free port, open for everybody, no faults. */
  public static SimulatedEhrOptions of(String kind) {
    return new SimulatedEhrOptions(
        kind,
        0,
        PersonaAccess.OPEN,
        false,
        ExportForm.VERSION_2,
        List.of(),
        InstantSource.system());
  }

  /** The kinds of EHR that can be simulated. */
  public static Set<String> kinds() {
    return FactTable.kinds(FactTable.read());
  }

  public SimulatedEhrOptions withPort(int newPort) {
    return new SimulatedEhrOptions(
        kind, newPort, access, contractWrites, exportForm, faults, clock);
  }

  public SimulatedEhrOptions withAccess(PersonaAccess newAccess) {
    return new SimulatedEhrOptions(
        kind, port, newAccess, contractWrites, exportForm, faults, clock);
  }

  public SimulatedEhrOptions withContractWrites() {
    return new SimulatedEhrOptions(kind, port, access, true, exportForm, faults, clock);
  }

  public SimulatedEhrOptions withExportForm(ExportForm newForm) {
    return new SimulatedEhrOptions(kind, port, access, contractWrites, newForm, faults, clock);
  }

  public SimulatedEhrOptions withFaults(List<Fault> newFaults) {
    return new SimulatedEhrOptions(
        kind, port, access, contractWrites, exportForm, newFaults, clock);
  }

  public SimulatedEhrOptions withClock(InstantSource newClock) {
    return new SimulatedEhrOptions(
        kind, port, access, contractWrites, exportForm, faults, newClock);
  }
}
