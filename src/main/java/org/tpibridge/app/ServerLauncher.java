package org.tpibridge.app;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tpibridge.app.SecurityProperties.LocalToken;
import org.tpibridge.cli.CommandServices;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.launch.RunningServer;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.UploadedImports;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.server.BridgeServer;
import org.tpibridge.server.ServerComponents;
import org.tpibridge.server.ServerException;
import org.tpibridge.server.ServerSettings;
import org.tpibridge.store.Store;

/** Starts the HTTP server for the terminal, with what it imports. */
record ServerLauncher(CommandServices services, BridgeProperties settings, Store store) {

  private record Running(
      BridgeServer server,
      Optional<Path> tokenFile,
      UploadedImports imports,
      SubmittedVisits visits)
      implements RunningServer {
    @Override
    public URI url() {
      return server.url();
    }

    @Override
    public void await() throws InterruptedException {
      server.await();
    }

    @Override
    public void close() {
      server.close();
      imports.close();
      visits.close();
    }
  }

  RunningServer start(PipelineOptions options, Optional<Integer> port) {
    LocalToken local = settings.security().localToken(settings.store().database());
    ImportFactory factory = services.importFactory(options);
    SubmittedVisits visits = new SubmittedVisits(factory, store);
    UploadedImports imports =
        UploadedImports.start(
            settings.uploads().folder(settings.store().database()),
            factory,
            Terminal.program(),
            store,
            services.outputs(options.maps()));
    boolean started = false;
    try {
      BridgeServer server =
          BridgeServer.start(
              new ServerSettings(local.token(), settings.security().behindProxy(), port),
              components(imports, visits));
      started = true;
      return new Running(server, local.file(), imports, visits);
    } catch (ServerException e) {
      throw new UsageException(e.getMessage());
    } finally {
      if (!started) {
        imports.close();
        visits.close();
      }
    }
  }

  private ServerComponents components(UploadedImports imports, SubmittedVisits visits) {
    Clock clock = Clock.systemUTC();
    return new ServerComponents(
        FhirContext.forR4Cached(),
        store,
        () -> services.validator(List.of()),
        services.sources().clinic().zone(),
        Terminal.version(),
        clock,
        imports,
        visits,
        new JobUndo(store, services.indexer(), Terminal.program(), clock));
  }
}
