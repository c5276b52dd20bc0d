package org.tpibridge.exchange.http;

import java.net.UnknownHostException;

/**
 * Thrown if a URL or its address is not allowed. The message is for a user. It is a kind of failed
 * resolution, because that is where addresses are checked.
 */
public final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  ForbiddenAddressException(String message) {
    super(message);
  }
}
