package org.tpibridge.exchange.lease;

/** Whether work may continue. Asked often, by many threads. */
@FunctionalInterface
public interface RunPermission {
  RunPermission ALWAYS = () -> true;

  boolean isGranted();
}
