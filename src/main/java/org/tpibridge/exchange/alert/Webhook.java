package org.tpibridge.exchange.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.http.HttpHeaders;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.GuardedHttp;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.exchange.settings.WriteProfile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts alerts as JSON. Only its host is called, with TLS unless it is this machine, and its answer
 * is not used. The URL is never printed, because it often is a secret.
 */
public final class Webhook implements AlertReceiver {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIME = Duration.ofSeconds(10);

  private final URI url;
  private final Optional<Secret> token;
  private final GuardedHttp http;

  private Webhook(URI url, Optional<Secret> token, GuardedHttp http) {
    this.url = url;
    this.token = token;
    this.http = http;
  }

  /**
   * Opens a webhook; nothing is sent yet.
   *
   * @param token sent as a bearer token
   * @throws IllegalArgumentException if the URL cannot be used; the message does not quote it
   */
  public static Webhook open(URI url, Optional<Secret> token, boolean allowHttp) {
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "alerts.webhook must be a URL such as https://alerts.example/hook, without a user, a"
              + " password and #");
    }
    ConnectionPolicy connection =
        new ConnectionPolicy(
            allowHttp,
            ConnectionPolicy.DEFAULT.allowedHosts(),
            false,
            TIME,
            TIME,
            TIME,
            1 << 16,
            ConnectionPolicy.TlsPolicy.DEFAULT);
    return new Webhook(url, token, GuardedHttp.open(settings(base(url), connection)));
  }

  /** The host alone: the rest of the URL may be a secret. */
  private static URI base(URI url) {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority());
  }

  private static EhrSettings settings(URI base, ConnectionPolicy connection) {
    try {
      return new EhrSettings(
          "alerts-webhook",
          base,
          Environment.PRODUCTION,
          PushPolicy.DEFAULT,
          MatchingPolicy.DEFAULT,
          connection,
          new Authorization.None(),
          LimitPolicy.DEFAULT,
          CapabilityPolicy.DEFAULT,
          WriteProfile.EVERYTHING,
          PullPolicy.DEFAULT,
          ConflictPolicy.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "alerts.webhook must start with https://. For http:// in a protected network, set"
              + " alerts.allow-http: true",
          e);
    }
  }

  @Override
  public Optional<String> send(Notification notification) {
    HttpPost post = new HttpPost(url);
    post.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    post.setEntity(new ByteArrayEntity(json(notification).getBytes(UTF_8)));
    try {
      token.ifPresent(
          secret -> post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + secret.reveal()));
      Answer answer = http.send(post, new RequestTrace());
      return answer.status() >= 200 && answer.status() < 300
          ? Optional.empty()
          : Optional.of("The webhook answered HTTP " + answer.status() + ".");
    } catch (IOException | RuntimeException e) {
      // Not its message, which may quote the URL or the token.
      return Optional.of("The webhook did not answer (" + e.getClass().getSimpleName() + ").");
    }
  }

  private static String json(Notification notification) {
    Alert alert = notification.alert();
    ObjectNode json = JSON.createObjectNode();
    json.put("program", "TPI Bridge");
    json.put("ehr", alert.ehr());
    json.put("alert", alert.kind().word());
    json.put("state", notification.state().word());
    json.put("since", notification.since().toString());
    json.put("time", notification.time().toString());
    // The name that chat programs expect.
    json.put("text", "TPI Bridge: " + alert.ehr() + ": " + alert.message());
    return json.toString();
  }

  @Override
  public void close() {
    http.close();
  }

  /** Does not show the URL. */
  @Override
  public String toString() {
    return "Webhook[…]";
  }
}
