package org.tpibridge.exchange.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/**
 * Says why there is no connection, for users; without the texts of exceptions, which may have
 * anything in them.
 */
public final class ConnectionFailures {
  private ConnectionFailures() {}

  /**
   * @param peer such as {@code EHR}
   */
  public static String message(IOException failure, String peer) {
    if (failure instanceof UnknownHostException) {
      return "The host name of the " + peer + " cannot be resolved.";
    }
    if (failure instanceof ConnectionPoolTimeoutException) {
      return "No connection was free. Too many requests are waiting for the " + peer + ".";
    }
    if (failure instanceof ConnectTimeoutException
        || failure instanceof SocketTimeoutException
        || failure instanceof ResponseLimitException) {
      return "The " + peer + " did not accept a connection in time.";
    }
    if (failure instanceof SSLException) {
      return "TLS failed: " + TlsFailures.reason(failure);
    }
    if (failure instanceof ConnectException) {
      return "The " + peer + " refused the connection. It may not be running.";
    }
    if (failure instanceof NoRouteToHostException) {
      return "There is no route to the " + peer + ".";
    }
    return "The connection to the " + peer + " failed.";
  }
}
