package org.tpibridge.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.launch.RunningServer;
import org.tpibridge.cli.launch.ServeOptions;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.MapOptions;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.DataKindCheck;
import org.tpibridge.importing.UsageException;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Start the HTTP server with the FHIR endpoint and the API.",
    footer = {
      "",
      "The FHIR endpoint is at /fhir: reading and searching what is stored, and $validate. The API"
          + " at /api imports visits and files; the options below are for them. Requests need a"
          + " token in the header Authorization: Bearer. The first start creates it in a file that"
          + " only its owner can read; with PostgreSQL, set tpibridge.security.token.",
      "",
      "The server listens on 127.0.0.1, port 8080; change this with the settings server.address and"
          + " server.port (--port), or the variables SERVER_ADDRESS and SERVER_PORT. See"
          + " docs/serve.md.",
      "",
      "To stop it, use Ctrl-C or SIGTERM. Requests in progress are finished.",
      "",
      "Exit codes: 130 stopped by Ctrl-C, 143 stopped by SIGTERM, 2 wrong usage, or a port or"
          + " setting that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge serve",
      "  tpi-bridge serve --port 9090",
    })
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final CommandServices services;
  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on (default: the setting server.port, or 8080).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--listen",
      description =
          "Also receive HL7 v2 messages over MLLP, as tpi-bridge listen does (docs/listener.md).")
  private boolean listen;

  @Mixin private MapOptions maps;
  @Mixin private RulesOption rules;
  @Mixin private DemoOption demo;

  ServeCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (port.isPresent() && (port.get() < 0 || port.get() > HIGHEST_PORT)) {
      throw new UsageException("--port must be from 0 to " + HIGHEST_PORT + ".");
    }
    services.requireClinicSettings(demo.isDemo());
    ServeOptions options =
        new ServeOptions(
            new PipelineOptions(true, rules.sets(), maps.toMaps(), demo.isDemo()), port, listen);
    try (Store store = services.store(SchemaPolicy.MIGRATE)) {
      new DataKindCheck(demo.isDemo()).check(store);
      InterruptedErasures.print(store, console.err());
      services.erasures().requireKey(store);
      ReindexCommand.reindex(store, console);
      return serve(store, options);
    }
  }

  private int serve(Store store, ServeOptions options) {
    try (RunningServer server = services.serve(store, options)) {
      console.out().println(server.url() + "/fhir");
      console.out().flush();
      server
          .tokenFile()
          .ifPresent(file -> console.err().println("The token is in the file " + file + "."));
      server
          .listener()
          .ifPresent(
              address ->
                  console
                      .err()
                      .println(
                          "Messages are received at %s:%d."
                              .formatted(
                                  address.getAddress().getHostAddress(), address.getPort())));
      console.err().println("The server is ready. To stop it, use Ctrl-C.");
      server.await();
      return ExitCode.OK.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK.number();
    }
  }
}
