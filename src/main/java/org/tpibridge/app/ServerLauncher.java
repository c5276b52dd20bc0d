package org.tpibridge.app;

import ca.uhn.fhir.context.FhirContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.app.SecurityProperties.LocalToken;
import org.tpibridge.cli.CommandServices;
import org.tpibridge.cli.ListenOptions;
import org.tpibridge.cli.RunningListener;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.launch.RunningServer;
import org.tpibridge.cli.launch.ServeOptions;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.UploadedImports;
import org.tpibridge.server.BridgeServer;
import org.tpibridge.server.ServerComponents;
import org.tpibridge.server.ServerException;
import org.tpibridge.server.ServerSettings;
import org.tpibridge.store.Store;

/** Starts the HTTP server for the terminal, with what it imports. */
record ServerLauncher(CommandServices services, BridgeProperties settings, Store store) {

  /** What was started, in this order. */
  private record Running(
      Optional<RunningListener> messages,
      SubmittedVisits visits,
      UploadedImports imports,
      BridgeServer server,
      Optional<Path> tokenFile)
      implements RunningServer {
    @Override
    public URI url() {
      return server.url();
    }

    @Override
    public Optional<InetSocketAddress> listener() {
      return messages.map(RunningListener::address);
    }

    @Override
    public void await() throws InterruptedException {
      server.await();
    }

    @Override
    public void close() {
      server.close();
      closeImports(messages, visits, Optional.of(imports));
    }
  }

  private static void closeImports(
      Optional<RunningListener> messages,
      SubmittedVisits visits,
      Optional<UploadedImports> imports) {
    imports.ifPresent(UploadedImports::close);
    visits.close();
    messages.ifPresent(RunningListener::close);
  }

  RunningServer start(ServeOptions options) {
    LocalToken local = settings.security().localToken(settings.store().database());
    ImportFactory factory = services.importFactory(options.pipeline());
    SubmittedVisits visits = new SubmittedVisits(factory, store);
    Optional<RunningListener> messages = Optional.empty();
    Optional<UploadedImports> imports = Optional.empty();
    boolean started = false;
    try {
      if (options.listen()) {
        messages =
            Optional.of(
                services.listen(
                    new ListenOptions(Optional.empty(), OptionalInt.empty(), false),
                    options.pipeline(),
                    store));
      }
      UploadedImports uploads =
          UploadedImports.start(
              settings.uploads().folder(settings.store().database()),
              factory,
              Terminal.program(),
              store,
              services.outputs(options.pipeline().maps()));
      imports = Optional.of(uploads);
      BridgeServer server =
          BridgeServer.start(
              new ServerSettings(local.token(), settings.security().behindProxy(), options.port()),
              components(uploads, visits, messages));
      started = true;
      return new Running(messages, visits, uploads, server, local.file());
    } catch (ServerException e) {
      throw new UsageException(e.getMessage());
    } finally {
      if (!started) {
        closeImports(messages, visits, imports);
      }
    }
  }

  private ServerComponents components(
      UploadedImports imports, SubmittedVisits visits, Optional<RunningListener> messages) {
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
        new JobUndo(store, services.indexer(), Terminal.program(), clock),
        () -> messages.map(RunningListener::status));
  }
}
