package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.tpibridge.cli.launch.PersonaStart;
import org.tpibridge.cli.launch.RunningPersona;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;
import org.tpibridge.persona.SeedFile;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.persona.access.PersonaAccess;
import org.tpibridge.persona.bulk.ExportForm;
import org.tpibridge.persona.fault.Fault;

/** Starts simulated EHRs for the terminal. */
final class SimulatedEhrLauncher {
  private static final long LARGEST_JWKS = 1L << 20;

  private SimulatedEhrLauncher() {}

  private record Running(SimulatedEhr ehr) implements RunningPersona {
    @Override
    public URI base() {
      return ehr.base();
    }

    @Override
    public int resources() {
      return ehr.resources().size();
    }

    @Override
    public void await() throws InterruptedException {
      ehr.await();
    }

    @Override
    public void close() {
      ehr.close();
    }
  }

  static RunningPersona start(PersonaStart start) {
    SimulatedEhr ehr;
    try {
      ehr = SimulatedEhr.start(FhirContext.forR4Cached(), options(start));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(
          "Port " + start.port() + " cannot be used. Choose another one with --port.");
    }
    try {
      start.data().forEach(file -> ehr.add(new SeedFile(file)));
      return new Running(ehr);
    } catch (IllegalArgumentException e) {
      ehr.close();
      throw new UsageException(e.getMessage());
    }
  }

  private static SimulatedEhrOptions options(PersonaStart start) {
    SimulatedEhrOptions options =
        SimulatedEhrOptions.of(start.kind())
            .withPort(start.port())
            .withAccess(access(start))
            .withFaults(start.faults().stream().map(Fault::parse).toList());
    if (start.contractWrites()) {
      options = options.withContractWrites();
    }
    return start.continuedExports() ? options.withExportForm(ExportForm.VERSION_3) : options;
  }

  private static PersonaAccess access(PersonaStart start) {
    if (start.authorization().isEmpty()) {
      return PersonaAccess.OPEN;
    }
    String[] parts = start.authorization().get().split(":", 3);
    if (parts[0].equals("smart") && parts.length == 2) {
      return new PersonaAccess.Smart(
          parts[1], start.tokenLifetime(), start.keys().map(SimulatedEhrLauncher::text));
    }
    if (parts[0].equals("basic") && parts.length == 3) {
      return new PersonaAccess.Basic(parts[1], parts[2]);
    }
    if (parts[0].equals("bearer") && parts.length == 2) {
      return new PersonaAccess.FixedToken(parts[1]);
    }
    throw new IllegalArgumentException(
        "--authorization must be smart:CLIENT, basic:USER:PASSWORD or bearer:TOKEN.");
  }

  private static String text(Path file) {
    try {
      return new String(LimitedFile.readAll(file, LARGEST_JWKS), UTF_8);
    } catch (IOException e) {
      throw new UsageException("The file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
  }
}
