package org.tpibridge.server.admin;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tpibridge.importing.messages.ListenerStatus;

/** The listener for HL7 v2 messages of this server. */
@RestController
@RequestMapping("/api/listener")
public class ListenerController {
  private final Supplier<Optional<ListenerStatus>> status;

  public ListenerController(Supplier<Optional<ListenerStatus>> status) {
    this.status = status;
  }

  @Operation(summary = "State of the listener for HL7 v2 messages")
  @GetMapping
  ListenerStatus status() {
    return status
        .get()
        .orElseThrow(() -> ApiException.notFound("This server was started without --listen."));
  }
}
