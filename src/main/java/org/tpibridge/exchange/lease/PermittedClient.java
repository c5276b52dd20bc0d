package org.tpibridge.exchange.lease;

import java.util.Optional;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;

/**
 * Sends nothing any more once the permission ended. What is being sent is completed; the next
 * request is not sent, which loses nothing.
 */
public record PermittedClient(EhrClient client, RunPermission permission) implements EhrClient {

  @Override
  public EhrReply send(EhrRequest request) {
    return permission.isGranted()
        ? client.send(request)
        : new NotSent(
            NotSentReason.STOPPED,
            "This process was stopped or paused, or another one has taken over.",
            Optional.empty());
  }

  @Override
  public BreakerState breaker() {
    return client.breaker();
  }

  @Override
  public void close() {
    client.close();
  }
}
