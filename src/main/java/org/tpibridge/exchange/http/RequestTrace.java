package org.tpibridge.exchange.http;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What happened to one request, as far as this program can know. */
public final class RequestTrace {
  private volatile boolean sent;
  private volatile Optional<Answer> answer = Optional.empty();
  private volatile Optional<IOException> failure = Optional.empty();

  private volatile Optional<X509Certificate> certificate = Optional.empty();

  /** The first byte of the request is about to be written. */
  void sending() {
    sent = true;
  }

  void connectedTo(X509Certificate peer) {
    certificate = Optional.of(peer);
  }

  public void answered(Answer complete) {
    answer = Optional.of(complete);
    failure = Optional.empty();
  }

  public void failed(IOException e) {
    answer = Optional.empty();
    failure = Optional.of(e);
  }

  /** Whether the EHR may have received the request. */
  public boolean isSent() {
    return sent;
  }

  /** The certificate of the EHR, if the connection uses TLS. */
  public Optional<X509Certificate> certificate() {
    return certificate;
  }

  public Optional<Answer> answer() {
    return answer;
  }

  public Optional<IOException> failure() {
    return failure;
  }
}
