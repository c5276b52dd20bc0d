package org.tpibridge.exchange.lease;

/** Whether work may go on. Asked often, by many threads. */
@FunctionalInterface
public interface RunPermission {
  RunPermission ALWAYS = () -> true;

  boolean isGranted();
}
